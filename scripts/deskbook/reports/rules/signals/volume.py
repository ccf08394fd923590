"""All questions together, watched as a series of their own.

A share of the volume cannot see an outage in which everybody asks, nor a form that has stopped
working, so that nobody does. Days are compared with days of the same weekday, in or out of term,
open or closed, of the last eight weeks and of the same weeks of earlier years, these taken to
today's level.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from deskbook.calendar.rules.periods import YEAR, Kind, Seasons
from deskbook.library.rules import statistics
from deskbook.reports.model.signal import VOLUME, Seen
from deskbook.reports.rules.signals.series import (
    AROUND,
    FEW,
    GAP,
    HALF,
    NEEDED,
    RECENT,
    Days,
    Expected,
    Series,
)

WINDOWS: Final = (1, 3, 7)

ALIKE: Final = 3
"""Days of a kind without which nothing is expected of such a day."""

LEVEL: Final = 0.15
"""The part by which the level of all questions varies by itself."""

GROWTH: Final = 2.0
"""A level of more than so many times last year's, or less than one such part, is not believed."""

_DAY: Final = timedelta(days=1)


def compare(series: Series, seasons: Seasons, day: date) -> Iterator[Seen]:
    """Compare the volume of the last days: more up to today, fewer up to yesterday.

    Today is not over, so that it can have too many questions, but not yet too few.
    """
    for length in WINDOWS:
        for fewer in (False, True):
            last = day - _DAY if fewer else day
            first = last - (length - 1) * _DAY
            found = _Look(series, seasons, first, last).expected(fewer=fewer)
            if found is None:
                continue
            count = series.total.within((first.toordinal(), last.toordinal()))
            tail = statistics.chance_of_fewer if fewer else statistics.chance_of_more
            if (count < found.mean if fewer else count > found.mean) and found.mean + count >= FEW:
                chance = tail(count, found.mean, found.variance)
                yield Seen(VOLUME, first, last, count, found.mean, chance, fewer)


class _Look:
    """One window, and the days that its days are compared with."""

    def __init__(self, series: Series, seasons: Seasons, first: date, last: date) -> None:
        self._series, self._seasons = series, seasons
        self._window = (first.toordinal(), last.toordinal())
        end = self._window[0] - GAP - 1
        self._near = (max(series.first, end - RECENT + 1), end)

    def expected(self, *, fewer: bool) -> Expected | None:
        """The higher of two expectations, or of too few questions the lower; none if unknown."""
        if self._near[1] - self._near[0] + 1 < NEEDED:
            return None
        means = [it for it in (self._recent(), self._a_year_ago()) if it is not None]
        if not means:
            return None
        mean = max(min(means) if fewer else max(means), HALF)
        return Expected(mean, mean * self._unsteadiness() + (LEVEL * mean) ** 2)

    def _by_kind(self, days: Days) -> dict[Kind, list[int]]:
        """The volume of days between two, by their kind."""
        found: dict[Kind, list[int]] = {}
        for day in range(days[0], days[1] + 1):
            found.setdefault(self._seasons.kind(day), []).append(
                self._series.total.within((day, day))
            )
        return found

    def _sum(self, known: dict[Kind, list[int]]) -> float | None:
        """The sum of a window if its days are like those known; none where there are too few."""
        total = 0.0
        for day in range(self._window[0], self._window[1] + 1):
            alike = known.get(self._seasons.kind(day), [])
            if len(alike) < ALIKE:
                return None
            total += sum(alike) / len(alike)
        return total

    def _recent(self) -> float | None:
        return self._sum(self._by_kind(self._near))

    def _a_year_ago(self) -> float | None:
        """The number that the same weeks of last year let us expect, at today's level."""
        then = self._seasons.counterparts(date.fromordinal(self._window[0]))[0].toordinal()
        length = self._window[1] - self._window[0]
        around = (then - AROUND, then + length + AROUND)
        year = YEAR.days
        before = (self._near[0] - year, self._near[1] - year)
        if min(around[0], before[0]) < self._series.first:
            return None
        level = self._series.total.within(self._near) / max(1, self._series.total.within(before))
        found = self._sum(self._by_kind(around))
        return None if found is None else found * min(max(level, 1 / GROWTH), GROWTH)

    def _unsteadiness(self) -> float:
        """The variance over the mean of days of one kind lately; 1 if they are steady."""
        squares = total = 0.0
        for volumes in self._by_kind(self._near).values():
            number, mean = len(volumes), sum(volumes) / len(volumes)
            squares += sum((it - mean) ** 2 for it in volumes) * number / max(1, number - 1)
            total += mean * number
        return max(1.0, squares / total) if total else 1.0
