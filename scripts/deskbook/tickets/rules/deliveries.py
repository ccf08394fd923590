"""Replies that did not reach their patron, as the entries of their ticket record it."""

from typing import Final

from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT, WRITTEN_CHANNELS

SENT: Final = "sent"
REFUSED: Final = "refused"
UNDELIVERED: Final = "undelivered"
"""Data lines that name a reply: it was sent; a server refused it; its address is not known, and it
waits until it is."""


def can_be_reached(ticket: Ticket) -> bool:
    """Return whether a reply in a ticket reaches its patron: by mail, or as a comment on GitHub."""
    by_mail = ticket.channel in WRITTEN_CHANNELS and ticket.patron is not None
    return by_mail or ticket.issue is not None


REPORTS: Final = (REFUSED, UNDELIVERED)
"""Data lines by which a ticket has a reply that did not reach its patron."""


def is_reported(ticket: Ticket, reply: str) -> bool:
    """Return whether the ticket says already that the address of a reply is not known."""
    return reply in _named(ticket, UNDELIVERED)


def list_returned(ticket: Ticket) -> tuple[Entry, ...]:
    """Return the replies that did not reach the patron and that nobody has looked after since."""
    reports = {
        value: entry for entry in ticket.entries for key, value in entry.data if key in REPORTS
    }
    sent = _named(ticket, SENT)
    return tuple(
        it
        for it in ticket.entries
        if it.id in reports and it.id not in sent and not _is_seen_to(ticket, reports[it.id])
    )


def _is_seen_to(ticket: Ticket, report: Entry) -> bool:
    """Whether a colleague replied to the patron or wrote a note after a report."""
    return any(
        it.time > report.time and it.kind in ("reply", "note") and it.author != ROBOT
        for it in ticket.entries
    )


def _named(ticket: Ticket, *keys: str) -> frozenset[str]:
    return frozenset(value for it in ticket.entries for key, value in it.data if key in keys)
