"""A table of figures, the same for every form it is written in."""

from dataclasses import dataclass

Cell = str | int | None
"""What stands in a table; none is a number that nobody may see."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a report, the same for every form it is written in.

    `name` is that of its file, `head` the columns; the first column says what a row is about.
    """

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
