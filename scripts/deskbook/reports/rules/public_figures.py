"""Public figures of a month or year: counts with small ones suppressed, the same for ever.

Months are published first, each with the suppression that it needs alone; the year that follows
keeps back every sum that would give a month's suppressed number away. Weeks and terms are for staff
only: they overlap months, and the differences of what overlaps would tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from deskbook.calendar.model import Period, PeriodKind
from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.reports.model.facts import GROUPS, Fact, Group
from deskbook.reports.model.report import PublicFigures
from deskbook.reports.rules import facts, measures, suppression
from deskbook.reports.rules.suppression import TOTAL, Place
from deskbook.tickets.rules import queue

BY: Final[tuple[Group, ...]] = tuple(by for by, it in GROUPS.items() if it.public_title)

_Counts = Mapping[str, int | None]


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
    asked = measures.select_period(facts.gather_facts(library, calendar, now), period)
    months = _months(period)
    found = {by: _counts(asked, by, months, minimum) for by in BY}
    whole = all(it[TOTAL] is not None for it in found.values())
    by_month = {it.name: _total(measures.select_period(asked, it), minimum) for it in months}
    return PublicFigures(
        library=library.profile.name,
        period=period,
        min_cell=minimum,
        day=queue.usual_day(calendar, calendar.end_of(period.last)),
        total=found["service"][TOTAL] if whole else None,
        lists=tuple((by, _listed(library, by, found[by])) for by in BY) if whole else (),
        months=tuple(by_month.items()) if kind == "year" else (),
        usual=tuple(
            (_name(library, "service", it.name), it.median, it.most)
            for it in measures.measure_times(asked, "service", lambda fact: fact.first_reply)
            if whole and it.number >= minimum and found["service"][it.name] is not None
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


def _counts(
    asked: Sequence[Fact], by: Group, months: Sequence[Period], minimum: int
) -> dict[str, int | None]:
    """The counts of a period by group, and its total; what is suppressed is none."""
    table: dict[Place, int] = {}
    hidden: set[Place] = set()
    for month in months:
        counts = measures.count_groups(measures.select_period(asked, month), by)
        table |= {(month.name, name): number for name, number in counts.items()}
        hidden |= {(month.name, name) for name in _hidden(asked, month, by, counts, minimum)}
    kept_back = (
        frozenset(name for _, name in hidden)
        if len(months) == 1
        else suppression.suppress_sums(table, frozenset(hidden), minimum)
    )
    sums = {**measures.count_groups(asked, by), TOTAL: len(asked)}
    return {name: None if name in kept_back else number for name, number in sums.items()}


def _hidden(
    asked: Sequence[Fact], month: Period, by: Group, counts: Mapping[str, int], minimum: int
) -> Iterable[str]:
    """The suppressed places of a month's list: all of it where any list has to hide the total."""
    found = measures.select_period(asked, month)
    if found and _total(found, minimum) is None:
        return (*counts, TOTAL)
    return suppression.suppress_list(counts, minimum)


def _total(found: Sequence[Fact], minimum: int) -> int | None:
    """The questions of a month, none where that would give a suppressed number away."""
    lists = (suppression.suppress_list(measures.count_groups(found, by), minimum) for by in BY)
    return None if any(TOTAL in it for it in lists) else len(found)


def _listed(library: Library, by: Group, counts: _Counts) -> tuple[tuple[str, int | None], ...]:
    """The counts of a group by name, those that are shown first and the most first."""
    shown = ((name, number) for name, number in counts.items() if name != TOTAL)
    ordered = sorted(shown, key=lambda it: (it[1] is None, -(it[1] or 0), it[0]))
    return tuple((_name(library, by, name), number) for name, number in ordered)


def _name(library: Library, by: Group, slug: str) -> str:
    records = GROUPS[by].records
    record = getattr(library, records).get(slug) if records else None
    return str(getattr(record, "name", slug))
