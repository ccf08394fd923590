"""A report as a letter to the staff meeting: what changed, what it means, what to do, whose it is.

One letter, two forms: Markdown, and HTML for the staff site. Each figure has a table beside it and
names the command that reproduces it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Final

from deskbook.calendar.model import PeriodKind
from deskbook.library.model.page import Html
from deskbook.library.model.table import Table
from deskbook.library.views import markup
from deskbook.library.views.markup import Resolve
from deskbook.reports.model.facts import WHOM
from deskbook.reports.model.need import Needs
from deskbook.reports.model.report import Report
from deskbook.reports.views import advice, charts, needs, signals
from deskbook.reports.views import tables as report_tables
from deskbook.reports.views.advice import questions

SHOWN: Final = 8
"""Rows of a table in the letter; the files that `--csv` writes have them all."""

NEEDS: Final = 5
"""Unmet needs in the letter; `desk needs` has them all."""

_KIND: Final[Mapping[PeriodKind, str]] = {
    "week": "The week", "month": "The month", "term": "The term", "year": "The reporting year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A table, with the chart of its numbers where they have one, and how to make it again."""

    table: Table
    command: str
    chart: str = ""


Part = str | Figure
"""A stretch of Markdown, or a figure."""


def describe(report: Report) -> str:
    """The letter as Markdown; charts in it are SVG."""
    return (
        "\n\n".join(it if isinstance(it, str) else _figure_markdown(it) for it in _letter(report))
        + "\n"
    )


def render_html(report: Report, resolve: Resolve) -> Html:
    """The letter as HTML; `resolve` says where the tickets that it names lead."""
    return Html(
        "\n".join(
            markup.markdown(it, resolve, top=1 if it.startswith("# ") else 2)
            if isinstance(it, str)
            else _figure_html(it)
            for it in _letter(report)
        )
    )


def repeat_command(report: Report, *more: str) -> str:
    """The command that makes this report, or with `more` words a part of it, again."""
    words = ("desk report --period", report.period.kind, "--of", str(report.period.last), *more)
    return " ".join(words)


def _letter(report: Report) -> Iterator[Part]:
    tables = {it.name: it for it in report_tables.make_tables(report)}
    yield f"# {_title(report)}"
    yield _opening(report)
    yield "## What changed, and what to do"
    yield from advice.sections(report)
    if report.signals:
        yield "## Signals at the end of the week"
        yield from signals.parts(report.signals, report.names, "###")
        yield f"`desk signals --of {report.signals.day}` shows them again."
    if report.needs and report.needs.groups:
        yield "## What nothing of ours meets yet"
        yield from needs.parts(_largest(report.needs), report.names, report.today, "###")
    yield "## How many questions, and when"
    yield _figure(report, tables["services"], _bars(tables["services"]))
    yield _figure(report, tables["months"], _columns(report, tables["months"]))
    yield _figure(
        report,
        tables["week"],
        charts.draw_week("week", "Questions by hour of the week", report.week),
    )
    yield "## What they were about"
    for name in ("resources", "causes", "departments", "channels"):
        if tables[name].rows:
            yield _figure(report, tables[name], _bars(tables[name]))
    yield "## How long it took"
    yield _waiting(report)
    for name in ("first-reply", "resolution", "waited", "shares"):
        yield _figure(report, tables[name], _waited(report) if name == "waited" else "")
    yield "## How to read this"
    yield _notes(report)


def _largest(found: Needs) -> Needs:
    """The needs that the letter has room for."""
    return replace(found, groups=found.groups[:NEEDS])


def _title(report: Report) -> str:
    so_far = "" if report.is_over else " so far"
    return f"{_KIND[report.period.kind]} {report.period.name}{so_far}: what the questions say"


def _opening(report: Report) -> str:
    span = f"{_day(report.period.first)} to {_day(report.period.last)}"
    before = f"{_day(report.before.first)} to {_day(report.before.last)}"
    unknown = "" if report.total_before else ", so no change can be told"
    still = f", of which {report.open_now} are open" if report.open_now else ""
    return (
        f"{report.library}, {report.today:%A} {_day(report.today)}. To the staff meeting.\n\n"
        f"Patrons asked **{questions(report.total)}** from {span}{still}; in the time we compare "
        f"with, {report.before.name} ({before}), it was {report.total_before}{unknown}. "
        f"`{repeat_command(report)}` makes this letter again."
    )


def _waiting(report: Report) -> str:
    told = [
        f"{WHOM[whom]} {report_tables.hours(span):g} hours" for whom, span in report.waited if span
    ]
    waited = f"In all they waited {', '.join(told)}." if told else "None of them waited."
    return (
        "Times are opening hours, from asking; questions answered on the spot never waited and are "
        f"left out. {waited}"
    )


def _notes(report: Report) -> str:
    return "\n".join(
        (
            "- Questions that went on as another ticket are counted once, there.",
            f"- An opening day is {report_tables.hours(report.day):g} hours long here, on average.",
            "- *Chance* is how likely a difference as large as this one is if nothing had changed "
            "(exact binomial test); what is named above holds though we look at every row.",
            "- *Half within* is the median, *95 %* the interval in which it lies for all such "
            "questions; with few questions it is wide.",
            "- Nothing here is by person, and no command can make it so: it says how services and "
            "resources do, not how colleagues do.",
            f"- `{repeat_command(report, '--csv DIR')}` writes all numbers as files.",
        )
    )


def _figure(report: Report, table: Table, chart: str) -> Figure:
    return Figure(table, repeat_command(report, "--table", table.name), chart)


def _bars(table: Table) -> str:
    items = [(str(row[0]), row[1]) for row in table.rows[:SHOWN]]
    return charts.draw_bars(
        table.name, table.title, [(a, b) for a, b in items if isinstance(b, int)]
    )


def _columns(report: Report, table: Table) -> str:
    points = [(f"{_month(name)}", number) for name, number in report.months]
    return charts.draw_columns(table.name, table.title, points)


def _waited(report: Report) -> str:
    items = [(WHOM[whom], round(report_tables.hours(span))) for whom, span in report.waited]
    return charts.draw_bars("waited", "Opening hours that questions waited", items)


def _figure_markdown(it: Figure) -> str:
    chart = f"{it.chart}\n\n" if it.chart else ""
    table = report_tables.markdown(it.table, _limit(it.table))
    return f"### {it.table.title}\n\n{chart}{table}\n\n`{it.command}`"


def _figure_html(it: Figure) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in it.table.head)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(report_tables.cell_text(row[0]))}</th>'
        + "".join(f"<td>{escape(report_tables.cell_text(cell))}</td>" for cell in row[1:])
        + "</tr>"
        for row in it.table.rows[: _limit(it.table)]
    )
    chart = f"{it.chart}\n" if it.chart else ""
    return (
        f'<section class="figure">\n<h3 id="{it.table.name}">{escape(it.table.title)}</h3>\n'
        f'<div class="figure__table" tabindex="0" role="region" '
        f'aria-labelledby="{it.table.name}">\n{chart}'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n"
        f'<p class="small"><code>{escape(it.command)}</code></p>\n</section>'
    )


def _limit(table: Table) -> int | None:
    return SHOWN if table.name in ("resources", "causes", "departments", "channels") else None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _month(name: str) -> str:
    return f"{date.fromisoformat(name + '-01'):%b %y}"
