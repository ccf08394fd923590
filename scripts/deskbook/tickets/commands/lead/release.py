"""`desk release`: give a ticket back to its service."""

from pathlib import Path

from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import lead


def release(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Make a ticket new again, and say why."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return lead.release(it, actor, text, force=change.as_head(root, it, actor, force=force))

    return change.change(root, ticket, "release", decide, me=me, commit=commit)
