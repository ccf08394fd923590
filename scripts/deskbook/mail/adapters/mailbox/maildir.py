"""A Maildir on this machine, its folders as Dovecot and Courier name them (`.Desk-done`)."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.mail.adapters.mailbox.mailbox import Waiting

_PARTS: Final = ("tmp", "new", "cur")


class Maildir:
    """A Maildir; a move is a rename, so a message is in one folder or the other."""

    def __init__(self, folder: Path) -> None:
        """Open a Maildir.

        Raises:
            DeskError: it is none.
        """
        if not all((folder / part).is_dir() for part in ("new", "cur")):
            raise DeskError(f"{folder} is no Maildir: it has no folders new and cur")
        self.folder = folder

    def waiting(self) -> Iterator[Waiting]:
        """The messages in `new` and `cur`, oldest first."""
        found = [path for part in ("new", "cur") for path in (self.folder / part).iterdir()]
        files = [path for path in found if path.is_file() and not path.name.startswith(".")]
        for path in sorted(files, key=lambda it: (it.stat().st_mtime_ns, it.name)):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue  # another run has filed it meanwhile
            yield Waiting(f"{path.parent.name}/{path.name}", data)

    def file(self, name: str, folder: str) -> None:
        """Move a message into a folder, marked as seen."""
        there = self.folder / f".{folder}"
        for part in _PARTS:
            (there / part).mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        base = path.name.partition(":2,")[0]
        target = there / "cur" / f"{base}:2,S"
        if target.exists():
            target = there / "cur" / f"{base}.{time.time_ns()}:2,S"
        try:
            path.rename(target)
        except FileNotFoundError:
            return
