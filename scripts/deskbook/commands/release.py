"""`desk release`: give a ticket back to its service."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.rules import lead
from deskbook.rules.lifecycle import Hand


def release(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> int:
    """Make a ticket new again, and say why."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return lead.release(it, hand, text, force=desk.as_head(root, it, hand, force=force))

    return desk.change(root, ticket, "release", decide, me=me, commit=commit)
