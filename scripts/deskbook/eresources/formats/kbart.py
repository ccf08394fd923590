"""KBART files (NISO RP-9): tab-separated title lists of what a resource holds.

Real files are sloppier than the standard: any case and order of columns, other line ends and
encodings, commas for tabs, lines above the header, odd dates. All of it is read where it cannot be
mistaken; a row that cannot be used is a finding, and so is a layout that is not the standard's.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, cast

from deskbook.eresources.formats.identifiers import parse_standard_number
from deskbook.eresources.model.coverage import Embargo, EmbargoKind, EmbargoUnit, Holding
from deskbook.library.formats.table.dates import DateColumn
from deskbook.library.formats.table.file import EncodingError, Source, TableFile, open_table
from deskbook.library.formats.table.layout import make_name
from deskbook.library.formats.table.parts import BadRow, TableRow
from deskbook.library.model.finding import Finding

COLUMNS: Final = (
    "publication_title",
    "print_identifier",
    "online_identifier",
    "date_first_issue_online",
    "num_first_vol_online",
    "num_first_issue_online",
    "date_last_issue_online",
    "num_last_vol_online",
    "num_last_issue_online",
    "title_url",
    "first_author",
    "title_id",
    "embargo_info",
    "coverage_depth",
    "notes",
    "publisher_name",
    "publication_type",
    "date_monograph_published_print",
    "date_monograph_published_online",
    "monograph_volume",
    "monograph_edition",
    "first_editor",
    "parent_publication_title_id",
    "preceding_publication_title_id",
    "access_type",
)
"""The columns of phase II in their order."""

_USED: Final = COLUMNS.index("publication_type") + 1
"""The number of columns, from the first, that are read."""

NEEDED: Final = (*COLUMNS[:9], "embargo_info")
"""Columns without which coverage cannot be told."""

_OTHER_NAMES: Final = {"coverage_notes": "notes"}
"""Column names of phase I and of common use."""

_ONGOING: Final = frozenset(
    {"", "present", "current", "ongoing", "to present", "9999", "9999-12-31"}
)
_YEAR = r"(?P<y>1[4-9]\d\d|20\d\d)"
_DATES: Final = tuple(
    re.compile(it)
    for it in (
        rf"{_YEAR}(?:[-/.](?P<m>\d\d?)(?:[-/.](?P<d>\d\d?))?)?(?:[T ]00:00.*)?",
        rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)",
        rf"(?P<m>\d\d?)[-/.]{_YEAR}",
    )
)
_EITHER: Final = re.compile(rf"(\d\d?)[-/.](\d\d?)[-/.]{_YEAR}")
_EMBARGO: Final = re.compile(r"([RP])([1-9]\d{0,4})([DMY])")
_ORDERS: Final = ("%d/%m/%Y", "%m/%d/%Y")

Row = Holding | Finding


class _WrongError(ValueError):
    """A cell that cannot be read; the text says which and why."""


class _EitherError(_WrongError):
    """A date that may mean two days."""


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
    order = [places.get(name, -1) for name in COLUMNS[:_USED]]
    dates = _DateOrders(table, places)
    for found in table.rows():
        line = found.line
        if isinstance(found, BadRow):
            yield Finding(path, line, "kbart.row", f"{found.why}; the row is left out")
            continue
        cells = found.cells
        row = [cells[at].strip() if at >= 0 else "" for at in order]
        if not row[0]:
            message = "the row has no publication_title and is left out: write one"
            yield Finding(path, line, "kbart.title", message)
            continue
        try:
            yield _holding(row, line, resource, dates)
        except _WrongError as wrong:
            message = f"{row[0]}: {wrong}; the row is left out"
            yield Finding(path, line, "kbart.row", message)
            continue
        for name, text in (("print_identifier", row[1]), ("online_identifier", row[2])):
            if text and not parse_standard_number(text):
                message = f"{row[0]}: {name} {text} is no ISSN or ISBN (its check digit is wrong)"
                yield Finding(path, line, "kbart.identifier", message, severity="warning")


def _holding(row: Sequence[str], line: int, resource: str, dates: "_DateOrders") -> Holding:
    try:
        first, last = _first(row[3]), _last(row[6])
    except _EitherError:
        first, last = _first(dates.settle(3, row[3])), _last(dates.settle(6, row[6]))
    if first and last and last < first:
        raise _WrongError(f"coverage ends ({row[6]}) before it begins ({row[3]})")
    return Holding(
        resource=resource,
        line=line,
        title=row[0],
        print_id=parse_standard_number(row[1]),
        online_id=parse_standard_number(row[2]),
        first=first,
        last=last,
        first_volume=row[4],
        first_issue=row[5],
        last_volume=row[7],
        last_issue=row[8],
        embargo=_embargo(row[12]),
        depth=row[13],
        notes=row[14],
        url=row[9],
        publisher=row[15],
        kind=row[16],
    )


@lru_cache(maxsize=4096)
def _first(text: str) -> date | None:
    year, month, day = _parts("date_first_issue_online", text) if text else (0, 0, 0)
    return _day("date_first_issue_online", text, year, month or 1, day or 1) if year else None


@lru_cache(maxsize=4096)
def _last(text: str) -> date | None:
    """The last day of a coverage; none where it goes on."""
    if text.casefold() in _ONGOING:
        return None
    name = "date_last_issue_online"
    year, month, day = _parts(name, text)
    month = month or 12
    return _day(name, text, year, month, day or (monthrange(year, month)[1] if month < 13 else 1))


def _parts(name: str, text: str) -> tuple[int, int, int]:
    """Year, month and day as far as they are written (else 0)."""
    for shape in _DATES:
        if found := shape.fullmatch(text):
            parts = {"m": "0", "d": "0"} | {k: v for k, v in found.groupdict().items() if v}
            return int(parts["y"]), int(parts["m"]), int(parts["d"])
    if found := _EITHER.fullmatch(text):
        one, two, year = (int(it) for it in found.groups())
        if one > 12:
            return year, two, one
        if two > 12 or one == two:
            return year, one, two
        raise _EitherError(f"{name} {text} may mean two days: write it like 2026-11-05")
    raise _WrongError(f"{name} {text} is not a date: write 2026, 2026-11 or 2026-11-05")


def _day(name: str, text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _WrongError(f"{name} {text} is not a day there is") from None


def parse_embargo(text: str) -> tuple[Embargo, ...] | None:
    """Return the parts of an `embargo_info`: empty for no embargo, none if it is unreadable.

    Two parts are joined by `;`: `R`, which moves the start, stands before `P`, which moves the end.
    """
    if not text.strip():
        return ()
    found = [_EMBARGO.fullmatch(part.strip().upper()) for part in text.split(";")]
    parts = tuple(
        Embargo(cast(EmbargoKind, it[1]), int(it[2]), cast(EmbargoUnit, it[3]))
        for it in found
        if it is not None
    )
    kinds = {it.kind for it in parts}
    if len(parts) != len(found) or len(kinds) != len(parts):
        return None
    return tuple(sorted(parts, key=lambda it: it.kind, reverse=True))


@lru_cache(maxsize=1024)
def _embargo(text: str) -> tuple[Embargo, ...]:
    parts = parse_embargo(text)
    if parts is None:
        raise _WrongError(
            f"embargo_info {text} is not one: write P1Y, P6M, R2Y, R180D or two such as R10Y;P30D"
        )
    return parts
