"""`desk resume`: what a ticket waited for has come."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.rules import waiting


def resume(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> int:
    """Open a waiting ticket again."""
    return desk.change(
        root,
        ticket,
        "resume",
        lambda it, hand: waiting.resume(it, hand, text),
        me=me,
        commit=commit,
    )
