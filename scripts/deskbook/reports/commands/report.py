"""`desk report`: what the questions of a week, month, term or year say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from deskbook.calendar.formats import moment
from deskbook.calendar.model import PeriodKind
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, exports, repo
from deskbook.library.adapters.parquet import write_tables
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.page import Html
from deskbook.library.model.table import Table
from deskbook.library.views import as_json, links
from deskbook.reports.formats import csv_text
from deskbook.reports.rules import public_figures
from deskbook.reports.rules import report as reporting
from deskbook.reports.views import public_report
from deskbook.reports.views import report as letter
from deskbook.reports.views import tables as report_tables


def report(
    root: Path,
    kind: PeriodKind,
    *,
    of: str | None,
    public: bool,
    table: str | None,
    csv: Path | None,
    parquet: Path | None,
    json: bool,
) -> int:
    """Print the letter, one of its tables, or everything as JSON; or write the tables as files.

    Args:
        root: the library.
        kind: the kind of period.
        of: a day in it as typed; by default today.
        public: whether to make the edition for the public, with small numbers suppressed.
        table: the name of one table, printed as CSV.
        csv: a folder for all tables as files.
        parquet: a folder for all tables as Parquet files; it needs the extra.
        json: whether to print everything for other programs.
    """
    loaded, damaged = sound(repo.load(root))
    library, now = loaded.library, clock.now()
    calendar = Calendar(library.profile)
    today = calendar.day_of(now)
    on = calendar.end_of(moment.days(of, today)[1] or today) if of else None
    it = (_public if public else _staff)(library, calendar, now, kind, on)
    tables = it.tables
    if csv:
        names = exports.write_tables(csv, {f"{it.name}.csv": csv_text.write(it) for it in tables})
        console.echo(f"{len(names)} tables written to {csv}: {', '.join(names)}")
    elif parquet:
        names = write_tables(parquet, tables)
        console.echo(f"{len(names)} tables written to {parquet}: {', '.join(names)}")
    elif table:
        console.echo(csv_text.write(_named(tables, table)))
    elif json:
        console.echo(as_json.envelope(it.name, it.values))
    else:
        console.echo(it.page)
    return complain(damaged)


@dataclass(frozen=True, slots=True)
class _Edition:
    """One edition of a report in all its forms."""

    name: str
    page: str
    tables: Sequence[Table]
    values: Mapping[str, Any]


def _staff(
    library: Library, calendar: Calendar, now: datetime, kind: PeriodKind, on: datetime | None
) -> _Edition:
    made = reporting.make(library, calendar, now, kind, on)
    tables, values = report_tables.of(made), report_tables.values(made)
    return _Edition("report", letter.page(made), tables, values)


def _public(
    library: Library, calendar: Calendar, now: datetime, kind: PeriodKind, on: datetime | None
) -> _Edition:
    made = public_figures.make(library, calendar, now, kind, on)
    tables, values = public_report.tables(made), public_report.values(made)
    return _Edition("public-report", public_report.page(made), tables, values)


def for_site(library: Library, calendar: Calendar, now: datetime) -> Html:
    """The letter that the staff site shows: on the term, or where none is known on the month."""
    begun = any(it.start <= calendar.day_of(now) for it in library.profile.terms)
    made = reporting.make(library, calendar, now, "term" if begun else "month")
    known = {f"tickets/{name}/" for name in library.tickets}
    return letter.html(made, links.resolver("report/", "report", known))


def _named(tables: Sequence[Table], name: str) -> Table:
    for it in tables:
        if it.name == name:
            return it
    raise DeskError(f"there is no table {name}: there are {', '.join(it.name for it in tables)}")
