"""KBART files (NISO RP-9): tab-separated title lists of what a resource holds.

Real files are sloppier than the standard: any case and order of columns, other line ends and
encodings, commas for tabs, lines above the header, odd dates. All of it is read where it cannot be
mistaken; a row that cannot be used is a finding, and so is a layout that is not the standard's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

from deskbook.eresources.formats.kbart_row import (
    COLUMNS,
    WrongError,
    list_number_faults,
    make_holding,
)
from deskbook.eresources.model.coverage import Holding
from deskbook.library.formats.table.dates import DateColumn
from deskbook.library.formats.table.file import EncodingError, Source, TableFile, open_table
from deskbook.library.formats.table.layout import make_name
from deskbook.library.formats.table.parts import BadRow, TableRow
from deskbook.library.model.finding import Finding

NEEDED: Final = (*COLUMNS[:9], "embargo_info")
"""Columns without which coverage cannot be told."""

_OTHER_NAMES: Final = {"coverage_notes": "notes"}
"""Column names of phase I and of common use."""

_EITHER: Final = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](1[4-9]\d\d|20\d\d)")
_ORDERS: Final = ("%d/%m/%Y", "%m/%d/%Y")

Row = Holding | Finding


class _DateOrders:
    """The order of day and month in the columns of dates, by all of their cells.

    The file is read a second time for it, and only where a date may mean two days.
    """

    def __init__(self, table: TableFile, places: Mapping[str, int]) -> None:
        self._table, self._places = table, places
        self._orders: dict[int, str | None] = {}

    def settle(self, column: int, text: str) -> str:
        """Return a date of a column like 2026-11-05 if the column says what it means."""
        found = _EITHER.fullmatch(text)
        if not found or int(found[1]) > 12 or int(found[2]) > 12:
            return text
        if not self._orders:
            self._orders = {3: self._decide(3), 6: self._decide(6)}
        if not (order := self._orders[column]):
            return text
        day, month = (1, 2) if order == _ORDERS[0] else (2, 1)
        return f"{found[3]}-{found[month]}-{found[day]}"

    def _decide(self, column: int) -> str | None:
        """The order of a column, or none where no cell or contrary cells decide."""
        at, dates = self._places[COLUMNS[column]], DateColumn(_ORDERS)
        for row in self._table.rows():
            if isinstance(row, TableRow) and _EITHER.fullmatch(text := row.cells[at].strip()):
                dates.add(row.line, re.sub(r"[-.]", "/", text))
        found = dates.choose()
        return None if found.doubt or len(found.formats) != 1 else found.formats[0]


def read(path: str, source: Source, resource: str) -> Iterator[Row]:
    """Yield the holdings of a file in order, and everything that is wrong with it.

    Args:
        path: the file, for findings.
        source: opens it; it is read block by block.
        resource: the resource whose list it is.
    """
    try:
        table = open_table(path, source, COLUMNS)
    except EncodingError as error:
        yield Finding(path, error.line, "kbart.encoding", str(error))
        return
    places, line = _places(table.layout.columns), table.layout.header
    if "publication_title" not in places:
        yield Finding(
            path,
            line,
            "kbart.header",
            "no column publication_title: the first line of a KBART file names its columns, "
            "separated by tabs",
        )
        return
    for at, notice in table.notices:
        if notice.code != "table.delimiter" or table.layout.delimiter != "\t":
            rule = notice.code.replace("table.", "kbart.")
            yield Finding(path, at, rule, notice.message, severity="warning")
    if missing := [it for it in NEEDED if it not in places]:
        message = f"these columns are missing and read as empty: {', '.join(missing)}"
        yield Finding(path, line, "kbart.column", message, severity="warning")
    yield from _holdings(path, table, places, resource)


def _places(header: Iterable[str]) -> Mapping[str, int]:
    """The position of each known column; of several with one name the first."""
    places: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = make_name(cell)
        places.setdefault(_OTHER_NAMES.get(name, name), at)
    return {name: at for name, at in places.items() if name in COLUMNS}


def _holdings(
    path: str, table: TableFile, places: Mapping[str, int], resource: str
) -> Iterator[Row]:
    pick = itemgetter(*(places.get(name, -1) for name in COLUMNS))
    dates = _DateOrders(table, places)
    for found in table.rows():
        line = found.line
        if isinstance(found, BadRow):
            yield Finding(path, line, "kbart.row", f"{found.why}; the row is left out")
            continue
        row = list(map(str.strip, pick([*found.cells, ""])))
        if not row[0]:
            message = "the row has no publication_title and is left out: write one"
            yield Finding(path, line, "kbart.title", message)
            continue
        try:
            yield make_holding(row, line, resource, dates.settle)
        except WrongError as wrong:
            message = f"{row[0]}: {wrong}; the row is left out"
            yield Finding(path, line, "kbart.row", message)
            continue
        for fault in list_number_faults(row):
            message = f"{row[0]}: {fault}"
            yield Finding(path, line, "kbart.identifier", message, severity="warning")
