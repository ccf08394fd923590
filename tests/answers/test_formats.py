"""What a commit proposed stands in its message, whatever becomes of the message."""

from hypothesis import given
from hypothesis import strategies as st

from deskbook.answers.formats import read_proposed, write_proposed
from deskbook.answers.model.proposal import NOTHING, Proposed
from deskbook.library.model.vocabulary import TICKET_ID

MADE = Proposed(
    frozenset(f"Q-AAAAA{it}" for it in "123456789"),
    frozenset({frozenset({"renew-a-book", "renewing"}), frozenset({"a", "b"})}),
)

LINES = """\
Proposed-from: Q-AAAAA1 Q-AAAAA2 Q-AAAAA3 Q-AAAAA4 Q-AAAAA5 Q-AAAAA6 Q-AAAAA7
Proposed-from: Q-AAAAA8 Q-AAAAA9
Proposed-merging: a b
Proposed-merging: renew-a-book renewing"""


def test_tickets_and_mergings_stand_in_lines_of_their_own():
    assert write_proposed(MADE) == LINES
    assert write_proposed(NOTHING) == ""


def test_they_are_found_in_a_squashed_message_and_nothing_else_is():
    message = f"Answers (#12)\r\n\r\n* Distilled\r\n\r\n- Q-BBBBBB: films\n{LINES}\r\n\nmore"
    assert read_proposed(message) == MADE
    assert read_proposed("see Proposed-from: Q-AAAAA1\nProposed-from: anything") == NOTHING


TICKETS = st.frozensets(st.from_regex(TICKET_ID, fullmatch=True), max_size=12)
PAIRS = st.frozensets(
    st.frozensets(st.sampled_from(["a", "b-2", "c"]), min_size=2, max_size=2), max_size=3
)


@given(st.builds(Proposed, TICKETS, PAIRS))
def test_what_was_written_is_read_again(made):
    assert read_proposed(write_proposed(made)) == made
