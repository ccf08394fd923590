"""KBART files (NISO RP-9): tab-separated title lists of what a resource holds.

Real files are sloppier than the standard: any case and order of columns, a byte order mark, other
line ends and encodings, commas for tabs, odd dates. All of it is read where it cannot be mistaken;
a row that cannot be used is a finding, and so is what was read by guessing.
"""

import csv
import io
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, cast

from deskbook.eresources.formats.identifiers import parse_standard_number
from deskbook.eresources.model.coverage import Embargo, EmbargoKind, EmbargoUnit, Holding
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
_ENCODINGS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

Row = Holding | Finding


class _WrongError(ValueError):
    """A cell that cannot be read; the text says which and why."""


def read(path: str, data: bytes, resource: str) -> Iterator[Row]:
    """Yield the holdings of a file in order, and everything that is wrong with it.

    Args:
        path: the file, for findings.
        data: its bytes.
        resource: the resource whose list it is.
    """
    text, findings = _decoded(path, data)
    yield from findings
    table = _rows(text)
    header = next(table, (1, []))[1]
    places = _places(header)
    if "publication_title" not in places:
        yield Finding(
            path,
            1,
            "kbart.header",
            "no column publication_title: the first line of a KBART file names its columns, "
            "separated by tabs",
        )
        return
    if missing := [it for it in NEEDED if it not in places]:
        message = f"these columns are missing and read as empty: {', '.join(missing)}"
        yield Finding(path, 1, "kbart.column", message, severity="warning")
    yield from _holdings(path, table, places, resource)


def _decoded(path: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """A file's text; what is not Unicode is read as Windows-1252, and said."""
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            "this is not UTF-8 and was read as Windows-1252: look at the accents of the titles"
        )
        return data.decode("cp1252", errors="replace"), (
            Finding(path, line, "kbart.encoding", message, severity="warning"),
        )


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Line numbers and cells. Tabs by the standard; commas, with their quotes, where none is."""
    head = text[: text.find("\n")] if "\n" in text else text
    if "\t" not in head and head.count(",") > 1:
        lines = csv.reader(io.StringIO(text, newline=""))
        for row in lines:
            yield lines.line_num, row
        return
    for number, line in enumerate(_lines(text), start=1):
        yield number, line.split("\t")


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one by one, whatever ends them, without a second copy of it all."""
    if "\n" not in text:
        yield from text.split("\r")
        return
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end].removesuffix("\r")
        start = end + 1
    yield text[start:]


def _places(header: Iterable[str]) -> Mapping[str, int]:
    """The position of each known column; of several with one name the first."""
    places: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = re.sub(r"\W+", "_", _cell(cell).casefold()).strip("_")
        places.setdefault(_OTHER_NAMES.get(name, name), at)
    return {name: at for name, at in places.items() if name in COLUMNS}


def _holdings(
    path: str, table: Iterable[tuple[int, Sequence[str]]], places: Mapping[str, int], resource: str
) -> Iterator[Row]:
    order = [places.get(name, -1) for name in COLUMNS[:_USED]]
    for line, cells in table:
        if not any(cells):
            continue
        width = len(cells)
        row = [_cell(cells[at]) if 0 <= at < width else "" for at in order]
        if not row[0]:
            message = "the row has no publication_title and is left out: write one"
            yield Finding(path, line, "kbart.title", message)
            continue
        try:
            yield _holding(row, line, resource)
        except _WrongError as wrong:
            message = f"{row[0]}: {wrong}; the row is left out"
            yield Finding(path, line, "kbart.row", message)
            continue
        for name, text in (("print_identifier", row[1]), ("online_identifier", row[2])):
            if text and not parse_standard_number(text):
                message = f"{row[0]}: {name} {text} is no ISSN or ISBN (its check digit is wrong)"
                yield Finding(path, line, "kbart.identifier", message, severity="warning")


def _holding(row: Sequence[str], line: int, resource: str) -> Holding:
    first = _first(row[3])
    last = _last(row[6])
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


def _cell(text: str) -> str:
    """A cell without the quotes that spreadsheets put around it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"').strip()
    return text


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
        raise _WrongError(f"{name} {text} may mean two days: write it like 2026-11-05")
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
