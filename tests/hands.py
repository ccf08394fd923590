"""Tickets and hands for tests of the rules: a Thursday at ten, counted entry ids."""

from datetime import UTC, date, datetime
from itertools import count

from deskbook.library.model.actor import Actor
from deskbook.library.model.ticket import Ticket

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 5)
ZONE = "America/New_York"


def actor(author="ann", now=NOW):
    """Somebody who acts; entry ids are 00000000, 00000001, …"""
    numbers = count()
    return Actor(author, now, lambda: f"{next(numbers):08}", ZONE)


def ticket(**fields):
    """A new ticket, or another with these fields."""
    known = {
        "id": "Q-AAAAAA",
        "title": "A title",
        "status": "new",
        "service": "reference",
        "channel": "desk",
        "opened": datetime(2026, 11, 2, 14, 0, tzinfo=UTC),
    }
    return Ticket(**{**known, **fields})


def open_ticket(**fields):
    """A ticket that ann leads."""
    return ticket(**{"status": "open", "lead": "ann", **fields})


def resolved_ticket(**fields):
    """A ticket that ann resolved."""
    return open_ticket(
        **{"status": "resolved", "resolved": NOW, "resolution": "answered", **fields}
    )


def told(edit):
    """An edit as fields, and its entries as kind, author, data and text."""
    return dict(edit.fields), [
        (item.kind, item.author, dict(item.data), item.text) for item in edit.entries
    ]
