"""Weeks, months, terms and reporting years, and the same time in earlier years."""

from datetime import date, timedelta
from typing import Final, assert_never

from deskbook.calendar.model import Period, PeriodKind
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Profile, Term

YEAR: Final = timedelta(days=364)
"""A year of whole weeks, so that weekdays stay what they are."""

_DAY: Final = timedelta(days=1)

_SAME_TERM: Final = timedelta(days=45)
"""Terms that begin a year apart, give or take so many days, are the same in two years."""


def find_containing(kind: PeriodKind, day: date, profile: Profile) -> Period:
    """Return the period that a day is in; between two terms the one that ended last.

    Raises:
        DeskError: a term is asked for and none had begun.
    """
    match kind:
        case "week":
            monday = day - timedelta(days=day.weekday())
            year, week, _ = monday.isocalendar()
            return Period(kind, f"{year}-W{week:02}", monday, monday + timedelta(days=6))
        case "month":
            return Period(kind, f"{day:%Y-%m}", day.replace(day=1), find_month_end(day))
        case "year":
            return _year(day, profile)
        case "term":
            return _term(day, profile)
        case _:
            assert_never(kind)


def _term(day: date, profile: Profile) -> Period:
    begun = [it for it in profile.terms if it.start <= day]
    if not begun:
        raise DeskError(f"library.md: no term had begun by {day}: write it below terms")
    term = max(begun, key=lambda it: it.start)
    return Period("term", term.name, term.start, term.end)


def find_compared(period: Period, profile: Profile) -> Period:
    """Return the period to compare with: the one before; for a term, the same a year before.

    A term that has none a year before is compared with the days just before it.
    """
    if period.kind != "term":
        return find_containing(period.kind, period.first - _DAY, profile)
    term = find_same_term(period.first, 1, profile)
    if term:
        return Period("term", term.name, term.start, term.end)
    last = period.first - _DAY
    name = f"the {period.days} days before"
    return Period("term", name, last - timedelta(days=period.days - 1), last)


def find_same_term(start: date, years: int, profile: Profile) -> Term | None:
    """Return the term that began so many years before another one, give or take weeks."""
    then = start - years * YEAR
    near = [it for it in profile.terms if abs(it.start - then) <= _SAME_TERM]
    return min(near, key=lambda it: abs(it.start - then), default=None)


def cut_at(period: Period, today: date) -> Period:
    """Return the part of a period that has passed by a day; all of it where it is over."""
    return Period(period.kind, period.name, period.first, min(period.last, today))


def take_first(period: Period, days: int) -> Period:
    """Return the first days of a period, to be compared with another one that is not over."""
    last = min(period.last, period.first + timedelta(days=days - 1))
    return Period(period.kind, period.name, period.first, last)


def find_month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def list_months(last: date, number: int) -> tuple[str, ...]:
    """Return the names of the months up to a day's own, in order."""
    count = last.year * 12 + last.month - 1
    return tuple(f"{it // 12}-{it % 12 + 1:02}" for it in range(count - number + 1, count + 1))


def parse_month(name: str) -> Period:
    """Return the month of a name such as `2026-11`."""
    first = date.fromisoformat(f"{name}-01")
    return Period("month", name, first, find_month_end(first))


def _year(day: date, profile: Profile) -> Period:
    """The reporting year, named by the calendar years it is in."""
    start = _start(day.year, profile.reporting_year_start)
    if day < start:
        start = _start(day.year - 1, profile.reporting_year_start)
    last = _start(start.year + 1, profile.reporting_year_start) - _DAY
    name = str(start.year) if last.year == start.year else f"{start.year}-{last.year}"
    return Period("year", name, start, last)


def _start(year: int, month_and_day: str) -> date:
    """The day of a year; 29 February is 1 March where there is none."""
    month, day = (int(part) for part in month_and_day.split("-"))
    return date(year, month, 1) + timedelta(days=day - 1)


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
        same = find_same_term(term.start, years, self._profile) if term else None
        return same.start + (day - term.start) if term and same else day - years * YEAR
