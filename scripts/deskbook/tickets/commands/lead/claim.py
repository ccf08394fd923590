"""`desk claim`: lead a ticket that nobody leads."""

from pathlib import Path

from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import lead


def claim(root: Path, ticket: str, *, force: bool, me: str | None, commit: bool) -> TicketChanged:
    """Become the lead of a ticket; as head of its service, take it over."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return lead.claim(it, actor, force=change.as_head(root, it, actor, force=force))

    return change.change(root, ticket, "claim", decide, me=me, commit=commit)
