"""A library's hours as people ask for them: the week, a day, a named period, what is to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from deskbook.calendar.rules.opening_hours import find_dated
from deskbook.library.model.records import Profile
from deskbook.library.model.text_facts import Dates, DayHours, Period, Periods, Spans, WeekHours
from deskbook.library.model.vocabulary import WEEKDAYS, Weekday

AHEAD: Final = 90
"""Days for which other hours are listed ahead."""

SEASON: Final = 45
"""Days within which periods of one name begin that belong together: halves of a winter break."""

LONGEST: Final = 200
"""Days that a period is followed for."""

_CLOSED: Final = "closed"


def list_week(profile: Profile) -> WeekHours:
    """Return the ordinary week."""
    return _by_weekday((day, _usual(profile, day)) for day in _WEEK)


def list_day(profile: Profile, day: date) -> DayHours:
    """Return the hours of one day."""
    return DayHours(day, _day(profile, day).hours)


def list_coming(profile: Profile, today: date) -> Periods:
    """Return the days ahead whose hours differ from the ordinary week's, period by period.

    Each begins within the days that are looked ahead; days in a row on which all is closed are
    one period, named for the first of them.
    """
    days = (today + timedelta(days=number) for number in range(AHEAD + LONGEST))
    runs = groupby((_day(profile, day) for day in days), key=lambda it: it.source)
    found = (_period([*run], source) for source, run in runs if source)
    last = today + timedelta(days=AHEAD)
    return Periods(tuple(it for it in _joined(filter(None, found)) if it.first < last))


def list_names(profile: Profile) -> dict[str, str]:
    """Return the names of dated hours by their form in texts: `fall-break` for "Fall break"."""
    return {slug: it.name for it in profile.other_hours if (slug := _slug(it.name))}


def find_period(profile: Profile, name: str, today: date) -> tuple[WeekHours, Dates]:
    """Return the hours and days of a named period: the present or next one, else the last."""
    lines = [it for it in profile.other_hours if it.name == name]
    ahead = [it for it in lines if it.end >= today] or [max(lines, key=lambda it: it.end)]
    first = min(it.start for it in ahead)
    season = [it for it in ahead if it.start - first < timedelta(days=SEASON)]
    season.sort(key=lambda it: (it.start, it.end))
    by_day = {
        day: () if it.hours == _CLOSED else (it.hours,)
        for it in reversed(season)
        for day in it.days or WEEKDAYS
    }
    days = dict.fromkeys((it.start, it.end) for it in season)
    return _by_weekday((day, by_day[day]) for day in _WEEK if day in by_day), Dates(tuple(days))


_WEEK: Final[tuple[Weekday, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _usual(profile: Profile, day: Weekday) -> Spans:
    return tuple(it.hours for it in profile.week if day in it.days)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day with its hours, those it would have usually, and the lines that say so.

    `source` is their first day, last day and name; none where the ordinary week holds.
    """

    day: date
    weekday: Weekday
    hours: Spans
    usual: Spans
    source: tuple[date, date, str] | None


def _day(profile: Profile, day: date) -> _Day:
    weekday = _WEEK[day.weekday()]
    usual = _usual(profile, weekday)
    holidays = {it.day: it.name for it in profile.holidays}
    lines = find_dated(day, profile.other_hours, holidays)
    if lines is None:
        return _Day(day, weekday, usual, usual, None)
    if not lines:
        return _Day(day, weekday, (), usual, (day, day, holidays[day]))
    texts = tuple(it.hours for it in lines)
    source = (lines[0].start, lines[0].end, next((it.name for it in lines if it.name), ""))
    return _Day(day, weekday, () if _CLOSED in texts else texts, usual, source)


def _period(run: list[_Day], source: tuple[date, date, str]) -> Period | None:
    """The period that days in a row make; none where all of them are as usual."""
    if all(it.hours == it.usual for it in run):
        return None
    by_day = {it.weekday: it.hours for it in run}
    hours = _by_weekday((day, by_day[day]) for day in _WEEK if day in by_day)
    return Period(run[0].day, run[-1].day, source[2], hours)


def _joined(found: Iterable[Period]) -> Iterator[Period]:
    held: Period | None = None
    for it in found:
        if held and _is_closed(held) and _is_closed(it) and (it.first - held.last).days == 1:
            held = Period(held.first, it.last, held.name, it.hours)
            continue
        if held:
            yield held
        held = it
    if held:
        yield held


def _is_closed(period: Period) -> bool:
    return all(not hours for _, hours in period.hours.rows)


def _by_weekday(found: Iterable[tuple[Weekday, Spans]]) -> WeekHours:
    """Hours of days of the week, those that follow each other with the same hours in one row."""
    rows: list[tuple[tuple[Weekday, ...], Spans]] = []
    for day, hours in found:
        follows = rows and _WEEK.index(rows[-1][0][-1]) == _WEEK.index(day) - 1
        if rows and follows and rows[-1][1] == hours:
            rows[-1] = ((*rows[-1][0], day), hours)
        else:
            rows.append(((day,), hours))
    return WeekHours(tuple(rows), uniform=len({hours for _, hours in rows}) == 1)


def _slug(name: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in name.lower()).split())


def make_weekday(day: Weekday, hours: Spans) -> WeekHours:
    """Return the hours of one day of the week."""
    return WeekHours((((day,), hours),), uniform=True)
