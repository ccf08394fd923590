"""The public edition of a report: how many questions, where to, and how soon we write back."""

from collections.abc import Iterator
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.library.model.table import Table
from deskbook.reports.model.facts import GROUPS
from deskbook.reports.model.report import PublicFigures, PublicList
from deskbook.reports.views import charts, tables

_NONE: Final = "none or not said"
_REST: Final = "all others together"


def make_tables(it: PublicFigures) -> tuple[Table, ...]:
    """The public tables; a suppressed number is none."""
    found = [_make_list(one) for one in it.lists]
    if it.months:
        found.append(Table("months", "Questions by month", ("month", "questions"), it.months))
    usual = tuple(
        (name, str(tables.hours(half)), str(tables.hours(most))) for name, half, most in it.usual
    )
    head = ("service", "half within (h)", "four in five within (h)")
    return (*found, Table("first-reply", "Time to our first reply, in opening hours", head, usual))


def _make_list(it: PublicList) -> Table:
    rows = tuple((_NONE if name == "none" else name, number) for name, number in it.rows)
    rest = ((_REST, it.rest),) if it.rest and rows else ()
    return Table(_table_name(it), GROUPS[it.by].public_title, (it.by, "questions"), (*rows, *rest))


def _table_name(it: PublicList) -> str:
    return f"{it.by}s"


def describe(it: PublicFigures) -> str:
    """The public report as Markdown."""
    return "\n\n".join(_parts(it)) + "\n"


def values(it: PublicFigures) -> dict[str, Any]:
    """The public report for other programs; a suppressed number is null."""
    return {
        "library": it.library,
        "period": tables.period_values(it.period),
        "questions": it.total,
        "min_cell": it.min_cell,
        "left_out": {_table_name(one): one.left_out for one in it.lists},
        "tables": {t.name: {"columns": t.head, "rows": t.rows} for t in make_tables(it)},
    }


def _parts(it: PublicFigures) -> Iterator[str]:
    yield f"# What you asked us in {it.period.name}"
    total = "too few questions to be published" if it.total is None else f"**{it.total} questions**"
    yield (
        f"{it.library}, {it.period.first} to {it.period.last}: {total}. "
        f"`desk report --public --period {it.period.kind} --of {it.period.last}` makes this again."
    )
    left_out = {_table_name(one): one.left_out for one in it.lists}
    for table in make_tables(it):
        if table.rows:
            yield f"## {table.title}"
            shown = [(str(row[0]), row[1]) for row in table.rows]
            counts = [(name, number) for name, number in shown if isinstance(number, int)]
            if counts:
                yield charts.draw_bars(table.name, table.title, counts)
            yield tables.markdown(table)
            if without := left_out.get(table.name):
                yield f"Without {', '.join(without)}: too few questions to be counted here."
    for name, half, most in it.usual:
        first, last = dates.format_span(half, it.day), dates.format_span(most, it.day)
        yield (
            f"{name}: half of our first replies come within {first}, four in five within {last}."
        )
    yield (
        f"Numbers below {it.min_cell}, and others that would narrow them down, are not shown or "
        "only added up: a small number could tell who asked. Nothing here is about any person."
    )
