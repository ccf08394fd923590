"""Opening hours in words, as people at the library's place say days and times."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from deskbook.model.policy import Dates, DayHours, Period, Periods, Spans, WeekHours
from deskbook.model.vocabulary import WEEKDAYS, Weekday

NAMES: Final = dict(
    zip(
        WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)

_TWELVE: Final = frozenset({"AU", "CA", "NZ", "PH", "US"})
"""Countries whose clocks are read as 8 am to 10 pm."""

_MONTH_FIRST: Final = frozenset({"CA", "PH", "US"})
"""Countries where it is November 25, not 25 November."""

AS_USUAL: Final = "as usual"
"""What is said of other hours where there are none."""


def week(it: WeekHours, country: str) -> str:
    """Hours by days of the week in one sentence part; only the hours where all days are alike."""
    if it.uniform:
        return spans(it.rows[0][1], country)
    opened = [f"{days(row)} {spans(hours, country)}" for row, hours in it.rows if hours]
    shut = [days(row) for row, hours in it.rows if not hours]
    return ", ".join(filter(None, (_listed(opened), f"closed {_listed(shut)}" if shut else "")))


def week_table(it: WeekHours, country: str) -> list[tuple[str, str]]:
    """Days and hours, line by line."""
    return [(days(row), spans(hours, country)) for row, hours in it.rows]


def day(it: DayHours, today: date, country: str) -> str:
    """The hours of a day, which is named: `Monday, November 16: 8 am to 10 pm`."""
    name = f"{it.day:%A}, {written_day(it.day, today, country)}"
    return f"{name}: {spans(it.hours, country)}"


def periods(it: Periods, today: date, country: str) -> str:
    """What differs from the week, in one sentence part."""
    said = (f"{_when(one, today, country)}: {week(one.hours, country)}" for one in it.found)
    return "; ".join(said) or AS_USUAL


def periods_table(it: Periods, today: date, country: str) -> list[tuple[str, str]]:
    """What differs from the week, line by line."""
    return [(_when(one, today, country), week(one.hours, country)) for one in it.found]


def dates(it: Dates, today: date, country: str) -> str:
    """Spans of days: `December 19 to 23 and January 2 to 18, 2027`."""
    return _listed([written_days(first, last, today, country) for first, last in it.spans])


def days(row: tuple[Weekday, ...]) -> str:
    """Days of the week in a row: `Monday to Thursday`, `Saturday and Sunday`."""
    names = [NAMES[day] for day in row]
    if len(names) > 2:
        return f"{names[0]} to {names[-1]}"
    return " and ".join(names)


def spans(hours: Spans, country: str) -> str:
    """The hours of a day: `8 am to 10 pm`, `closed`."""
    return " and ".join(_span(it, country) for it in hours) or "closed"


def written_day(it: date, today: date, country: str) -> str:
    """A day: `November 25`, with the year where it is not this one's."""
    return written_days(it, it, today, country)


def written_days(first: date, last: date, today: date, country: str) -> str:
    """Days in a row: `November 26 to 28`, `December 24 to January 1, 2027`."""
    year = "" if (first.year, last.year) == (today.year, today.year) else str(last.year)
    before = str(first.year) if first.year not in (last.year, today.year) else ""
    if country in _MONTH_FIRST:
        ends = [f"{first:%B} {first.day}", f"{last:%B} {last.day}"]
        if (first.year, first.month) == (last.year, last.month):
            ends[1] = str(last.day)
        mark = ", "
    else:
        ends = [f"{first.day} {first:%B}", f"{last.day} {last:%B}"]
        if (first.year, first.month) == (last.year, last.month) and first != last:
            ends[0] = str(first.day)
        mark = " "
    if first == last:
        ends = ends[:1]
    elif before:
        ends[0] += mark + before
    return " to ".join(ends) + (mark + year if year else "")


def _when(it: Period, today: date, country: str) -> str:
    said = written_days(it.first, it.last, today, country)
    return f"{said}, {it.name}" if it.name else said


def _span(text: str, country: str) -> str:
    if text == "00:00-24:00":
        return "all day"
    return " to ".join(_clock(part, country) for part in text.split("-"))


def _clock(text: str, country: str) -> str:
    hour, minute = map(int, text.split(":"))
    if minute == 0 and hour in (0, 12, 24):
        return "noon" if hour == 12 else "midnight"
    if country not in _TWELVE:
        return text
    half = "am" if hour % 24 < 12 else "pm"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''} {half}"


def _listed(parts: Iterable[str]) -> str:
    """Parts with commas, and "and" before the last."""
    *before, last = [*parts] or [""]
    return f"{', '.join(before)} and {last}" if before else last
