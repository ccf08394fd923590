"""`desk note`: write something down for colleagues."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.rules import lifecycle


def note(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> int:
    """Append a note to a ticket; the patron never sees it."""
    hand = desk.hand(root, me)
    return desk.change(
        root, ticket, lambda it: lifecycle.note(it, hand, text), done="note", commit=commit
    )
