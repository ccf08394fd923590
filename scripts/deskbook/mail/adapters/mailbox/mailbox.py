"""What every mailbox can do: hand over what waits, and file it where it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


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
