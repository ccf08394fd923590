"""Working time: how much of it passed between two moments, and when a span of it is over.

Two units. **Hours** are opening hours: `4h` is over when the library has been open for four hours.
**Days** are opening days: each counts as one whatever its length, and a part of it as that part.
So `1d` from Tuesday noon ends on Wednesday at the same point of the opening hours, from Friday
evening (after closing) at Monday's closing time; a holiday does not count. Both are measures: what
passes from A to B and from B to C adds up to what passes from A to C, which is what lets a clock
rest and go on. Both are differences of the calendar's running totals, so a question about ten years
costs as much as one about ten minutes.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import ceil
from typing import Final, Literal

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.running_totals import FIRST, LAST, RunningTotals

Unit = Literal["h", "d"]

HORIZON: Final = 3660
"""Days: further away nothing is looked for, so that a library closed for ever ends a search."""

_NEAR: Final = 28
"""Days in which most spans end; only a longer one makes totals up to the horizon."""


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of working time: hours or opening days, more than none."""

    amount: Fraction
    unit: Unit

    @classmethod
    def of(cls, text: str) -> "Span":
        """A span as the library writes it: `4h`, `2d`."""
        return cls(Fraction(text[:-1]), "h" if text.endswith("h") else "d")


def measure(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """Return the opening time between two moments; nothing where `end` is not later."""
    if end <= start:
        return timedelta()
    totals = _cover(calendar, start, end)
    return timedelta(seconds=totals.seconds(_second(end)) - totals.seconds(_second(start)))


def count_units(calendar: Calendar, start: datetime, end: datetime, unit: Unit) -> Fraction:
    """Return how many hours or opening days pass between two moments."""
    if end <= start:
        return Fraction(0)
    if unit == "h":
        return Fraction(measure(calendar, start, end) // timedelta(seconds=1), 3600)
    totals = _cover(calendar, start, end)
    return _count_days(totals, _second(end)) - _count_days(totals, _second(start))


def add(calendar: Calendar, start: datetime, span: Span) -> datetime:
    """Return the first moment, in whole seconds, at which the span has passed since `start`."""
    today = calendar.day_of(start).toordinal()
    last = _within(today - 3 + HORIZON)
    for reach in (_within(today + _NEAR), last):
        calendar.totals.cover(_within(today - 2), reach)
        found = _end(calendar.totals, _second(start), span, min(reach, last))
        if found is not None:
            return datetime.fromtimestamp(found, UTC)
    return calendar.start_of(date.fromordinal(_within(today + HORIZON)))


def find_opening_day(calendar: Calendar, day: date) -> date:
    """Return the day itself where the library opens on it, else the next on which it does."""
    return add_opening_days(calendar, day, 0)


def find_last_opening_day(calendar: Calendar, day: date) -> date:
    """Return the day itself where the library opens on it, else the last on which it did."""
    last = _within(day.toordinal())
    for reach in (_NEAR, HORIZON - 1):
        first = _within(last - reach)
        calendar.totals.cover(first, last)
        at = bisect_right(calendar.totals.opened, last) - 1
        if at >= 0 and calendar.totals.opened[at] >= first:
            return date.fromordinal(calendar.totals.opened[at])
    return day


def add_opening_days(calendar: Calendar, day: date, number: int) -> date:
    """Return the opening day that is `number` opening days after a day's own."""
    first = _within(day.toordinal())
    for reach in (_NEAR, HORIZON - 1):
        last = _within(first + reach)
        calendar.totals.cover(first, last)
        at = bisect_left(calendar.totals.opened, first) + number
        if at < len(calendar.totals.opened) and calendar.totals.opened[at] <= last:
            return date.fromordinal(calendar.totals.opened[at])
    return day


def count_opening_days(calendar: Calendar, first: date, last: date) -> int:
    """Return the opening days after one day up to another."""
    begin, end = _within(first.toordinal()), _within(last.toordinal())
    if end <= begin:
        return 0
    calendar.totals.cover(begin, end)
    return bisect_right(calendar.totals.opened, end) - bisect_right(calendar.totals.opened, begin)


def _cover(calendar: Calendar, start: datetime, end: datetime) -> RunningTotals:
    """The totals of the days whose hours may include a moment of the time: two before, for nights.

    Which days those are depends on the time zone by a day at most.
    """
    first, last = (it.toordinal() for it in (start, end))
    calendar.totals.cover(_within(first - 3), _within(last + 1))
    return calendar.totals


def _second(moment: datetime) -> int:
    return int(moment.timestamp())


def _count_days(totals: RunningTotals, moment: int) -> Fraction:
    whole, part, length = totals.days(moment)
    return whole + Fraction(part, length)


def _end(totals: RunningTotals, start: int, span: Span, last: int) -> int | None:
    """The second at which a span has passed, if it is of a day up to the ordinal `last`."""
    if span.unit == "h":
        return totals.find_second(totals.seconds(start) + ceil(span.amount * 3600), last)
    seconds = totals.convert_days(_count_days(totals, start) + span.amount)
    return None if seconds is None else totals.find_second(seconds, last)


def _within(ordinal: int) -> int:
    """A day within the centuries that clocks and calendars know."""
    return min(max(ordinal, FIRST), LAST)
