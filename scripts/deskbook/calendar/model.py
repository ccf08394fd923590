"""Reporting periods and usual times in working time."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["week", "month", "term", "year"]


@dataclass(frozen=True, slots=True)
class Period:
    """From day to day, both included; `name` such as `2026-W46`, `2026-11`, `Fall 2026`."""

    kind: PeriodKind
    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Return true for a day of the period."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual time to answer a question, in working time: of half of them, and of four in five.

    `day` is the length of a usual opening day, to say such times in days.
    """

    median: timedelta
    most: timedelta
    day: timedelta
