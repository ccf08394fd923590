"""A report on a period: the figures of its questions beside those of the time before."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from deskbook.calendar.model import Period, PeriodKind
from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model import ticket_fields
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import PARTS, Library, record_name
from deskbook.library.model.records import Profile
from deskbook.reports.model.facts import Fact, Group
from deskbook.reports.model.need import Needs
from deskbook.reports.model.report import Report
from deskbook.reports.rules import advice, facts, measures, needs
from deskbook.reports.rules.signals import signals
from deskbook.tickets.rules import queue

MONTHS = 13
"""Months that a report looks back: a year, and the same month of the year before."""


def make_current(library: Library, calendar: Calendar, now: datetime) -> Report:
    """Report on the present term, or on the month where no term is known."""
    begun = any(it.start <= calendar.day_of(now) for it in library.profile.terms)
    return make_report(library, calendar, now, "term" if begun else "month")


def make_report(
    library: Library,
    calendar: Calendar,
    now: datetime,
    kind: PeriodKind,
    on: datetime | None = None,
) -> Report:
    """The report on the period that a moment is in, as the files stand.

    A period that is not over is compared with as many days of the one before.

    Args:
        library: what is reported on.
        calendar: its opening hours.
        now: the present moment; questions that are open have waited until then.
        kind: week, month, term or reporting year.
        on: a moment in the period; by default the present one.

    Raises:
        DeskError: the period has not begun, or a term is asked for and the library has none.
    """
    today = calendar.day_of(now)
    whole, period, past = _compared(library.profile, calendar, now, kind, on)
    as_of = min(now, calendar.end_of(whole.last))
    months = periods.list_months(period.last, MONTHS)
    every = facts.gather_facts(library, calendar, as_of, _begin(period, past), period.last)
    asked, earlier = measures.select_period(every, period), measures.select_period(every, past)
    share = period.days / (period.days + past.days)
    groups: tuple[Group, ...] = advice.CHANGING
    changed = {it: measures.compare(asked, earlier, it, share) for it in groups}
    replies = measures.measure_times(asked, "service", lambda it: it.first_reply)
    day = queue.usual_day(calendar, as_of)
    recent = [it for it in every if months[0] <= f"{it.day:%Y-%m}"]
    by_month = measures.count_groups(recent, "month")
    return Report(
        library=library.profile.name,
        period=period,
        before=past,
        today=today,
        is_over=whole.last < today,
        day=day,
        total=len(asked),
        total_before=len(earlier),
        open_now=sum(1 for it in asked if it.resolved is None),
        services=changed["service"],
        resources=changed["resource"],
        causes=changed["cause"],
        departments=changed["department"],
        channels=changed["channel"],
        first_reply=replies,
        resolution=measures.measure_times(asked, "service", lambda it: it.resolution_time),
        waited=measures.measure_waits(asked),
        reopened=measures.measure_share(_resolved_once(asked), lambda it: it.reopened > 0),
        answered=measures.measure_share(_answered(asked), lambda it: it.has_answer),
        on_the_spot=measures.measure_share(asked, lambda it: it.on_the_spot),
        months=tuple((name, by_month.get(name, 0)) for name in months),
        week=measures.count_week(recent),
        advice=advice.advise(library, asked, changed, replies, day),
        names=collect_names(library),
        signals=signals.scan_library(library, calendar, period.last) if kind == "week" else None,
        needs=_needs(library, calendar, period),
    )


def find_days(
    profile: Profile, calendar: Calendar, now: datetime, kind: PeriodKind, on: datetime | None
) -> tuple[date, date]:
    """Return the first and the last day whose questions a report looks at; arguments as above.

    Raises:
        DeskError: as above.
    """
    _, period, past = _compared(profile, calendar, now, kind, on)
    first = _begin(period, past)
    return min(first, period.last - signals.KEPT) if kind == "week" else first, period.last


def _compared(
    profile: Profile, calendar: Calendar, now: datetime, kind: PeriodKind, on: datetime | None
) -> tuple[Period, Period, Period]:
    """The whole period, what has passed of it, and the one that this is compared with."""
    today = calendar.day_of(now)
    whole = periods.find_containing(kind, calendar.day_of(on or now), profile)
    if whole.first > today:
        raise DeskError(f"{whole.name} begins on {whole.first}: there is nothing to report yet")
    period = periods.cut_at(whole, today)
    past = periods.find_compared(whole, profile)
    return whole, period, past if whole.last <= today else periods.take_first(past, period.days)


def _begin(period: Period, past: Period) -> date:
    months = periods.list_months(period.last, MONTHS)
    return min(past.first, periods.parse_month(months[0]).first)


def _needs(library: Library, calendar: Calendar, period: Period) -> Needs | None:
    """The unmet needs of a period; a week is too short for groups."""
    if period.kind == "week":
        return None
    return needs.find(library, calendar, period.first, until=period.last)


def _resolved_once(asked: Sequence[Fact]) -> list[Fact]:
    return [it for it in asked if it.resolved is not None or it.reopened]


def _answered(asked: Sequence[Fact]) -> list[Fact]:
    return [it for it in asked if it.resolution == "answered"]


def collect_names(library: Library) -> dict[tuple[str, str], str]:
    """The names of records, by group and id."""
    return dict(_names(library))


def _names(library: Library) -> Iterator[tuple[tuple[str, str], str]]:
    for spec in ticket_fields.find_dimensions():
        if kind := spec.refers:
            for slug in getattr(library, PARTS[kind]):
                yield (spec.singular, slug), record_name(library, kind, slug)
