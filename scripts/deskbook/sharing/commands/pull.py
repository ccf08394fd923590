"""`desk pull`: take over what others did."""

from pathlib import Path

from deskbook.sharing.commands.exchange import exchange


def pull(root: Path) -> int:
    """Bring others' commits in; ours stand on them and wait to be sent."""
    return exchange(root, send=False)
