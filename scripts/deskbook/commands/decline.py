"""`desk decline`: leave an offer with who made it."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.rules import handoff
from deskbook.rules.lifecycle import Hand


def decline(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> int:
    """Decline an offer, and say why."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return handoff.decline(it, hand, text, force=desk.as_head(root, it, hand, force=force))

    return desk.change(root, ticket, "decline", decide, me=me, commit=commit)
