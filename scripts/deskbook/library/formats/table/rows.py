"""The rows of a table one after the other, each with its lines; unreadable lines with the reason.

A quotation mark that is never closed would swallow the rest of a table. Its first line is reported
and reading goes on with the next line, so that one broken row costs one row.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, Final

from deskbook.library.formats.table.parts import BadRow, Layout, TableRow

MAX_CELL: Final = 32_767
"""Characters that a spreadsheet's cell can contain; a cell of that length was cut off."""

DOUBT: Final = 500
"""Lines behind an open quotation mark among which its closing mark is looked for."""


class Lines:
    """Lines on their way to the CSV reader: counted, kept until the row is whole, and put back."""

    __slots__ = ("_again", "_lines", "held", "number")

    def __init__(self, lines: Iterable[str]) -> None:
        """Begin before the first line."""
        self._lines, self._again = iter(lines), list[str]()
        self.number, self.held = 0, list[str]()

    def __iter__(self) -> Iterator[str]:
        """Yield the lines that were put back, then those of the file."""
        again, lines = self._again, self._lines
        while line := again.pop() if again else next(lines, ""):
            self.number += 1
            self.held.append(line)
            yield line

    def take(self) -> str:
        """Return the text of the lines since the last call."""
        held = self.held
        text = held[0] if len(held) == 1 else "".join(held)
        self.held = []
        return text

    def put_back(self) -> None:
        """Keep the first line and put back the others."""
        self._again += self.held[:0:-1]
        self.number -= len(self.held) - 1
        del self.held[1:]


def make_reader(lines: Iterable[str], delimiter: str) -> Any:
    """Return a CSV reader that raises where quotation marks do not pair up."""
    return csv.reader(lines, delimiter=delimiter, strict=True)


def read_rows(text: Iterable[str], layout: Layout) -> Iterator[TableRow | BadRow]:
    """Yield the rows below the header. Lines without any content are no rows.

    Args:
        text: the lines of the file with their ends; none is read before it is needed.
        layout: the delimiter, and the place and names of the columns.
    """
    lines = Lines(text)
    for _ in zip(range(layout.above), lines, strict=False):
        lines.held.clear()
    reader = make_reader(lines, layout.delimiter)
    next(reader, None)
    lines.take()
    yield from _below(reader, lines, layout)


def _below(reader: Any, lines: Lines, layout: Layout) -> Iterator[TableRow | BadRow]:
    width, doubtful_to = len(layout.columns), 0
    while True:
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            last = lines.number
            lines.put_back()
            reader = make_reader(lines, layout.delimiter)
            if lines.held[0].count('"') % 2:
                doubtful_to = max(last, first + DOUBT)
            yield _literal(lines, first, layout) or BadRow(
                first, first, _describe(str(error), last), lines.take()
            )
            continue
        raw = lines.take()
        if len(cells) != width:
            cells = _without_empty(cells, width)
        why = _unfit(layout, cells, raw, doubtful=first <= doubtful_to)
        if why:
            doubtful_to = 0 if raw.count('"') % 2 else doubtful_to
            yield BadRow(first, lines.number, why, raw)
        elif cells and (cells[0] or any(cells)):
            yield TableRow(first, lines.number, cells, raw)


def _literal(lines: Lines, first: int, layout: Layout) -> TableRow | None:
    """The line as a row whose quotation marks are text, where that is the only reading.

    Then every cell has its marks in pairs, as in `"Space" and time`.
    """
    line = lines.held[0].rstrip("\r\n")
    cells = line.split(layout.delimiter)
    if len(cells) != len(layout.columns) or any(it.count('"') % 2 for it in cells) or "\0" in line:
        return None
    return TableRow(first, first, cells, lines.take())


def _without_empty(cells: list[str], width: int) -> list[str]:
    """The cells without empty ones behind the last column."""
    return cells if any(cells[width:]) else cells[:width]


def _describe(error: str, last: int) -> str:
    if "end of data" in error:
        return f'a quotation mark opens here and is never closed (to line {last}): write ""'
    if "expected after" in error:
        return 'a quotation mark stands inside of a quoted cell: write it twice ("")'
    if "field larger" in error:
        return f"a cell is longer than {MAX_CELL} characters, the most a spreadsheet can contain"
    return f"this cannot be read ({error})"


def _unfit(layout: Layout, cells: list[str], raw: str, *, doubtful: bool) -> str:
    """The reason that cells are no row of this table; lines behind an open mark are in doubt."""
    width = len(layout.columns)
    if len(cells) != width and any(cells):
        if doubtful:
            return "this is behind a quotation mark that is not closed, and no whole row"
        advice = (
            "cells are missing; a line below the table has to be taken out"
            if len(cells) < width
            else "a cell with the delimiter needs quotation marks"
        )
        shown = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
        return f"it has {shown}, the header has {width}: {advice}"
    if "\0" in raw or len(raw) > MAX_CELL:
        for name, cell in zip(layout.columns, cells, strict=False):
            if "\0" in cell:
                return f"{name} contains a zero byte, so the file is damaged: export it again"
            if len(cell) >= MAX_CELL:
                return f"{name} has {len(cell)} characters, more than a spreadsheet's cell can have"
    if doubtful and raw.count('"') % 2:
        return "this is behind a quotation mark that is not closed, and has another one"
    return ""
