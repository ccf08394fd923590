"""What the library need not remember any more: old tickets, and patrons who have no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskbook.erasure.model import Due
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.model.patron import ASIDE, Patron


@dataclass(frozen=True, slots=True)
class Retention:
    """Patrons who are due, and those who are held back."""

    due: tuple[Due, ...]
    held: tuple[str, ...]


def find_due(
    patrons: Iterable[Patron], tickets: Mapping[str, Ticket], now: datetime, days: int
) -> Retention:
    """Return what is to be forgotten: tickets long resolved, and patrons with no other.

    A patron without any ticket is forgotten when their record is that old. A ticket whose patron is
    not in this vault is unlinked all the same. Who is on hold is left alone, whole.
    """
    before = now - timedelta(days=days)
    asked: dict[str, list[Ticket]] = {}
    for ticket in tickets.values():
        if ticket.patron:
            asked.setdefault(ticket.patron, []).append(ticket)
    found: list[Due] = []
    held: list[str] = []
    known = {patron.pseudonym: patron for patron in patrons if patron.pseudonym != ASIDE}
    for name in sorted({*known, *asked}):
        mine, record = asked.get(name, []), known.get(name)
        old = tuple(sorted(ticket.id for ticket in mine if is_over(ticket, before)))
        whole = record is not None and len(old) == len(mine) and record.made < before
        if not old and not whole:
            continue
        if record is not None and record.hold:
            held.append(name)
        else:
            found.append(Due(name, old, whole))
    return Retention(tuple(found), tuple(held))


def is_over(ticket: Ticket, before: datetime) -> bool:
    """Return whether a ticket was resolved before a time, and nothing has happened to it since."""
    last = ticket.entries[-1].time if ticket.entries else ticket.opened
    return ticket.resolved is not None and max(ticket.resolved, last) < before
