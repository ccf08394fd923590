"""The forms that a ticket offers, and the days of its promises."""

from datetime import UTC, date, datetime

import pytest
from tests import site_world

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.model import Delivery
from deskbook.web.model.acts import ACTS
from deskbook.web.rules import acts

EVERY = ("promise", "resolve", "heard", "duplicate", "help", "edit")


def ticket(**fields):
    given = {
        "id": "Q-4KX7M2", "title": "t", "status": "open", "service": "e-resources", "channel": "desk",
        "opened": datetime(2026, 11, 2, 14, tzinfo=UTC), "lead": "ann", "question": "q",
    }  # fmt: skip
    return Ticket(**{**given, **fields})


@pytest.mark.parametrize(
    ("fields", "me", "is_head", "expected"),
    [
        ({"status": "resolved"}, "ann", True, ("reopen", "note", "heard", "edit")),
        ({"status": "new", "lead": None}, "bob", False, ("claim", "reply", "note", "wait", *EVERY)),
        ({}, "ann", False, ("reply", "note", "hand-off", "wait", *EVERY, "release")),
        ({}, "bob", False, ("reply", "note", "hand-off", "wait", *EVERY)),
        ({}, "bob", True, ("reply", "note", "hand-off", "wait", *EVERY, "take-over")),
        ({"offered_to": "bob"}, "bob", False, ("accept", "decline", "reply", "note", "hand-off", "wait", *EVERY)),
        ({"offered_to": "bob"}, "ann", False, ("reply", "note", "withdraw", "wait", *EVERY, "release")),
        ({"offered_to": "bob"}, "cy", True, ("reply", "note", "withdraw", "wait", *EVERY, "take-over")),
        ({"status": "waiting", "waiting_on": "patron"}, "ann", False, ("reply", "note", "hand-off", "resume", *EVERY, "release")),
    ],
)  # fmt: skip
def test_a_ticket_offers_what_makes_sense_to_the_person(fields, me, is_head, expected):
    found = acts.list_acts(ticket(**fields), me, is_head=is_head)
    assert found == expected
    assert set(found) <= ACTS.keys()


@pytest.mark.parametrize(
    ("states", "me", "expected"),
    [
        ((), "ann", False),
        (("waiting",), "ann", True),
        (("held",), "ann", True),
        (("waiting",), "bob", False),
        (("waiting", "sent"), "ann", False),
    ],
)
def test_ones_own_letter_can_be_taken_back_until_it_goes_out(states, me, expected):
    entry = Entry(time=datetime(2026, 11, 5, tzinfo=UTC), kind="reply", author="ann", id="00000000")
    letters = [Delivery(letter=entry, until=entry.time, state=it) for it in states]
    assert acts.can_undo(letters, me) is expected
    found = acts.list_acts(ticket(), "ann", is_head=False, can_undo=expected)
    assert (found[0] == "undo") is expected


def test_each_key_opens_one_form():
    keys = [it.key for it in ACTS.values() if it.key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 4), [("today", 4, True), ("tomorrow", 5, True), ("on Friday", 6, True)]),
        (date(2026, 11, 5), [("today", 5, True), ("tomorrow", 6, True)]),
        (date(2026, 11, 6), [("today", 6, True), ("tomorrow", 7, False)]),
        (
            date(2026, 11, 25),
            [("today", 25, True), ("tomorrow", 26, False), ("on Friday", 27, True)],
        ),
    ],
)
def test_days_of_promises_are_open_or_say_that_they_are_not(today, expected):
    calendar = Calendar(site_world.desk().library.profile)
    found = acts.list_days(calendar, today)
    assert [(it.word, it.day.day, it.is_open) for it in found] == expected
