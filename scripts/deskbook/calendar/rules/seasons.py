"""The same time in earlier years: by the weeks of the same term, between terms by the calendar."""

from datetime import date
from typing import Final

from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.records import Profile, Term

YEARS: Final = 3
"""How many years back are looked at."""


Kind = tuple[int, bool, bool]
"""Weekday from 0, Monday; whether it is in a term; whether the library is open."""


class Seasons:
    """Days of a library's years that are alike; each day is computed once and cached."""

    __slots__ = ("_calendar", "_kind", "_profile", "_term", "_then")

    def __init__(self, profile: Profile, calendar: Calendar) -> None:
        self._profile, self._calendar = profile, calendar
        self._kind: dict[int, Kind] = {}
        self._term: dict[date, Term | None] = {}
        self._then: dict[date, tuple[date, ...]] = {}

    def term(self, day: date) -> Term | None:
        """The term that a day lies in."""
        if day not in self._term:
            self._term[day] = next(
                (it for it in self._profile.terms if it.start <= day <= it.end), None
            )
        return self._term[day]

    def kind(self, day: int) -> Kind:
        """Return the kind of a day, counted as `date.toordinal` does."""
        if day not in self._kind:
            it = date.fromordinal(day)
            open_ = self._calendar.is_open_on(it)
            self._kind[day] = it.weekday(), self.term(it) is not None, open_
        return self._kind[day]

    def stretch(self, day: date) -> str:
        """A name for the stretch of the year that a day is in: its term, else its quarter."""
        term = self.term(day)
        return f"{term.start}" if term else f"{day.year} quarter {(day.month + 2) // 3}"

    def counterparts(self, day: date) -> tuple[date, ...]:
        """The days of earlier years that are like a day: as far into the same term.

        In a year whose terms are not known, and between terms, it is the day so many times 52 weeks
        before. The newest stands first.
        """
        if day not in self._then:
            self._then[day] = tuple(self._back(day, years) for years in range(1, YEARS + 1))
        return self._then[day]

    def _back(self, day: date, years: int) -> date:
        term = self.term(day)
        same = periods.find_same_term(term.start, years, self._profile) if term else None
        return same.start + (day - term.start) if term and same else day - years * periods.YEAR
