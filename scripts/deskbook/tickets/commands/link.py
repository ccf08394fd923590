"""`desk link`: other tickets and web addresses that belong to a ticket."""

import re
from collections.abc import Sequence
from pathlib import Path

from deskbook.library.adapters import lookup
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import amendment


def link(
    root: Path,
    ticket: str,
    targets: Sequence[str],
    *,
    drop: Sequence[str],
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Add links to a ticket and take others away."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        added = [_target(root, text) for text in targets]
        dropped = [text if text in it.links else _target(root, text) for text in drop]
        return amendment.link(it, actor, added, dropped)

    return change.change(root, ticket, "link", decide, me=me, commit=commit)


def _target(root: Path, text: str) -> str:
    """A web address as it is, or the whole id of a ticket."""
    if "://" not in text:
        return lookup.read_ticket(root, text).record.id
    if not re.fullmatch(r"https?://[^\s<>\"\\]+", text):
        raise DeskError(f'"{text}" is not a web address: it begins with https:// and has no spaces')
    return text
