"""Questions by day, arranged so that a count of any key between any two days is quick to have."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from deskbook.reports.model.signal import Asked, Key

FEW: Final = 4
"""Fewer questions than this within a window are no signal, whatever was expected."""

Days = tuple[int, int]
"""From day to day, both included; days are counted as `date.toordinal` does."""


class Track:
    """The days of one key's questions, in order, and the same for each day of the week apart."""

    __slots__ = ("_by_weekday", "_days")

    def __init__(self, days: Sequence[int]) -> None:
        self._days = days
        self._by_weekday: dict[int, list[int]] = {}
        for day in days:
            self._by_weekday.setdefault(day % 7, []).append(day)

    def within(self, days: Days) -> int:
        """Count the questions between two days."""
        return bisect_right(self._days, days[1]) - bisect_left(self._days, days[0])

    def on_weekday(self, day: int, days: Days) -> int:
        """Count the questions between two days on the weekday of another day."""
        of_it = self._by_weekday.get(day % 7, ())
        return bisect_right(of_it, days[1]) - bisect_left(of_it, days[0])


class Series:
    """All questions by day, and each key's among them."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.by_day: dict[int, list[Asked]] = {}
        for it in asked:
            self.by_day.setdefault(it.day.toordinal(), []).append(it)
        days: dict[Key, list[int]] = {}
        everything = []
        for day in sorted(self.by_day):
            for it in self.by_day[day]:
                everything.append(day)
                for key in it.keys:
                    days.setdefault(key, []).append(day)
        self.total = Track(everything)
        self.first = everything[0] if everything else 0
        self._days = {key: found for key, found in days.items() if len(found) >= FEW}
        self._tracks: dict[Key, Track] = {}

    def track(self, key: Key) -> Track:
        """The days of one key; it has `FEW` questions at least."""
        if key not in self._tracks:
            self._tracks[key] = Track(self._days[key])
        return self._tracks[key]

    def watched(self, day: int) -> int:
        """Count the keys that had enough questions by a day to be watched."""
        return bisect_right(self._ripe, day)

    @cached_property
    def _ripe(self) -> list[int]:
        """The days on which keys had enough questions, in order."""
        found: list[int] = []
        for days in self._days.values():
            insort(found, days[FEW - 1])
        return found

    def counts(self, days: Days) -> Mapping[Key, int]:
        """Count the questions of each key between two days, of keys that have enough."""
        found: Counter[Key] = Counter()
        for day in range(days[0], days[1] + 1):
            for it in self.by_day.get(day, ()):
                found.update(it.keys)
        return {key: number for key, number in found.items() if number >= FEW}

    def asked(self, key: Key, first: date, last: date) -> tuple[Asked, ...]:
        """The questions of a key between two days, oldest first."""
        return tuple(
            it
            for day in range(first.toordinal(), last.toordinal() + 1)
            for it in self.by_day.get(day, ())
            if key in it.keys
        )
