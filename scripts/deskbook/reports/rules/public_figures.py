"""Public figures of a month or year: counts with small ones protected, the same for ever.

Months are published first. The year that follows adds them up, and keeps back every sum that would
narrow down a month's suppressed number. Weeks and terms are for staff only: they overlap months,
and the differences of what overlaps would give numbers away.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from deskbook.calendar.model import Period, PeriodKind
from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.reports.model.facts import GROUPS, Fact, Group
from deskbook.reports.model.report import PublicFigures, PublicList
from deskbook.reports.rules import facts, measures, suppression
from deskbook.reports.rules.suppression import PublishedSums
from deskbook.tickets.rules import queue

BY: Final[tuple[Group, ...]] = tuple(by for by, it in GROUPS.items() if it.public_title)

_HOUR: Final = timedelta(hours=1)


def make_figures(
    library: Library, calendar: Calendar, now: datetime, kind: PeriodKind, on: datetime | None
) -> PublicFigures:
    """The public figures of the month or reporting year that a moment is in.

    Args:
        library: what is reported on.
        calendar: its opening hours.
        now: the present moment.
        kind: month or year.
        on: a moment in the period; by default in the last one that is over.

    Raises:
        DeskError: the period is not one that is published, or is not over.
    """
    period = _period(library, calendar, now, kind, on)
    minimum = library.profile.privacy.min_cell
    every = facts.gather_facts(library, calendar, now)
    months = _months(period)
    found = {by: _publish(library, every, by, months) for by in BY}
    services = found["service"]
    return PublicFigures(
        library=library.profile.name,
        period=period,
        min_cell=minimum,
        day=queue.usual_day(calendar, calendar.end_of(period.last)),
        total=services.whole,
        lists=tuple(_listed(library, by, it) for by, it in found.items()),
        months=tuple((name, it.total) for name, it in services.lists.items())
        if kind == "year"
        else (),
        usual=tuple(
            (_name(library, "service", it.name), _rounded(it.median), _rounded(it.most))
            for it in measures.measure_times(
                measures.select_period(every, period), "service", lambda fact: fact.first_reply
            )
            if it.number >= minimum and it.name in services.together.shown
        ),
    )


def _period(
    library: Library, calendar: Calendar, now: datetime, kind: PeriodKind, on: datetime | None
) -> Period:
    if kind not in ("month", "year"):
        raise DeskError(f"a public report is on a month or a year, not on a {kind}")
    here = periods.find_containing(kind, calendar.day_of(on or now), library.profile)
    period = here if on else periods.find_compared(here, library.profile)
    if period.last >= calendar.day_of(now):
        raise DeskError(f"{period.name} is not over: it can be published after {period.last}")
    return period


def _months(period: Period) -> tuple[Period, ...]:
    """The calendar months that a period is made of.

    Raises:
        DeskError: the reporting year does not begin with a month.
    """
    if period.first.day != 1:
        raise DeskError(
            "library.md: the reporting year begins within a month, so that its figures and those "
            "of the months could be set against each other: only months can be published"
        )
    names = periods.list_months(period.last, 12 if period.kind == "year" else 1)
    return tuple(periods.parse_month(name) for name in names)


def _publish(
    library: Library, every: Sequence[Fact], by: Group, months: Iterable[Period]
) -> PublishedSums:
    """Return what may be seen of the months' counts by group.

    The names are all that the library has and had, whether anybody asked about them or not.
    """
    names = dict.fromkeys((*measures.list_names(library, by), *measures.count_groups(every, by)), 0)
    tables = {
        it.name: names | measures.count_groups(measures.select_period(every, it), by)
        for it in months
    }
    return suppression.publish_sums(tables, library.profile.privacy.min_cell)


def _listed(library: Library, by: Group, it: PublishedSums) -> PublicList:
    """A list in words, the most first."""
    ordered = sorted(it.together.shown.items(), key=lambda row: (-row[1], row[0]))
    return PublicList(
        by=by,
        rows=tuple((_name(library, by, name), number) for name, number in ordered),
        rest=it.together.rest,
        left_out=tuple(name for name in it.lists if name not in it.covered),
    )


def _rounded(span: timedelta) -> timedelta:
    """Full hours, up: a time to the minute is that of one question."""
    return -(-span // _HOUR) * _HOUR


def _name(library: Library, by: Group, slug: str) -> str:
    records = GROUPS[by].records
    record = getattr(library, records).get(slug) if records else None
    return str(getattr(record, "name", slug))
