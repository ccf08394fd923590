"""`desk heard`: add what the patron said."""

from pathlib import Path

from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import conversation


def heard(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Append the patron's words; the ticket is open again."""
    return change.change(
        root,
        ticket,
        "heard from the patron, noted",
        lambda it, actor: conversation.heard(it, actor, text),
        me=me,
        commit=commit,
    )
