"""Running totals of opening time: what a calendar has counted up to each opening day.

Working time between two moments is the difference of two totals, so it takes two look-ups however
far they are apart. All numbers are whole: seconds, days and places in lists.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Final

Spans = tuple[tuple[int, int], ...]
"""From and to in seconds since 1970, in order, apart from each other."""

FIRST: Final = date(1900, 1, 1).toordinal()
LAST: Final = date(9000, 1, 1).toordinal()
"""The days that clocks and calendars know, as ordinals."""

_STEP: Final = 92
"""Days by which the totals grow at least, so that neighbouring questions find them made."""

_FAR: Final = 7320
"""Days between two questions beyond which the totals begin anew instead of bridging the gap."""


class RunningTotals:
    """Opening seconds and opening days before each span of a range of days.

    The range grows as moments are asked for. Totals count from its first day; only their
    differences mean anything, and only those taken without growing in between.
    """

    __slots__ = (
        "_before",
        "_begins",
        "_day",
        "_day_before",
        "_end",
        "_ends",
        "_length",
        "_spans_of",
        "_start",
        "_total",
        "opened",
    )

    def __init__(self, spans_of: Callable[[date], Spans]) -> None:
        self._spans_of = spans_of
        self._clear(0)

    def cover(self, first: int, last: int) -> None:
        """Make the totals of the days from one ordinal to another, both included."""
        if self._start == self._end or first > self._end + _FAR or last < self._start - _FAR:
            self._clear(first)
        elif first < self._start:
            end = self._end - 1
            self._clear(max(min(first, self._start - _STEP), FIRST))
            last = max(last, end)
        if last >= self._end:
            self._grow(min(max(last, self._end + _STEP), LAST) + 1)

    def seconds(self, moment: int) -> int:
        """Return the opening seconds before a moment, by seconds since 1970."""
        at = bisect_right(self._begins, moment) - 1
        if at < 0:
            return 0
        return self._before[at] + min(moment, self._ends[at]) - self._begins[at]

    def days(self, moment: int) -> tuple[int, int, int]:
        """Return the opening days before a moment: whole ones, then seconds of so many."""
        at = bisect_right(self._begins, moment) - 1
        if at < 0:
            return 0, 0, 1
        day = self._day[at]
        inside = self._before[at] + min(moment, self._ends[at]) - self._begins[at]
        return day, inside - self._day_before[day], self._length[day]

    def find_second(self, seconds: int, last: int) -> int | None:
        """Return the moment before which so many opening seconds are.

        None if the days up to the ordinal `last` have fewer; the range must cover them.
        """
        if seconds > self._total:
            return None
        at = bisect_left(self._before, seconds) - 1
        if self.opened[self._day[at]] > last:
            return None
        return self._begins[at] + seconds - self._before[at]

    def convert_days(self, days: Fraction) -> int | None:
        """Return the opening seconds, rounded up, that so many opening days are; none if fewer."""
        day = -(-days.numerator // days.denominator) - 1
        if day >= len(self.opened):
            return None
        part = (days - day) * self._length[day]
        return self._day_before[day] - (-part.numerator // part.denominator)

    def _clear(self, start: int) -> None:
        self._start = self._end = start
        self._total = 0
        self._begins: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._day: list[int] = []
        self.opened: list[int] = []
        self._day_before: list[int] = []
        self._length: list[int] = []

    def _grow(self, end: int) -> None:
        for ordinal in range(self._end, end):
            spans = self._spans_of(date.fromordinal(ordinal))
            if not spans:
                continue
            self._day_before.append(self._total)
            for begin, close in spans:
                self._begins.append(begin)
                self._ends.append(close)
                self._before.append(self._total)
                self._day.append(len(self.opened))
                self._total += close - begin
            self._length.append(self._total - self._day_before[-1])
            self.opened.append(ordinal)
        self._end = end
