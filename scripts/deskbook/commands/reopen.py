"""`desk reopen`: go on with a resolved ticket."""

from pathlib import Path

from deskbook.adapters import lookup
from deskbook.commands import desk
from deskbook.rules import resolution


def reopen(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> int:
    """Open a resolved ticket again; a merged one goes its own way from now on."""
    return desk.change(
        root,
        ticket,
        "reopen",
        lambda it, hand: resolution.reopen(it, hand, text),
        me=me,
        commit=commit,
        find=lookup.read_ticket,
    )
