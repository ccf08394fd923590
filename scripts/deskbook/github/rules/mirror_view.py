"""An issue's view of a ticket: everything in a repository for staff, else what patrons see.

This is where notes stay behind. Without `Terms.staff_only` an issue gets replies, whether it is
open, and the labels of its service and status: no title, cause, label or note of ours, and nobody's
name unless the library lets patrons know who works for them.
"""

from collections.abc import Iterator
from typing import Final

from deskbook.github.model.github import StateReason
from deskbook.github.model.mirror import FROM_GITHUB, Mirrored, Terms, Words
from deskbook.github.rules import accounts
from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import Resolution
from deskbook.tickets.rules import deliveries

LONGEST_TITLE: Final = 256

REASONS: Final[dict[Resolution, StateReason]] = {
    "answered": "completed",
    "referred": "completed",
    "duplicate": "duplicate",
    "no-reply": "not_planned",
    "declined": "not_planned",
}
"""How GitHub calls each end of a ticket."""

STATUS_LABELS: Final = frozenset(
    {"status: new", "status: open", "waiting: patron", "waiting: vendor", "waiting: colleague"}
)
CAUSE: Final = "cause: "


def make_view(library: Library, ticket: Ticket, terms: Terms, words: Words) -> Mirrored:
    """The issue that a ticket wants."""
    resolved = ticket.status == "resolved"
    stopped = deliveries.list_stopped(ticket)
    shared = (it for it in ticket.entries if is_shared(it, terms) and it.id not in stopped)
    said = {it.id: words.comment(ticket, it) for it in shared}
    return Mirrored(
        title=ticket.title[:LONGEST_TITLE] if terms.staff_only else None,
        text=words.issue(ticket) if terms.staff_only else None,
        state="closed" if resolved else "open",
        reason=REASONS[ticket.resolution] if resolved and ticket.resolution else None,
        labels=frozenset(_labels(library, ticket, terms)),
        assignees=frozenset(choose_assignees(library, ticket, terms)),
        comments=said,
    )


def is_shared(entry: Entry, terms: Terms) -> bool:
    """Whether an entry becomes a comment: not what came from there, nor what has no text."""
    if not entry.text or not ENTRY_KINDS[entry.kind].on_github or entry.value(FROM_GITHUB):
        return False
    return entry.kind == "reply" or terms.staff_only


def _labels(library: Library, ticket: Ticket, terms: Terms) -> Iterator[str]:
    service = library.services.get(ticket.service)
    if service and service.label:
        yield service.label
    if ticket.status == "waiting":
        yield f"waiting: {ticket.waiting_on}"
    elif ticket.status != "resolved":
        yield f"status: {ticket.status}"
    if terms.staff_only:
        if ticket.cause:
            yield f"{CAUSE}{ticket.cause}"
        yield from ticket.labels


def choose_assignees(library: Library, ticket: Ticket, terms: Terms) -> tuple[str, ...]:
    """The logins of who sees to a ticket, in lower case; none where they are not to be known.

    Nobody has to be stood in for in a ticket that is resolved.
    """
    if not terms.names:
        return ()
    owners = accounts.find_assignees(library, ticket, terms.day)
    if ticket.status == "resolved" and ticket.lead:
        owners = (ticket.lead, *ticket.contributors)
    found = accounts.find_accounts(library, owners, terms.assignable)
    return tuple(it.lower() for it in found.logins)[: terms.most]


def is_managed(library: Library, label: str, terms: Terms) -> bool:
    """Whether a label says what a field of a ticket says: then the field decides on it."""
    lower = label.lower()
    services = {it.label.lower() for it in library.services.values()}
    return (
        lower in STATUS_LABELS
        or lower in services
        or (terms.staff_only and lower.startswith(CAUSE))
    )
