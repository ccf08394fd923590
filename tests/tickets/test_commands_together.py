"""Whatever people do to a ticket in whatever order: it stays lawful, and its file says the same."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import hands
from tests import strategies as our
from tests.cases import examples
from tests.lives import PEOPLE, chosen, complaints

from deskbook.library.formats import ticket_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules import lifecycle, succession


@examples(20)
@given(our.texts, our.titles, st.randoms(use_true_random=True))
def test_any_sequence_of_verbs_leaves_a_lawful_ticket_that_its_file_tells(question, title, r):
    ticket = hands.ticket(question=question, title=title)
    text = ticket_file.write(ticket)
    now, numbers = hands.NOW, count()
    for _ in range(30):
        now += timedelta(seconds=r.randint(0, 9000))
        actor = Actor(r.choice(PEOPLE), now, lambda: f"{next(numbers):08}", hands.ZONE)
        try:
            edit = chosen(ticket, r)(ticket, actor, r)
        except DeskError:
            continue
        text = ticket_file.edit(text, edit)
        after = lifecycle.apply(ticket, edit)
        reading = ticket_file.parse(f"tickets/2026/11/{ticket.id}.md", text.encode())
        assert reading.findings == ()
        assert reading.filed.record == after
        assert complaints(after) == []
        logged = {key for item in edit.entries for key, value in item.data if "->" in value}
        assert logged >= {key for key in edit.fields if getattr(ticket, key) != getattr(after, key)}
        ticket = after


@pytest.mark.parametrize("text", ["", "a text"])
def test_a_split_leaves_two_lawful_tickets(text):
    first = hands.open_ticket(waiting_on="vendor", status="waiting", contributors=("ben",))
    edit, second = succession.split(
        first,
        hands.actor("ben"),
        name="Q-CCCCCC",
        asked=hands.NOW,
        question=text,
        fields={"title": "T"},
    )
    assert complaints(lifecycle.apply(first, edit)) == complaints(second) == []
