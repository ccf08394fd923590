"""`desk note`: write something down for colleagues."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.rules import lifecycle


def note(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> int:
    """Append a note to a ticket; the patron never sees it."""
    return desk.change(
        root, ticket, "note", lambda it, hand: lifecycle.note(it, hand, text), me=me, commit=commit
    )
