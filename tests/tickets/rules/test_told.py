"""No sequence of commands ends in a ticket that is answered and whose patron was not told."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hands import NOW, actor, open_ticket, ticket

from deskbook.library.model.finding import DeskError
from deskbook.library.model.vocabulary import CHANNELS, RESOLUTIONS, ROBOT
from deskbook.tickets.model import AnswerLetter
from deskbook.tickets.rules import conversation, handoff, lifecycle, resolution
from deskbook.tickets.rules.deliveries import can_be_reached

PATRON = "p-7f3kq29d"
LETTER = AnswerLetter(answer="maps", address="", text="The maps are upstairs.")


def resolve(it, who, outcome, reply="", letter=None):
    """Resolve as the command does."""
    if not reply and letter is None:
        resolution.refuse_untold(it, outcome)
    return resolution.resolve(it, who, outcome, reply=reply, letter=letter)


COMMANDS = {
    "reply": lambda it, who: conversation.reply(it, who, "Upstairs."),
    "robot": lambda it, who: conversation.reply(it, actor(ROBOT, who.now), "We have it."),
    "heard": lambda it, who: conversation.heard(it, who, "Which floor?"),
    "note": lambda it, who: lifecycle.note(it, who, "A note."),
    "claim": handoff.claim,
    "wait": lambda it, who: resolution.wait(it, who, "patron", text="Which map?"),
    "resume": resolution.resume,
    "reopen": resolution.reopen,
    **{f"as {end}": lambda it, who, end=end: resolve(it, who, end) for end in RESOLUTIONS},
    "last word": lambda it, who: resolve(it, who, "answered", reply="Upstairs."),
    "with an answer": lambda it, who: resolve(it, who, "answered", letter=LETTER),
}


def carry_out(start, names):
    """The ticket after commands that each come a minute after the one before."""
    it = start
    for minute, name in enumerate(names):
        who = actor("ann", NOW + timedelta(minutes=minute))
        try:
            it = lifecycle.apply(it, COMMANDS[name](it, who))
        except DeskError:
            continue
    return it


def is_told(it):
    """Whether a colleague's reply comes after everything that the patron said."""
    kinds = [e.kind for e in it.entries if e.author != ROBOT and e.kind in ("reply", "question")]
    return kinds[-1:] == ["reply"]


@given(
    st.sampled_from(("email", "form")),
    st.lists(st.sampled_from(sorted(COMMANDS)), max_size=8),
)
def test_answered_means_that_the_patron_was_told(channel, names):
    it = carry_out(ticket(channel=channel, patron=PATRON), names)
    assert it.resolution not in ("answered", "referred") or is_told(it)


@pytest.mark.parametrize("outcome", RESOLUTIONS)
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("patron", [None, PATRON])
@pytest.mark.parametrize("issue", [None, 7])
def test_a_reply_is_owed_where_the_patron_can_be_reached(outcome, channel, patron, issue):
    it = open_ticket(channel=channel, patron=patron, issue=issue)
    reached = issue is not None or (patron is not None and channel in ("email", "form"))
    assert can_be_reached(it) == reached
    assert resolution.owes_reply(it, outcome) == (reached and outcome in ("answered", "referred"))


def test_the_refusal_lists_what_can_be_done():
    with pytest.raises(DeskError) as raised:
        resolution.refuse_untold(open_ticket(channel="email", patron=PATRON), "answered")
    assert str(raised.value) == (
        "Q-AAAAAA is not answered: its patron has had no reply since their last message. Write "
        'it with `desk resolve Q-AAAAAA "…"`, send what an answer says with --answer SLUG, or end '
        "it with --as declined, --as no-reply or --as duplicate"
    )


def test_letter_with_an_answer_claims_and_ends_a_new_ticket():
    it = carry_out(ticket(channel="email", patron=PATRON), ["with an answer"])
    assert [e.kind for e in it.entries] == ["accept", "reply", "resolve"]
    assert (it.lead, it.answer, it.resolution) == ("ann", "maps", "answered")
