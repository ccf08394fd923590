"""`desk resume`: what a ticket waited for has come."""

from pathlib import Path

from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import waits


def resume(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Open a waiting ticket again."""
    return change.change(
        root,
        ticket,
        "resume",
        lambda it, actor: waits.resume(it, actor, text),
        me=me,
        commit=commit,
    )
