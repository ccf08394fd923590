"""`desk report`, `measure` and `count`: add up the questions of a period, also for surveys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from deskbook.calendar.formats import parse_days
from deskbook.calendar.model import PeriodKind
from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, exports, repo
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.table import Table
from deskbook.reports import formats
from deskbook.reports.adapters import definitions, parquet
from deskbook.reports.model.facts import Group
from deskbook.reports.model.outcomes import (
    ContactExplained,
    GroupsMeasured,
    OneTable,
    PublicReport,
    SetsListed,
    StaffReport,
    TablesWritten,
    YearCounted,
)
from deskbook.reports.model.report import PublicFigures, Report
from deskbook.reports.model.survey import DefinitionSet
from deskbook.reports.rules import counts, facts, measures, public_figures
from deskbook.reports.rules import report as reporting
from deskbook.reports.views import public_report
from deskbook.reports.views import tables as report_tables
from deskbook.search.adapters.index import parts
from deskbook.search.adapters.index.parts import Part
from deskbook.tickets.commands import change

Form = Literal["csv", "parquet"]


def report(root: Path, kind: PeriodKind, *, of: str | None) -> StaffReport:
    """Report on a period for colleagues.

    Args:
        root: the library.
        kind: the kind of period.
        of: a day in it as typed; by default today.
    """
    asked = _load_for_staff(root, kind, of)
    return StaffReport(report=_for_staff(asked, kind), damaged=asked.damaged)


def publish(root: Path, kind: PeriodKind, *, of: str | None) -> PublicReport:
    """Report on a period for the public, with small numbers suppressed."""
    asked = _load_for_public(root, of)
    return PublicReport(figures=_for_public(asked, kind), damaged=asked.damaged)


def tabulate(root: Path, kind: PeriodKind, *, of: str | None, public: bool, table: str) -> OneTable:
    """Return one table of a report by its name.

    Raises:
        DeskError: there is no table of that name.
    """
    asked = _load_for_public(root, of) if public else _load_for_staff(root, kind, of)
    tables = _tables(asked, kind, public=public)
    for it in tables:
        if it.name == table:
            return OneTable(table=it, damaged=asked.damaged)
    there = ", ".join(it.name for it in tables)
    raise DeskError(f"there is no table {table}: there are {there}")


def write_tables(
    root: Path, kind: PeriodKind, *, of: str | None, public: bool, folder: Path, form: Form
) -> TablesWritten:
    """Write all tables of a report into a folder, a file each.

    Raises:
        DeskError: the folder cannot be written to, or Parquet is asked for without its extra.
    """
    asked = _load_for_public(root, of) if public else _load_for_staff(root, kind, of)
    tables = _tables(asked, kind, public=public)
    if form == "csv":
        texts = {f"{it.name}.csv": formats.write_csv(it) for it in tables}
        names = exports.write_tables(folder, texts)
    else:
        names = parquet.write_tables(folder, tables)
    return TablesWritten(folder=str(folder), names=names, damaged=asked.damaged)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The library at a moment, and the moment that the period has in it if not now."""

    library: Library
    calendar: Calendar
    now: datetime
    on: datetime | None
    damaged: tuple[Finding, ...]


def _load_for_staff(root: Path, kind: PeriodKind, of: str | None) -> _Asked:
    """Load the questions that a report on a period looks at."""
    known, calendar, now, on = _begin(root, of)
    first, last = reporting.find_days(known.library.profile, calendar, now, kind, on)
    part = Part(opened=calendar.span_of(first, last), questions=kind != "week")
    loaded, damaged = parts.load(root, known, part)
    return _Asked(loaded.library, calendar, now, on, damaged)


def _load_for_public(root: Path, of: str | None) -> _Asked:
    """Load all questions: what is published has a name for whatever was ever asked about."""
    known, calendar, now, on = _begin(root, of)
    loaded, damaged = parts.load(root, known, parts.EVERY)
    return _Asked(loaded.library, calendar, now, on, damaged)


