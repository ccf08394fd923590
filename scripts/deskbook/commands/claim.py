"""`desk claim`: lead a ticket that nobody leads."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.rules import lead
from deskbook.rules.lifecycle import Hand


def claim(root: Path, ticket: str, *, force: bool, me: str | None, commit: bool) -> int:
    """Become the lead of a ticket; as head of its service, take it over."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        return lead.claim(it, hand, force=desk.as_head(root, it, hand, force=force))

    return desk.change(root, ticket, "claim", decide, me=me, commit=commit)
