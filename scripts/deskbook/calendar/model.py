"""Reporting periods, usual times in working time, and the opening hours at a moment."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursNow:
    """The opening hours at a moment.

    `closes` is the end of the span that contains it, on the hours of `day`; none while the library
    is closed, and then `opens` is when it opens later that day.
    """

    day: date
    closes: datetime | None = None
    opens: datetime | None = None
    all_day: bool = False
