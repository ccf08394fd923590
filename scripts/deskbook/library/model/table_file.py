"""Tables of other systems as files: the layout that was determined, rows, and unreadable lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a table: its delimiter, and the line and names of its header.

    `above` are the lines before the header, which are no rows; `head` is the header as it stands.
    """

    delimiter: str
    header: int
    columns: tuple[str, ...]
    above: int
    head: str


class TableRow(NamedTuple):
    """One row on lines `line` to `last`: as many cells as the header has, and its text."""

    line: int
    last: int
    cells: list[str]
    raw: str


class BadRow(NamedTuple):
    """Lines that cannot be read as a row, and why; `raw` is their text."""

    line: int
    last: int
    why: str
    raw: str


class Binary(Protocol):
    """A file that is open for reading bytes."""

    def read(self, size: int = ..., /) -> bytes:
        """Return the next bytes."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


Rows = Iterable[TableRow | BadRow]
