"""`desk decline`: leave an offer with who made it."""

from pathlib import Path

from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import handoff
from deskbook.tickets.rules.lifecycle import Hand


def decline(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Decline an offer, and say why."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return handoff.decline(it, hand, text, force=change.as_head(root, it, hand, force=force))

    return change.change(root, ticket, "decline", decide, me=me, commit=commit)
