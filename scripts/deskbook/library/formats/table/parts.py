"""The parts of a table: its layout, its rows, and lines that cannot be read."""

from dataclasses import dataclass
from typing import NamedTuple


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
