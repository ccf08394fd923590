"""`desk note`: write something down for colleagues."""

from pathlib import Path

from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import lifecycle


def note(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Append a note to a ticket; the patron never sees it."""
    return change.change(
        root,
        ticket,
        "note",
        lambda it, actor: lifecycle.note(it, actor, text),
        me=me,
        commit=commit,
    )
