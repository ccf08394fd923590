"""A message finds its ticket by what is proven, then by what is known; a forgery opens a new one."""

import pytest
from tests.rules.hands import NOW, open_ticket, resolved_ticket

from deskbook.mail.model.disposition import Thread, Ties
from deskbook.mail.rules.thread import can_go_on, thread

EVERYTHING = {
    "tokens": ("Q-AAAAAA",),
    "own": ("Q-BBBBBB",),
    "referred": ("Q-CCCCCC",),
    "named": ("Q-DDDDDD",),
}


def found(ties, *, there=True, theirs=True):
    return thread(ties, lambda _: there, lambda _: theirs)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (("tokens", "own", "referred", "named"), Thread("Q-AAAAAA", "token")),
        (("own", "referred", "named"), Thread("Q-BBBBBB", "our-id")),
        (("referred", "named"), Thread("Q-CCCCCC", "reference")),
        (("named",), Thread("Q-DDDDDD", "subject")),
        ((), Thread(None, "nothing")),
    ],
)
def test_the_strongest_tie_holds(left, expected):
    assert found(Ties(**{key: EVERYTHING[key] for key in left})) == expected


def test_a_subject_is_believed_from_its_patron_alone():
    ties = Ties(named=("Q-DDDDDD",), false=("Q-EEEEEE", "Q-DDDDDD"))
    assert found(ties, theirs=False) == Thread(None, "nothing", ("Q-DDDDDD", "Q-EEEEEE"))


def test_a_ticket_that_is_gone_lets_nothing_in():
    assert found(Ties(**EVERYTHING), there=False) == Thread(None, "nothing", ("Q-DDDDDD",))


def test_the_next_tie_counts_where_a_ticket_is_gone():
    ties = Ties(tokens=("Q-AAAAAA",), own=("Q-BBBBBB",))
    assert thread(ties, lambda it: it == "Q-BBBBBB", lambda _: False).ticket == "Q-BBBBBB"


def test_a_ticket_rests_once_it_is_over_and_its_patron_forgotten():
    assert can_go_on(open_ticket())
    assert can_go_on(resolved_ticket(patron="p-7f3kq29d"))
    assert not can_go_on(resolved_ticket(resolved=NOW))
