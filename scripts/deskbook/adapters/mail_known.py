"""Which messages are in which ticket already, from the tickets' own files, read as bytes."""

import re
from pathlib import Path
from typing import Final

from deskbook.model.vocabulary import CROCKFORD

_LINE: Final = re.compile(rf"^- (mail|sent): ([{CROCKFORD}]{{8,16}})\r?$".encode(), re.MULTILINE)


def known(root: Path) -> dict[str, str]:
    """The ticket of each message that is in one, by the message's key."""
    return {
        key.decode(): path.stem
        for path in sorted((root / "tickets").glob("*/*/*.md"))
        for kind, key in _LINE.findall(path.read_bytes())
        if kind == b"mail"
    }
