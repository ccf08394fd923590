"""Signals: what patrons ask more often than the library's own past explains, and the evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

Kind = Literal["resource", "vendor", "cause", "department", "service", "topic", "volume"]
"""The kinds of parts of a key, in the order in which they are looked at. There is no colleague
among them, and no patron."""

KINDS: Final[Mapping[Kind, str]] = {
    **dict.fromkeys(get_args(Kind), "{}"),
    "vendor": "vendor {}",
    "topic": "“{}”",
}
"""A part of each kind in words, where no record has a name for it."""

Key = tuple[tuple[Kind, str], ...]
"""The object of a watch: one thing, or two together such as a resource and a cause."""

VOLUME: Final[Key] = (("volume", "all"),)
"""All questions together, of which a share can tell nothing."""


def typed(key: Key) -> str:
    """A key as people type it: `resource:history-full-text,cause:content-delayed`."""
    return ",".join(f"{kind}:{value}" for kind, value in key)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the scan sees it: its day at the library, its service, what it counts for."""

    ticket: str
    day: date
    service: str
    keys: tuple[Key, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The questions of a key in a window, and the number that its own past lets us expect.

    `chance` is the probability of so many, or more (with `fewer`, of so few), had nothing changed.
    """

    key: Key
    first: date
    last: date
    count: int
    expected: float
    chance: float
    fewer: bool = False

    @property
    def days(self) -> int:
        """The length of the window."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that happens more often than its past explains, with the questions that say so.

    `tickets` are the questions of the window, oldest first, none where all questions are meant;
    `began` is the day of the first; `owner` the service of most of them; `problem` a known one that
    most of them belong to; `also` other keys under which the same questions were found.
    """

    seen: Seen
    tickets: tuple[str, ...]
    began: date
    owner: str = ""
    problem: str = ""
    also: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """The rate of alarms where there is nothing, measured on shuffled questions.

    `headlines` and `watched` are alarms found in `years` years in which everything that questions
    are about was dealt out anew among them, so that whatever is found is chance.
    """

    years: float
    headlines: int
    watched: int
    seed: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The result of a look at all questions up to a day.

    `looked_at` is the number of comparisons that the threshold is corrected for; `known_days` how
    many days of history there are, of which some `needed`. `headline` passes the Bonferroni
    threshold `level`, `watch` the false discovery rate `rate` (Benjamini and Hochberg).
    """

    day: date
    questions: int
    known_days: int
    needed: int
    looked_at: int
    level: float
    rate: float
    headline: tuple[Signal, ...] = ()
    watch: tuple[Signal, ...] = ()
    false_alarms: FalseAlarms | None = None
