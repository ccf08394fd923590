"""`desk push`: share what was done here, with what others did in it."""

from pathlib import Path

from deskbook.sharing.commands.exchange import exchange


def push(root: Path) -> int:
    """Bring our commits and others' together and send them."""
    return exchange(root, send=True)
