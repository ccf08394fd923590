"""`desk accept`: take what a colleague offers."""

from pathlib import Path

from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import handoff


def accept(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Lead the ticket from now on, or contribute to it, as the offer says."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return handoff.accept(it, actor, text, force=change.as_head(root, it, actor, force=force))

    return change.change(root, ticket, "accept", decide, me=me, commit=commit)
