"""One row of a KBART file (NISO RP-9): the meaning of its cells.

Real rows are sloppier than the standard. A cell is read where it cannot be mistaken; otherwise the
row cannot be used, and the reason is named. An identifier that is none leaves the row usable.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, cast

from deskbook.eresources.formats.identifiers import is_issn, parse_standard_number
from deskbook.eresources.model.coverage import Embargo, EmbargoKind, EmbargoUnit, Holding

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
_NO_NUMBER: Final = frozenset({"", "n/a", "na", "n.a.", "-", "--", "none", "null", "unknown", "0"})
"""Ways of writing that a title has no number."""

_COUNTS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class WrongError(ValueError):
    """A cell that cannot be read; the text says which and why."""


class EitherError(WrongError):
    """A date that may mean two days."""


Settle = Callable[[int, str], str]
"""Makes of a date of a column, which may mean two days, the one that the column says."""


def make_holding(row: Sequence[str], line: int, resource: str, settle: Settle) -> Holding:
    """Return what a row says.

    Args:
        row: its cells in the order of `COLUMNS`, without spaces around them.
        line: its line in the file.
        resource: the resource whose list it is in.
        settle: decides what a date means that may mean two days.

    Raises:
        WrongError: a cell cannot be read.
    """
    try:
        first, last = _first(row[3]), _last(row[6])
    except EitherError:
        first, last = _first(settle(3, row[3])), _last(settle(6, row[6]))
    if first and last and last < first:
        raise WrongError(f"coverage ends ({row[6]}) before it begins ({row[3]})")
    return Holding(
        resource=resource,
        line=line,
        title=row[0],
        print_id=read_number(row[1]),
        online_id=read_number(row[2]),
        first=first,
        last=last,
        first_volume=row[4],
        first_issue=row[5],
        last_volume=row[7],
        last_issue=row[8],
        url=row[9],
        author=row[10],
        title_id=row[11],
        embargo=_embargo(row[12]),
        depth=row[13].casefold(),
        notes=row[14],
        publisher=row[15],
        kind=row[16].casefold(),
        printed=_loose_day(row[17]),
        online=_loose_day(row[18]),
        book_volume=row[19],
        edition=row[20],
        editor=row[21],
        parent=row[22],
        preceding=row[23],
        access=row[24].upper(),
    )


def read_number(text: str) -> str:
    """Return an ISSN or ISBN without hyphens; one that a spreadsheet shortened gets its zeros back.

    Nothing where it is none.
    """
    if not text:
        return ""
    return parse_standard_number(text) or _restored(text)


def list_number_faults(row: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the numbers of a row."""
    for name, text in (("print_identifier", row[1]), ("online_identifier", row[2])):
        if text and not parse_standard_number(text) and (fault := _fault(name, text)):
            yield fault


def _fault(name: str, text: str) -> str:
    if text.casefold() in _NO_NUMBER:
        return ""
    if number := _restored(text):
        written = f"{number[:4]}-{number[4:]}" if len(number) == 8 else number
        return f"{name} {text} has lost its leading zeros, as in a spreadsheet: read as {written}"
    figures = re.sub(r"[^0-9Xx]", "", text)
    if len(figures) in (8, 10, 13):
        return f"{name} {text} is no ISSN or ISBN: its check digit is wrong"
    if not figures:
        return f"{name} {text} is no ISSN or ISBN: it has no digits"
    number = _COUNTS[len(figures)] if len(figures) < 10 else str(len(figures))
    digits = "digit" if len(figures) == 1 else "digits"
    return f"{name} {text} is no ISSN or ISBN: it has {number} {digits}"


def _restored(text: str) -> str:
    """The ISSN of which a spreadsheet has removed the leading zeros."""
    figures = text.strip().upper()
    if not re.fullmatch(r"[0-9]{4,6}[0-9X]", figures):
        return ""
    number = figures.zfill(8)
    return number if is_issn(number) else ""


@lru_cache(maxsize=4096)
def _loose_day(text: str) -> date | None:
    """The last day on which a book may have come out; none where it cannot be read."""
    try:
        return _last(text) if text else None
    except WrongError:
        return None


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
        raise EitherError(f"{name} {text} may mean two days: write it like 2026-11-05")
    raise WrongError(f"{name} {text} is not a date: write 2026, 2026-11 or 2026-11-05")


def _day(name: str, text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongError(f"{name} {text} is not a day there is") from None


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
        raise WrongError(
            f"embargo_info {text} is not one: write P1Y, P6M, R2Y, R180D or two such as R10Y;P30D"
        )
    return parts
