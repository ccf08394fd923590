"""Promises for days on which nobody is there, and promises made twice."""

import pytest
from tests import worlds

PROMISING = {
    "promise": lambda name, day: ("promise", name, day),
    "promise with words": lambda name, day: ("promise", name, day, "By mail."),
    "reply": lambda name, day: ("reply", name, "--promise", day, "We have called."),
    "wait": lambda name, day: ("wait", name, "vendor", "--until", day),
}


@pytest.mark.parametrize("words", PROMISING.values(), ids=PROMISING)
@pytest.mark.parametrize(
    ("day", "closed", "instead"),
    [
        ("2026-11-26", "Thursday 2026-11-26", "Friday 2026-11-27"),
        ("sat", "Saturday 2026-11-07", "Monday 2026-11-09"),
        ("+3d", "Sunday 2026-11-08", "Monday 2026-11-09"),
    ],
)
def test_a_closed_day_is_refused_and_the_next_open_day_named(
    library, desk, overdue_ticket, words, day, closed, instead
):
    before = worlds.ticket_text(library, overdue_ticket)
    outcome = desk(*words(overdue_ticket, day))
    assert (outcome.code, outcome.err) == (
        2,
        f"desk: the library is closed on {closed}, so nobody could keep that promise: the next "
        f"open day is {instead}\n",
    )
    assert worlds.ticket_text(library, overdue_ticket) == before


@pytest.mark.parametrize("words", PROMISING.values(), ids=PROMISING)
def test_a_promise_is_made_again_and_no_letter_is_lost(library, desk, overdue_ticket, words):
    assert desk("promise", overdue_ticket, "2026-11-12").code == 0
    assert desk(*words(overdue_ticket, "2026-11-12")).code == 0
    text = worlds.ticket_text(library, overdue_ticket)
    assert worlds.front(library, overdue_ticket)["promised"] == "2026-11-12"
    assert ("We have called." in text) == ("reply" in words("", ""))


def test_nothing_is_written_for_a_promise_that_says_nothing_new(git_library, desk, overdue_ticket):
    desk("promise", overdue_ticket, "2026-11-12")
    before = worlds.git(git_library, "rev-parse", "HEAD")
    outcome = desk("promise", overdue_ticket, "2026-11-12")
    assert (outcome.code, outcome.err) == (0, "2026-11-12 is promised already.\n")
    assert worlds.git(git_library, "rev-parse", "HEAD") == before