def _begin(root: Path, of: str | None) -> tuple[Loaded, Calendar, datetime, datetime | None]:
    """Everything but the tickets, the opening hours, the present moment, and the one asked for."""
    known, now = repo.load_knowledge(root), clock.now()
    calendar = Calendar(known.library.profile)
    today = calendar.day_of(now)
    return known, calendar, now, calendar.end_of(parse_days(of, today)[1] or today) if of else None


def _for_staff(it: _Asked, kind: PeriodKind) -> Report:
    return reporting.make_report(it.library, it.calendar, it.now, kind, it.on)


def _for_public(it: _Asked, kind: PeriodKind) -> PublicFigures:
    return public_figures.make_figures(it.library, it.calendar, it.now, kind, it.on)


def _tables(it: _Asked, kind: PeriodKind, *, public: bool) -> Sequence[Table]:
    if public:
        return public_report.make_tables(_for_public(it, kind))
    return report_tables.make_tables(_for_staff(it, kind))


def measure(root: Path, by: Group, kind: PeriodKind, *, of: str | None) -> GroupsMeasured:
    """Measure a period's questions by one kind of group.

    Args:
        root: the library.
        by: the kind of group.
        kind: the kind of period.
        of: a day in it as typed; by default today.

    Raises:
        DeskError: the period has not begun.
    """
    known, now = repo.load_knowledge(root), clock.now()
    calendar = Calendar(known.library.profile)
    today = calendar.day_of(now)
    day = parse_days(of, today)[1] or today if of else today
    whole = periods.find_containing(kind, day, known.library.profile)
    if whole.first > today:
        raise DeskError(f"{whole.name} begins on {whole.first}: there is nothing to measure yet")
    period = periods.cut_at(whole, today)
    part = Part(opened=calendar.span_of(period.first, period.last))
    loaded, damaged = parts.load(root, known, part)
    library = loaded.library
    found = measures.break_down(library, calendar, now, period, by)
    return GroupsMeasured(found=found, names=reporting.collect_names(library), damaged=damaged)


def tabulate_measures(root: Path, by: Group, kind: PeriodKind, *, of: str | None) -> OneTable:
    """Measure a period's questions as one table."""
    done = measure(root, by, kind, of=of)
    return OneTable(
        table=report_tables.make_breakdown(done.found, done.names), damaged=done.damaged
    )


def count(root: Path, *, name: str | None, year: int | None, weeks: Sequence[str]) -> YearCounted:
    """Count a reporting year by a set of definitions, in full or from some of its weeks."""
    known, now = repo.load_knowledge(root), clock.now()
    calendar = Calendar(known.library.profile)
    chosen, today = _definitions(root, known.library, name), calendar.day_of(now)
    period = counts.find_year(known.library.profile, year or today.year, chosen.year_ends_before)
    part = Part(opened=calendar.span_of(period.first, period.last))
    loaded, damaged = parts.load(root, known, part)
    asked = facts.gather_facts(loaded.library, calendar, now, period.first, period.last)
    return YearCounted(
        counts=counts.count_year(asked, chosen, period, today, weeks), damaged=damaged
    )


def explain(root: Path, ticket: str, *, name: str | None) -> ContactExplained:
    """Explain what one contact counts as, and by which clause."""
    filed, notices = change.follow_merges(root, ticket)
    library = repo.load_knowledge(root).library
    chosen = _definitions(root, library, name)
    fact = facts.make_fact(filed.record, library, Calendar(library.profile), clock.now())
    return ContactExplained(
        ticket=filed.record.id,
        title=filed.record.title,
        verdict=counts.decide(fact, chosen),
        definitions=chosen,
        notices=notices,
    )


def list_sets(root: Path) -> SetsListed:
    """List the sets of definitions that there are."""
    return SetsListed(sets=tuple(definitions.load(root, it) for it in definitions.names(root)))


def _definitions(root: Path, library: Library, name: str | None) -> DefinitionSet:
    return definitions.load(root, name or library.profile.survey or counts.DEFAULT)
