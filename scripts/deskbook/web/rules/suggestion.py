"""One suggested action for a ticket: what moves it on, for the person who looks at it."""

from collections.abc import Sequence

from deskbook.care.model.reminders import Watch
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules import promises
from deskbook.web.model import suggestions as said
from deskbook.web.model.suggestions import Suggestion


def suggest(ticket: Ticket, me: str, due: Sequence[Watch]) -> Suggestion | None:
    """Return what comes next for a person; nothing where a ticket waits or has ended.

    Args:
        ticket: the ticket.
        me: who looks at it.
        due: its watches that are due by the end of the day.
    """
    if ticket.status == "resolved":
        return None
    if ticket.offered_to == me:
        return Suggestion("accept", said.OFFERED)
    if ticket.lead is None:
        return Suggestion("claim", said.UNLED)
    if ticket.lead != me:
        return Suggestion("note", said.LED)
    return _for_lead(ticket, frozenset(it.rule for it in due))


def _for_lead(ticket: Ticket, rules: frozenset[str]) -> Suggestion | None:
    if "vendor" in rules:
        return Suggestion("note", said.VENDOR)
    if "fixed" in rules:
        return Suggestion("reply", said.FIXED)
    if promises.unanswered(ticket):
        return Suggestion("reply", said.WROTE)
    if not promises.replies(ticket):
        return Suggestion("reply", said.UNANSWERED)
    if "promise" in rules:
        return Suggestion("reply", said.PROMISED)
    if ticket.status == "open" and ticket.promised is None:
        return Suggestion("resolve", said.ANSWERED)
    return None
