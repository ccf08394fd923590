"""An mbox file: read only, so what is in a ticket already is known by its key and passed over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.mail.adapters.mailbox.mailbox import Waiting

_FROM: Final = b"From "


class Mbox:
    """An mbox file as mail programs export it."""

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
