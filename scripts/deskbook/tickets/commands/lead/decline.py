"""`desk decline`: leave an offer with who made it."""

from pathlib import Path

from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import handoff


def decline(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Decline an offer, and say why."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return handoff.decline(it, actor, text, force=change.as_head(root, it, actor, force=force))

    return change.change(root, ticket, "decline", decide, me=me, commit=commit)
