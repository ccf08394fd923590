"""The layout of a table from its beginning: the delimiter, and the header below any preamble."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from deskbook.library.formats.table.parts import Layout
from deskbook.library.formats.table.rows import Lines, make_reader
from deskbook.library.formats.text import nearest
from deskbook.library.model.finding import DeskError

DELIMITERS: Final = (",", ";", "\t", "|")
DELIMITER_NAMES: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

LOOK: Final = 200
"""Records at the beginning of a table by which its layout is determined."""

PREAMBLE: Final = 40
"""Records among which the header is looked for."""

_SEPARATOR: Final = re.compile(r"sep=(.)[\r\n]*")
_NUMBER: Final = re.compile(r"[\d\s.,:/+-]*\d[\d\s.,:/+-]*")


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]
    raw: str


def determine(head: str, wanted: Collection[str], delimiter: str | None = None) -> Layout:
    """Return the layout that fits the beginning of a table best.

    The header is the record with most of the `wanted` names (in any case and with any punctuation);
    where none has one, the first whose cells are all filled, different and no numbers.

    Args:
        head: the first characters of the file, or all of it.
        wanted: names of columns that one would like to find.
        delimiter: the one that a person chose.
    """
    head = head.removeprefix("\ufeff")
    written = _SEPARATOR.match(head)
    if delimiter is None and written:
        delimiter = written[1]
    names = {make_name(it) for it in wanted}
    signs = (delimiter,) if delimiter else DELIMITERS
    tried = [(sign, list(islice(_records(head, sign), LOOK))) for sign in signs]
    if written:
        tried = [(sign, [it for it in found if it.line > 1]) for sign, found in tried]
    sign, records = max(tried, key=lambda it: _fit(it[1], names))
    at = _header(records, names)
    found = records[at] if records else _Record(1, [], "")
    columns = tuple(it.strip() for it in found.cells)
    return Layout(sign, found.line, columns, found.line - 1, found.raw)


def make_name(name: str) -> str:
    """Return the name of a column as it is compared: lower case, without punctuation."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_")


def _records(head: str, delimiter: str) -> Iterator[_Record]:
    """The records of a text as far as they can be read."""
    lines = Lines(io.StringIO(head, newline=""))
    reader = make_reader(lines, delimiter)
    while True:
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.put_back()
            reader = make_reader(lines, delimiter)
            cells = lines.held[0].rstrip("\r\n").split(delimiter)
        raw = lines.take()
        if any(cells):
            yield _Record(first, cells, raw)


def _fit(records: Sequence[_Record], names: Collection[str]) -> tuple[int, float, int]:
    """The wanted names that a delimiter finds, the share of its commonest width, that width."""
    if not records:
        return 0, 0, 0
    named = max(_count(it, names) for it in records[:PREAMBLE])
    width, number = _width(records)
    return named, number / len(records) if width > 1 else 0, width


def _width(records: Sequence[_Record]) -> tuple[int, int]:
    widths = Counter(len(it.cells) for it in records)
    return max(widths.items(), key=lambda it: (it[1], it[0]))


def _count(record: _Record, names: Collection[str]) -> int:
    return len({make_name(it) for it in record.cells} & set(names))


def _header(records: Sequence[_Record], names: Collection[str]) -> int:
    """The place of the header among the first records."""
    if not records:
        return 0
    near = records[:PREAMBLE]
    counts = [_count(it, names) for it in near]
    if max(counts):
        return counts.index(max(counts))
    width, _ = _width(records)
    fit = (at for at, it in enumerate(near) if len(it.cells) == width and _is_header(it.cells))
    return next(fit, next(at for at, it in enumerate(records) if len(it.cells) == width))


def _is_header(cells: Sequence[str]) -> bool:
    filled = [it.strip() for it in cells]
    return all(filled) and not any(map(_NUMBER.fullmatch, filled))


def refuse_missing(columns: Sequence[str], needed: Sequence[str]) -> None:
    """Raise a `DeskError` where columns are missing, or one that is needed comes twice."""
    missing = [name for name in dict.fromkeys(needed) if name not in columns]
    if missing:
        shown = ", ".join(columns) if any(columns) else "no columns at all"
        near = [hint for name in missing if (hint := nearest(name, columns))]
        advice = f"; did you mean {' and '.join(near)}?" if near else ""
        raise DeskError(
            f"the table has no column {' and no column '.join(missing)}{advice} "
            f"(its header has {shown})"
        )
    twice = [name for name in dict.fromkeys(needed) if columns.count(name) > 1]
    if twice:
        raise DeskError(f"the table has two columns {twice[0]}: give one of them another name")
