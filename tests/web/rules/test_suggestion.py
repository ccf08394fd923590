"""The one action that is suggested for a ticket, and the groups of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from deskbook.care.model.reminders import Watch
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.web.model import suggestions
from deskbook.web.rules import day, suggestion
from deskbook.web.rules.day import Concern

NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
END = datetime(2026, 11, 6, 5, tzinfo=UTC)


def ticket(**fields):
    given = {
        "id": "Q-4KX7M2", "title": "t", "status": "open", "service": "reference", "channel": "email",
        "opened": NOW - timedelta(days=3), "lead": "me", "question": "q",
    }  # fmt: skip
    return Ticket(**{**given, **fields})


def entry(kind, author, hours):
    return Entry(
        time=NOW - timedelta(hours=hours), kind=kind, author=author, id="00000000", text="t"
    )


def watch(rule, hours=0):
    return Watch("ticket", "Q-4KX7M2", rule, NOW + timedelta(hours=hours))


REPLIED = (entry("reply", "me", 5),)


@pytest.mark.parametrize(
    ("fields", "rules", "expected"),
    [
        ({"status": "resolved"}, (), None),
        ({"offered_to": "me", "lead": "other"}, (), ("accept", suggestions.OFFERED)),
        ({"status": "new", "lead": None}, (), ("claim", suggestions.UNLED)),
        ({"lead": "other"}, (), ("note", suggestions.LED)),
        ({}, (), ("reply", suggestions.UNANSWERED)),
        ({"entries": (*REPLIED, entry("question", "patron", 2))}, (), ("reply", suggestions.WROTE)),
        ({"entries": REPLIED}, (), ("resolve", suggestions.ANSWERED)),
        ({"entries": REPLIED}, ("promise",), ("reply", suggestions.PROMISED)),
        ({"entries": REPLIED}, ("fixed",), ("reply", suggestions.FIXED)),
        ({"entries": REPLIED, "status": "waiting", "waiting_on": "vendor"}, ("vendor",), ("note", suggestions.VENDOR)),
        ({"entries": REPLIED, "status": "waiting", "waiting_on": "vendor"}, (), None),
        ({"entries": REPLIED, "promised": date(2026, 11, 9)}, (), None),
    ],
)  # fmt: skip
def test_what_comes_next_depends_on_who_looks_and_what_is_due(fields, rules, expected):
    found = suggestion.suggest(ticket(**fields), "me", [watch(it) for it in rules])
    assert (found and (found.action, found.why)) == expected
    assert found is None or found.why in suggestions.REASONS


def test_a_ticket_stands_in_the_first_group_that_it_belongs_to():
    others = {
        "offered": Concern(ticket(id="offered", lead="other", offered_to="me"), (watch("offer"),)),
        "returned": Concern(ticket(id="returned"), (watch("promise"),), returned=True),
        "promised": Concern(ticket(id="promised"), (watch("news"), watch("promise", 1))),
        "due": Concern(ticket(id="due"), (watch("news", -20), watch("promise", 30))),
        "covered": Concern(ticket(id="covered", lead="other"), (), covered=True),
        "led": Concern(ticket(id="led"), (watch("news", 30),)),
        "led-too": Concern(ticket(id="led-too"), ()),
        "helped": Concern(
            ticket(id="helped", lead="other", contributors=("me",)), (watch("news"),)
        ),
        "urgent": Concern(ticket(id="urgent"), (watch("news", -30),)),
    }
    groups = day.sort_concerns(others.values(), "me", END)
    assert tuple(groups) == day.GROUPS
    assert {name: [it.ticket.id for it in of] for name, of in groups.items()} == {
        day.OFFERED: ["offered"],
        day.RETURNED: ["returned"],
        day.PROMISED: ["promised"],
        day.DUE: ["urgent", "due"],
        day.COVERED: ["covered"],
        day.LED: ["led", "led-too"],
        day.HELPED: ["helped"],
    }
