"""What happens to one ticket: each verb on it as a value, the edit that it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskbook.model.plan import FieldValue, TicketEdit
from deskbook.model.ticket import Entry, Ticket
from deskbook.model.vocabulary import EntryKind


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, when, and where new entry ids come from."""

    author: str
    now: datetime
    mint: Callable[[], str]


def next_time(ticket: Ticket, now: datetime) -> datetime:
    """The time of a new entry: now, or a second after the last one if that is later."""
    last = ticket.entries[-1].time if ticket.entries else ticket.opened - timedelta(seconds=1)
    return max(now, last + timedelta(seconds=1))


def entry(
    ticket: Ticket,
    hand: Hand,
    kind: EntryKind,
    *,
    text: str = "",
    data: tuple[tuple[str, str], ...] = (),
    changes: Mapping[str, FieldValue] | None = None,
) -> TicketEdit:
    """An edit that appends one entry and logs every field it changes."""
    changes = {k: v for k, v in (changes or {}).items() if getattr(ticket, k) != v}
    log = tuple(logged(key, getattr(ticket, key), value) for key, value in changes.items())
    made = Entry(
        time=next_time(ticket, hand.now),
        kind=kind,
        author=hand.author,
        id=hand.mint(),
        data=(*log, *data),
        text=text,
    )
    return TicketEdit(fields=changes, entries=(made,))


def note(ticket: Ticket, hand: Hand, text: str) -> TicketEdit:
    """Write something down for colleagues; the patron never sees it."""
    return entry(ticket, hand, "note", text=text)


def logged(key: str, old: FieldValue, new: FieldValue) -> tuple[str, str]:
    """The data line that logs a field's change: `("status", "open -> waiting")`."""
    return key, " ".join(f"{_shown(old)} -> {_shown(new)}".split())


def _shown(value: FieldValue) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return str(value)
