"""Questions by day, and what is expected of a day from the same days of earlier weeks and years."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from deskbook.calendar.rules.periods import Seasons
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


Tally = dict[str, list[int]]
"""The days of some questions, in order: those of each key by its `name_key`, and of all by ''."""


def name_key(key: Key) -> str:
    """Return a key as a name in a tally."""
    return "\n".join(part for pair in key for part in pair)


def make_tally(asked: Iterable[Asked]) -> Tally:
    """Return the days of some questions, which are in the order in which they were asked."""
    tally: Tally = {"": []}
    for it in asked:
        day = it.day.toordinal()
        tally[""].append(day)
        for key in it.keys:
            tally.setdefault(name_key(key), []).append(day)
    return tally


def join_tallies(tallies: Iterable[Tally], days: Days) -> Tally:
    """Return the tallies of times that follow each other as one, cut to some days."""
    whole: Tally = {"": []}
    for tally in tallies:
        every = tally[""]
        inside = every and days[0] <= every[0] and every[-1] <= days[1]
        for name, found in tally.items():
            kept = found if inside else [it for it in found if days[0] <= it <= days[1]]
            if kept:
                whole.setdefault(name, []).extend(kept)
    return whole


class Series:
    """All questions by day, and each key's among them."""

    def __init__(self, asked: Iterable[Asked], tally: Tally | None = None) -> None:
        """Gather questions.

        Args:
            asked: all of them; with a tally those of the last days, whose windows are looked at.
            tally: the days of all.
        """
        self.by_day: dict[int, list[Asked]] = {}
        for it in asked:
            self.by_day.setdefault(it.day.toordinal(), []).append(it)
        if tally is None:
            tally = make_tally(it for day in sorted(self.by_day) for it in self.by_day[day])
        everything = tally[""]
        self.total = Track(everything)
        self.first = everything[0] if everything else 0
        self._days = {it: found for it, found in tally.items() if it and len(found) >= FEW}
        self._tracks: dict[Key, Track] = {}

    def track(self, key: Key) -> Track:
        """The days of one key; it has `FEW` questions at least."""
        if key not in self._tracks:
            self._tracks[key] = Track(self._days[name_key(key)])
        return self._tracks[key]

    def watched(self, day: int) -> int:
        """Count the keys that had enough questions by a day to be watched."""
        return bisect_right(self._ripe, day)

    @cached_property
    def _ripe(self) -> list[int]:
        """The days on which keys had enough questions, in order."""
        return sorted(days[FEW - 1] for days in self._days.values())

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


RECENT: Final = 56
"""Days of the near past, just before the gap."""

LONGEST: Final = 224
"""Days that the near past has at most, where few ask, before it is doubled a last time."""

GAP: Final = 7
"""Days before a window that do not count for what is expected of it."""

AROUND: Final = 14
"""Days before and after the same time of an earlier year that are like it."""

NEEDED: Final = 28
"""Days of the near past without which nothing can be expected."""

ENOUGH: Final = 50
"""Questions without which a past has nothing to say."""

PULL: Final = 40
"""So many questions of a weekday weigh as much as the share of all days."""

HALF: Final = 0.5
"""A half question that every key is credited with, so that what was never asked can be expected."""

BEFORE: Final = 30
"""Windows before this one that tell how unsteady a key is."""


@dataclass(frozen=True, slots=True)
class Past:
    """Stretches of days whose questions are compared with, and how many questions they have."""

    stretches: tuple[Days, ...]
    questions: int


@dataclass(frozen=True, slots=True)
class Expected:
    """The mean and variance of the questions that are expected."""

    mean: float
    variance: float


def list_pasts(series: Series, seasons: Seasons, window: Days) -> tuple[Past, ...]:
    """The pasts that have something to say about a window; none where too little is known."""
    last = window[0] - GAP - 1
    if last - series.first + 1 < NEEDED:
        return ()
    length = window[1] - window[0]
    starts = (it.toordinal() for it in seasons.counterparts(date.fromordinal(window[0])))
    earlier = tuple(
        (max(series.first, it - AROUND), it + length + AROUND)
        for it in starts
        if it + length + AROUND >= series.first
    )
    found = (_near(series, last), _past(series, earlier))
    return tuple(it for it in found if it.questions >= ENOUGH)


def _near(series: Series, last: int) -> Past:
    """The last weeks; where few ask, as many more as it takes to have something to say."""
    days = RECENT
    while True:
        found = _past(series, ((max(series.first, last - days + 1), last),))
        if found.questions >= ENOUGH or days > LONGEST:
            return found
        days *= 2


def _past(series: Series, stretches: tuple[Days, ...]) -> Past:
    return Past(stretches, sum(series.total.within(it) for it in stretches))


def estimate(series: Series, track: Track, past: Past, window: Days) -> float:
    """Return the expected number if all days were alike: quick to have, and never far off."""
    asked = sum(track.within(it) for it in past.stretches)
    return series.total.within(window) * asked / past.questions


def expect(series: Series, track: Track, past: Past, window: Days) -> Expected:
    """Return the expected number of a key in a window by one of its pasts.

    The variance is the Poisson distribution's, times the key's own unsteadiness, and what is not
    known of a share that so few questions tell of.
    """
    asked = sum(track.within(it) for it in past.stretches)
    share = (asked + HALF) / (past.questions + 2 * HALF)
    mean = sum(_of_days(series, track, past, window, share))
    unsteady = measure_unsteadiness(series, track, share, window)
    return Expected(mean, mean * unsteady + mean * mean / (asked + HALF))


def _of_days(
    series: Series, track: Track, past: Past, window: Days, share: float
) -> Iterator[float]:
    for day in range(window[0], window[1] + 1):
        if number := series.total.within((day, day)):
            among = sum(series.total.on_weekday(day, it) for it in past.stretches)
            asked = sum(track.on_weekday(day, it) for it in past.stretches)
            yield number * (asked + PULL * share) / (among + PULL)


def measure_unsteadiness(series: Series, track: Track, share: float, window: Days) -> float:
    """The variance over the mean of a key's counts in the windows before; 1 if they are steady.

    The one window that stands out most is left out: it may be a fault of that time.
    """
    squares, means = [], []
    for before in _windows_before(series, window):
        mean = share * series.total.within(before)
        squares.append((track.within(before) - mean) ** 2)
        means.append(mean)
    total = sum(means)
    return max(1.0, (sum(squares) - max(squares, default=0.0)) / total) if total else 1.0


def _windows_before(series: Series, window: Days) -> Iterable[Days]:
    length = window[1] - window[0] + 1
    last = window[0] - GAP - 1
    for _ in range(BEFORE):
        if last - length + 1 < series.first:
            return
        yield (last - length + 1, last)
        last -= length
