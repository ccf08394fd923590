"""`desk claim`: lead a ticket that nobody leads."""

from pathlib import Path

from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import lead
from deskbook.tickets.rules.lifecycle import Hand


def claim(root: Path, ticket: str, *, force: bool, me: str | None, commit: bool) -> TicketChanged:
    """Become the lead of a ticket; as head of its service, take it over."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return lead.claim(it, hand, force=change.as_head(root, it, hand, force=force))

    return change.change(root, ticket, "claim", decide, me=me, commit=commit)
