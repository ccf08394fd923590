"""`desk accept`: take what a colleague offers."""

from pathlib import Path

from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import handoff
from deskbook.tickets.rules.lifecycle import Hand


def accept(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Lead the ticket from now on, or contribute to it, as the offer says."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return handoff.accept(it, hand, text, force=change.as_head(root, it, hand, force=force))

    return change.change(root, ticket, "accept", decide, me=me, commit=commit)
