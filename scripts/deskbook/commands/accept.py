"""`desk accept`: take what a colleague offers."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.rules import handoff
from deskbook.rules.lifecycle import Hand


def accept(root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool) -> int:
    """Lead the ticket from now on, or contribute to it, as the offer says."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return handoff.accept(it, hand, text, force=desk.as_head(root, it, hand, force=force))

    return desk.change(root, ticket, "accept", decide, me=me, commit=commit)
