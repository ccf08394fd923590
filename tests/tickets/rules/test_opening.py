from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from tests import strategies as our
from tests.hands import NOW, actor, open_ticket, resolved_ticket, ticket

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.opening import (
    MAX_TITLE,
    make_title,
    open_claimed,
    open_new,
    open_resolved,
)

ASKED = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
FIELDS = {"title": "A title", "service": "reference", "channel": "desk", "course": "", "labels": ()}


def test_a_new_ticket_leaves_out_what_is_empty():
    made = open_new("Q-AAAAAA", ASKED, FIELDS, "Why?", actor())
    assert made == ticket(question="Why?")


def test_a_title_is_made_from_the_question():
    made = open_new(
        "Q-AAAAAA", ASKED, {**FIELDS, "title": None}, "Hello,\n\n- Why?\nBecause.", actor()
    )
    assert made.title == "Why?"


def test_a_ticket_needs_something_to_go_by():
    with pytest.raises(DeskError, match=r"^the question is empty: write it, or give a --title$"):
        open_new("Q-AAAAAA", ASKED, {}, "", actor())


def test_nobody_asks_in_the_future():
    with pytest.raises(DeskError) as refused:
        open_new("Q-AAAAAA", NOW + timedelta(seconds=1), FIELDS, "Why?", actor())
    assert str(refused.value) == "2026-11-05 15:00 UTC is to come: say when the patron asked"


def test_its_writer_may_lead_a_new_ticket():
    made = open_claimed(ticket(), actor())
    assert made == open_ticket(entries=made.entries)
    assert [(item.kind, item.time) for item in made.entries] == [("accept", NOW)]


def test_what_was_answered_on_the_spot_is_resolved_when_it_was_asked():
    made = open_resolved(ticket(), actor(), "referred")
    assert made == resolved_ticket(resolved=ASKED, resolution="referred", entries=made.entries)
    assert [(item.kind, item.time, dict(item.data)) for item in made.entries] == [
        (
            "resolve",
            ASKED,
            {
                "status": "new -> resolved",
                "lead": "-> ann",
                "resolved": "-> 2026-11-02T14:00:00Z",
                "resolution": "-> referred",
            },
        )
    ]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("", ""),
        ("Hi!", "Hi!"),
        ("Dear Ms Example,\nwhere are the maps?", "where are the maps?"),
        ("Hello there!\nDear all at the reference desk,\nmaps?", "maps?"),
        ("Hi, can I renew it?\nThanks", "Hi, can I renew it?"),
        ("Hello I lost my card!\nThanks", "Hello I lost my card!"),
        ("> 1. # Where  are\tthe maps?", "Where are the maps?"),
        ("Hello, where do I find the printed census tables of the years before 1900?",
         "Hello, where do I find the printed census tables of the years before 1900?"),
        ("I cannot open it. " + "It says no. " * 20, "I cannot open it."),
        ("word " * 30, "word " * 16 + "word…"),
        ("w" * 200, "w" * 89 + "…"),
    ],
)  # fmt: skip
def test_titles_are_the_first_line_that_says_something(question, title):
    assert make_title(question) == title


@given(our.texts)
def test_a_title_is_one_line_of_bounded_length(text):
    title = make_title(text)
    assert len(title) <= MAX_TITLE
    assert title == " ".join(title.split())
