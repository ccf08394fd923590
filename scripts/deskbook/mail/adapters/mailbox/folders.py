"""The protocol of mailboxes, and those on this machine: a Maildir or an mbox file."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from deskbook.library.model.finding import DeskError

_PARTS: Final = ("tmp", "new", "cur")
_FROM: Final = b"From "


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that waits: what its mailbox knows it by, and its bytes."""

    name: str
    data: bytes


class Mailbox(Protocol):
    """A mailbox. It is never told to file a message before the ticket is safe."""

    def waiting(self) -> Iterator[Waiting]:
        """The messages that wait, oldest first, each fetched when it is asked for."""
        ...

    def file(self, name: str, folder: str) -> None:
        """Move a message into a folder, made where it is missing; one that is gone is no harm."""
        ...


class Maildir:
    """A Maildir, its folders as Dovecot and Courier name them (`.Desk-done`).

    A move is a rename, so a message is in one folder or the other.
    """

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


class Mbox:
    """An mbox file as mail programs export it: read only.

    A message that is in a ticket already is recognised by its key and passed over.
    """

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            DeskError: it is no mbox.
        """
        with path.open("rb") as stream:
            if stream.read(len(_FROM)) != _FROM:
                raise DeskError(f"{path} is no mbox: its first line does not begin with `From `")
        self.path = path

    def waiting(self) -> Iterator[Waiting]:
        """Its messages in their order."""
        lines, number, blank = list[bytes](), 0, True
        with self.path.open("rb") as stream:
            for line in stream:
                if blank and line.startswith(_FROM):
                    if lines:
                        yield Waiting(f"message {number}", b"".join(lines))
                    lines, number = [], number + 1
                elif line.lstrip(b">").startswith(_FROM) and line.startswith(b">"):
                    lines.append(line[1:])
                else:
                    lines.append(line)
                blank = line in (b"\n", b"\r\n")
        if lines:
            yield Waiting(f"message {number}", b"".join(lines))

    def file(self, name: str, folder: str) -> None:
        """Leave the file as it is."""
