"""Opening hours of the library on each day, as spans of seconds since 1970.

A day's hours are those of the dated hours that cover it (of several, the shortest range; a single
day beats a holiday), else none on a holiday, else those of the ordinary week. Hours belong to the
day on which they begin, also where they go on past midnight; where two days overlap, the minutes
count once, for the earlier one. A wall-clock time that the change to summer time leaves out is the
moment of the change; one that comes twice is the first.
"""

from collections.abc import Container, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from deskbook.calendar.rules.running_totals import RunningTotals, Spans
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import DatedHours, Hours, Profile
from deskbook.library.model.vocabulary import WEEKDAYS

_CLOSED: Final = "closed"
_ALWAYS: Final = "00:00-24:00"

_EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)
_FIRST: Final = int(datetime(1800, 1, 1, tzinfo=UTC).timestamp())
"""A second before all hours: they go back to 1900, and nights to two days before."""


class Calendar:
    """The opening hours of one library; a day is worked out once and remembered.

    A library that gives no hours at all counts as always open, so that its clocks run.
    """

    __slots__ = ("_closed", "_dated", "_raw", "_spans", "_week", "totals", "zone")

    def __init__(self, profile: Profile) -> None:
        self.zone = _zone(profile.timezone)
        self._week = _by_weekday(profile.week)
        self._dated = profile.other_hours
        self._closed = frozenset(holiday.day for holiday in profile.holidays)
        self._raw: dict[date, Spans] = {}
        self._spans: dict[date, Spans] = {}
        self.totals = RunningTotals(self.spans)

    def spans(self, day: date) -> Spans:
        """The hours that begin on a day, without what belongs to the two days before it."""
        if day not in self._spans:
            before = (end for back in (1, 2) for _, end in self._hours(_back(day, back)))
            taken = max(before, default=_FIRST)
            clipped = ((max(start, taken), end) for start, end in self._hours(day))
            self._spans[day] = tuple((start, end) for start, end in clipped if start < end)
        return self._spans[day]

    def is_open_on(self, day: date) -> bool:
        """Return whether the library opens on a day."""
        return bool(self.spans(day))

    def day_of(self, moment: datetime) -> date:
        """The day it is at the library."""
        return min(max(moment, _EARLIEST), _LATEST).astimezone(self.zone).date()

    def start_of(self, day: date) -> datetime:
        """Midnight at the library, in UTC."""
        return datetime.fromtimestamp(self._instant(day, 0), UTC)

    def end_of(self, day: date) -> datetime:
        """The last second of a day at the library, in UTC."""
        return datetime.fromtimestamp(self._instant(min(day, _LATEST.date()), 24 * 60) - 1, UTC)

    def span_of(self, first: date, last: date) -> tuple[datetime, datetime]:
        """The first second of a day and the last of another, in UTC."""
        return self.start_of(first), self.end_of(last)

    def _hours(self, day: date) -> Spans:
        if day not in self._raw:
            texts = _texts(day, self._dated, self._closed, self._week[day.weekday()])
            self._raw[day] = _united(self._span(day, text) for text in texts)
        return self._raw[day]

    def _span(self, day: date, text: str) -> tuple[int, int]:
        start, end = (_minutes(part) for part in text.split("-"))
        if end <= start:
            end += 24 * 60
        return self._instant(day, start), self._instant(day, end)

    def _instant(self, day: date, minutes: int) -> int:
        """The first moment at which the wall clock shows a time, or has gone past it."""
        wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
        local = wall.replace(tzinfo=self.zone)
        instant = int(local.timestamp())
        back = datetime.fromtimestamp(instant, self.zone)
        if back.replace(tzinfo=None) == wall:
            return instant
        return self._change(int(local.replace(fold=1).timestamp()), instant)

    def _change(self, early: int, late: int) -> int:
        """The moment between two at which the zone changes its offset."""
        before = datetime.fromtimestamp(early, self.zone).utcoffset()
        while late - early > 1:
            middle = (early + late) // 2
            if datetime.fromtimestamp(middle, self.zone).utcoffset() == before:
                early = middle
            else:
                late = middle
        return late


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DeskError(
            f"library.md: the time zone {name} is unknown on this machine: write one such as "
            "America/New_York, or install tzdata"
        ) from None


def _by_weekday(week: Iterable[Hours]) -> tuple[tuple[str, ...], ...]:
    hours = tuple(week)
    if not hours:
        return ((_ALWAYS,),) * 7
    return tuple(tuple(it.hours for it in hours if day in it.days) for day in WEEKDAYS)


def _texts(
    day: date, dated: Iterable[DatedHours], closed: frozenset[date], week: tuple[str, ...]
) -> tuple[str, ...]:
    """The hours of a day as the library wrote them; none where it is closed."""
    found = find_dated(day, dated, closed)
    if found is None:
        return week
    texts = tuple(it.hours for it in found)
    return () if _CLOSED in texts else texts


def find_dated(
    day: date, dated: Iterable[DatedHours], closed: Container[date]
) -> tuple[DatedHours, ...] | None:
    """Return the dated hours of a day: empty on a holiday, none where the week's own apply."""
    covering = [it for it in dated if it.start <= day <= it.end and _falls_on(it, day)]
    shortest = min((it.end - it.start for it in covering), default=None)
    if day in closed and shortest != timedelta(0):
        return ()
    if shortest is None:
        return None
    return tuple(it for it in covering if it.end - it.start == shortest)


def _falls_on(hours: DatedHours, day: date) -> bool:
    return not hours.days or WEEKDAYS[day.weekday()] in hours.days


def _united(spans: Iterable[tuple[int, int]]) -> Spans:
    """Spans in order, those that touch or overlap made one."""
    held: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if held and start <= held[-1][1]:
            held[-1] = (held[-1][0], max(end, held[-1][1]))
        elif start < end:
            held.append((start, end))
    return tuple(held)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _back(day: date, days: int) -> date:
    return day - timedelta(days=days)
