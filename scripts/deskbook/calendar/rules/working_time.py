"""Working time: how much of it passed between two moments, and when a span of it is over.

Two units. **Hours** are opening hours: `4h` is over when the library has been open for four hours.
**Days** are opening days: each counts as one whatever its length, and a part of it as that part.
So `1d` from Tuesday noon ends on Wednesday at the same point of the opening hours, from Friday
evening (after closing) at Monday's closing time; a holiday does not count. Both are measures: what
passes from A to B and from B to C adds up to what passes from A to C, which is what lets a clock
rest and go on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import islice
from math import ceil
from typing import Final, Literal

from deskbook.calendar.rules.opening_hours import Calendar, Spans

Unit = Literal["h", "d"]

HORIZON: Final = 3660
"""Days: further away nothing is looked for, so that a library closed for ever ends a search."""

_FIRST: Final = date(1900, 1, 1).toordinal()
_LAST: Final = date(9000, 1, 1).toordinal()
_FOREVER: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of working time: hours or opening days."""

    amount: Fraction
    unit: Unit

    @classmethod
    def of(cls, text: str) -> "Span":
        """A span as the library writes it: `4h`, `2d`."""
        return cls(Fraction(text[:-1]), "h" if text.endswith("h") else "d")


def measure(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """Return the opening time between two moments; nothing where `end` is not later."""
    return timedelta(seconds=int(count_units(calendar, start, end, "h") * 3600))


def count_units(calendar: Calendar, start: datetime, end: datetime, unit: Unit) -> Fraction:
    """Return how many hours or opening days pass between two moments."""
    first, last = int(start.timestamp()), int(end.timestamp())
    total = Fraction(0)
    for day in _days(calendar, start, calendar.day_of(end)):
        total += _part(calendar, day, first, last, unit)
    return total


def add(calendar: Calendar, start: datetime, span: Span) -> datetime:
    """Return the first moment, in whole seconds, at which the span has passed since `start`."""
    first = int(start.timestamp())
    left = span.amount
    for day in _days(calendar, start, None):
        part = _part(calendar, day, first, _FOREVER, span.unit)
        if part and part >= left:
            return datetime.fromtimestamp(_within(calendar, day, first, left, span.unit), UTC)
        left -= part
    return calendar.start_of(_ahead(calendar.day_of(start), HORIZON))


def find_opening_day(calendar: Calendar, day: date) -> date:
    """Return the day itself where the library opens on it, else the next on which it does."""
    return add_opening_days(calendar, day, 0)


def find_last_opening_day(calendar: Calendar, day: date) -> date:
    """Return the day itself where the library opens on it, else the last on which it did."""
    days = (_ahead(day, -back) for back in range(HORIZON))
    return next((found for found in days if calendar.is_open_on(found)), day)


def add_opening_days(calendar: Calendar, day: date, number: int) -> date:
    """Return the opening day that is `number` opening days after a day's own."""
    days = (_ahead(day, ahead) for ahead in range(HORIZON))
    opened = (found for found in days if calendar.is_open_on(found))
    return next(islice(opened, number, None), day)


def _ahead(day: date, days: int) -> date:
    """A day some days away, within the centuries that clocks and calendars know."""
    return date.fromordinal(min(max(day.toordinal() + days, _FIRST), _LAST))


def _days(calendar: Calendar, start: datetime, last: date | None) -> Iterator[date]:
    """The days whose hours may hold a moment from `start` on: two before, for nights."""
    begin = _ahead(calendar.day_of(start), -2)
    days = HORIZON if last is None else (last - begin).days + 1
    return (_ahead(begin, number) for number in range(days))


def _part(calendar: Calendar, day: date, first: int, last: int, unit: Unit) -> Fraction:
    """The part of a span that a day's hours between two seconds are."""
    spans = calendar.spans(day)
    inside = sum(max(0, min(end, last) - max(start, first)) for start, end in spans)
    return Fraction(inside, _whole(spans, unit)) if inside else Fraction(0)


def _whole(spans: Spans, unit: Unit) -> int:
    """The seconds that make one hour or one opening day."""
    return 3600 if unit == "h" else sum(end - start for start, end in spans)


def _within(calendar: Calendar, day: date, first: int, left: Fraction, unit: Unit) -> int:
    """The second of a day at which what is left of a span has passed."""
    spans = calendar.spans(day)
    seconds = left * _whole(spans, unit)
    for start, end in spans[:-1]:
        room = max(0, end - max(start, first))
        if room >= seconds:
            return max(start, first) + ceil(seconds)
        seconds -= room
    return max(spans[-1][0], first) + ceil(seconds)
