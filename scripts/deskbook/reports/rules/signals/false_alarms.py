"""The rate of false alarms: alarms on questions whose subjects were shuffled.

Within each stretch of the year (a term, else a quarter) every question gets the subject of another
one; days keep how many they have, and questions of signals that there really were are left out.
What is still found of shares then is chance, and two alarms about the same questions are one. Of
the volume this can tell nothing: the benchmark does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from deskbook.calendar.rules.periods import Seasons
from deskbook.reports.model.signal import VOLUME, Asked, FalseAlarms, Key, Signal
from deskbook.reports.rules.signals import signals
from deskbook.reports.rules.signals.series import Series

YEAR: Final = 364
"""Days of a measured year."""

QUIET: Final = 14
"""Days after which an alarm about the same thing is a new one."""

Deal = Callable[[list[Any]], None]
"""Puts a list into another order, as chance (with a seed) will have it."""


def measure(
    asked: Sequence[Asked],
    seasons: Seasons,
    day: date,
    deal: Deal,
    *,
    rounds: int,
    seed: int,
) -> FalseAlarms:
    """Scan the last year anew, so many times, each time with questions dealt out anew.

    Args:
        asked: all questions.
        seasons: the library's terms and opening days.
        day: the last day.
        deal: shuffles a list in place; it was made with `seed`.
        rounds: how many times.
        seed: what is told of how chance was made, so that anybody gets the same.
    """
    first = max(day - timedelta(days=YEAR - 1), min((it.day for it in asked), default=day))
    calm = _calm(
        asked, seasons, [first + timedelta(days=it) for it in range((day - first).days + 1)]
    )
    headlines = watched = days = 0
    for _ in range(rounds):
        series = Series(shuffle(calm, seasons, deal))
        loud, quiet = Alarms(), Alarms()
        for number in range((day - first).days + 1):
            at = signals.scan(series, seasons, first + timedelta(days=number))
            days += 1
            headlines += _new(at.headline, loud, at.day)
            watched += _new(at.watch, quiet, at.day)
    return FalseAlarms(days / YEAR, headlines, watched, seed)


def _calm(asked: Sequence[Asked], seasons: Seasons, days: Iterable[date]) -> list[Asked]:
    """The questions without those of signals that there really were."""
    series = Series(asked)
    found = (it for day in days for it in signals.scan(series, seasons, day).headline)
    loud = {name for it in found for name in it.tickets}
    return [it for it in asked if it.ticket not in loud]


def _new(found: Iterable[Signal], raised: "Alarms", day: date) -> int:
    return sum(1 for it in found if it.seen.key != VOLUME and raised.is_new(it, day))


def shuffle(asked: Iterable[Asked], seasons: Seasons, deal: Deal) -> list[Asked]:
    """The same questions with their subjects exchanged within stretches of the year."""
    stretches: dict[str, list[Asked]] = {}
    for it in asked:
        stretches.setdefault(seasons.stretch(it.day), []).append(it)
    found: list[Asked] = []
    for questions in stretches.values():
        subjects = list(questions)
        deal(subjects)
        found += [
            replace(subject, day=place.day)
            for place, subject in zip(questions, subjects, strict=True)
        ]
    return found


@dataclass(slots=True)
class _Raised:
    day: date
    keys: set[Key]
    tickets: set[str]


class Alarms:
    """The alarms of late, so that the same thing on the next day is no new one."""

    __slots__ = ("_raised",)

    def __init__(self) -> None:
        self._raised: list[_Raised] = []

    def is_new(self, signal: Signal, day: date) -> bool:
        """Return true where nothing like it was raised in the last two weeks, and remember it."""
        keys, tickets = {signal.seen.key, *signal.also}, set(signal.tickets)
        self._raised = [it for it in self._raised if (day - it.day).days <= QUIET]
        for it in self._raised:
            if it.keys & keys or it.tickets & tickets:
                it.day = day
                it.keys |= keys
                it.tickets |= tickets
                return False
        self._raised.append(_Raised(day, keys, tickets))
        return True
