"""The time that cells of a row say, and the formats in which times are usually written."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.transfer.model.mapping import Moment, Row, When

ISO: Final = (
    "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%Y-%m", "%Y",
)  # fmt: skip
_CLOCKS: Final = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_DAYS: Final = (
    *(sign.join(order) for sign in "/.-" for order in (
        ("%d", "%m", "%Y"), ("%m", "%d", "%Y"), ("%d", "%m", "%y"), ("%m", "%d", "%y"),
        ("%y", "%m", "%d"))),
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y",
    "%d-%b-%Y", "%d-%b-%y",
)  # fmt: skip
COMMON: Final = tuple(dict.fromkeys((*ISO, *("".join(it) for it in product(_DAYS, _CLOCKS)))))
"""The formats among which the cells of a column choose where a mapping names none."""

_TO_THE_MINUTE: Final = ("%H", "%I", "%c")
_TO_THE_DAY: Final = ("%d", "%j", "%x")
_TO_THE_MONTH: Final = ("%m", "%b", "%B")


def read_moment(row: Row, moment: Moment, zone: ZoneInfo, reasons: list[str]) -> When | None:
    """Read the time of a row; append the reason where there is none."""
    text = join_cells(row, moment)
    for form in moment.formats or ISO:
        if (found := _when(text, form, zone)) is not None:
            return found
    if not text:
        reasons.append(f"{moment.column} is empty")
    else:
        usual = "a time like 2026-11-02 14:14, a day, a month or a year"
        shown = " or ".join(moment.formats) or usual
        reasons.append(f'{moment.column} "{shorten(text)}" is not {shown}')
    return None


def join_cells(row: Row, moment: Moment) -> str:
    """Return the day and the time of day of a row as one text."""
    cells = (row.cells.get(name, "") for name in (moment.column, moment.time) if name)
    return " ".join(" ".join(cells).split())


def _when(text: str, form: str, zone: ZoneInfo) -> When | None:
    try:
        read = datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows
    except ValueError:
        return None
    day = read.date()
    if not 1900 <= day.year <= 8999:
        return None
    if _has(form, _TO_THE_MINUTE):
        return When((read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC))
    if _has(form, _TO_THE_DAY):
        return When(first=day, last=day)
    if _has(form, _TO_THE_MONTH):
        return When(first=day.replace(day=1), last=_month_end(day))
    return When(first=date(day.year, 1, 1), last=date(day.year, 12, 31))


def _has(form: str, codes: Iterable[str]) -> bool:
    return any(code in form for code in codes)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def shorten(text: str) -> str:
    """Return at most 40 characters of a cell."""
    return text if len(text) <= 40 else text[:39] + "\N{HORIZONTAL ELLIPSIS}"
