"""`desk reopen`: go on with a resolved ticket."""

from pathlib import Path

from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import resolution


def reopen(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Open a resolved ticket again; a merged one goes its own way from now on."""
    return change.change(
        root,
        ticket,
        "reopen",
        lambda it, actor: resolution.reopen(it, actor, text),
        me=me,
        commit=commit,
        follow=False,
    )
