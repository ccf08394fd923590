"""The tables of a report: the same numbers for the letter, for CSV and for JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any, Final

from deskbook.calendar.model import Period
from deskbook.library.model.table import Cell, Table
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.reports.model.facts import GROUPS, WHOM, Group
from deskbook.reports.model.report import Advice, Change, Report, Share, Times
from deskbook.reports.views import needs, signals

_COUNTED: Final[Mapping[str, Group]] = {
    "services": "service",
    "resources": "resource",
    "causes": "cause",
    "departments": "department",
    "channels": "channel",
}
"""The parts of a report that count questions, each with its group."""


def make_tables(report: Report) -> tuple[Table, ...]:
    """All tables of a report, in the order of the letter."""
    return (
        *(_changes(report, name) for name in _COUNTED),
        _table("months", "Questions by month", ("month", "questions"), report.months),
        _week(report),
        _times(report, "first-reply", "Time to the first reply", report.first_reply),
        _times(report, "resolution", "Time to the resolution", report.resolution),
        _waited(report),
        _shares(report),
    )


def report_values(report: Report) -> dict[str, Any]:
    """A report for other programs: the period, what stands out, and every table."""
    return {
        "library": report.library,
        "period": period_values(report.period),
        "before": period_values(report.before),
        "questions": report.total,
        "questions_before": report.total_before,
        "open": report.open_now,
        "advice": [_advice(it) for it in report.advice],
        **({"signals": signals.values(report.signals)} if report.signals else {}),
        **({"needs": needs.values(report.needs)} if report.needs else {}),
        "tables": {it.name: {"columns": it.head, "rows": it.rows} for it in make_tables(report)},
    }


def period_values(it: Period) -> dict[str, str]:
    """A period for other programs."""
    return {"kind": it.kind, "name": it.name, "from": str(it.first), "to": str(it.last)}


def _advice(it: Advice) -> dict[str, Any]:
    found = {item.name: getattr(it, item.name) for item in fields(Advice)}
    found["span"] = None if it.span is None else hours(it.span)
    return {("hours" if key == "span" else key): value for key, value in found.items()}


def markdown(table: Table, limit: int | None = None) -> str:
    """A table as Markdown, of its first rows where there is a limit."""
    rows = [table.head, *table.rows[:limit]]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|---|" + "--:|" * (len(table.head) - 1))
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    return cell_text(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def cell_text(cell: Cell) -> str:
    """Return the text of a cell; for a suppressed number that it is not shown."""
    return "not shown" if cell is None else str(cell)


def name_of(report: Report, group: str, slug: str) -> str:
    """The word for an id; the id itself where there is no record of it."""
    return report.names.get((group, slug), slug)


def hours(span: timedelta) -> float:
    """Working time in hours, to a tenth."""
    return round(span / timedelta(hours=1), 1)


def _table(name: str, title: str, head: tuple[str, ...], rows: Iterable[Sequence[Cell]]) -> Table:
    return Table(name, title, head, tuple(tuple(row) for row in rows))


def _changes(report: Report, name: str) -> Table:
    found: tuple[Change, ...] = getattr(report, name)
    group = _COUNTED[name]
    head = (name.removesuffix("s"), report.period.name, report.before.name, "chance")
    rows = (
        (name_of(report, group, it.name), it.now, it.before, _chance(it.chance)) for it in found
    )
    return _table(name, f"Questions by {GROUPS[group].name}", head, rows)


def _chance(chance: float) -> str:
    return f"{chance:.3f}" if chance >= 0.0005 else "below 0.001"


def _week(report: Report) -> Table:
    hours_of_day = sorted({hour for _, hour in report.week})
    rows: list[tuple[Cell, ...]] = [
        (f"{hour:02}:00", *(report.week.get((day, hour), 0) for day in range(7)))
        for hour in hours_of_day
    ]
    head = ("hour", *(day.capitalize() for day in WEEKDAYS))
    return _table("week", "Questions by hour of the week", head, rows)


def _times(report: Report, name: str, title: str, found: tuple[Times, ...]) -> Table:
    head = (
        "service",
        "questions",
        "half within (h)",
        "four in five within (h)",
        "95 % of half (h)",
    )
    rows = (
        (
            name_of(report, "service", it.name),
            it.number,
            str(hours(it.median)),
            str(hours(it.most)),
            f"{hours(it.interval[0])} to {hours(it.interval[1])}" if it.interval else "too few",
        )
        for it in found
    )
    return _table(name, f"{title}, in opening hours", head, rows)


def _waited(report: Report) -> Table:
    rows = ((WHOM[whom], str(hours(span))) for whom, span in report.waited)
    return _table("waited", "On whom questions waited, in opening hours", ("waited", "hours"), rows)


def _shares(report: Report) -> Table:
    found: tuple[tuple[str, Share], ...] = (
        ("answered on the spot", report.on_the_spot),
        ("answered with an answer of ours", report.answered),
        ("reopened after they were resolved", report.reopened),
    )
    rows = ((name, it.part, it.whole, percent(it), _interval(it)) for name, it in found)
    return _table("shares", "Shares", ("questions", "number", "of", "share", "95 %"), rows)


def percent(it: Share) -> str:
    """A share in whole percent."""
    return f"{100 * it.part / it.whole:.0f} %" if it.whole else "none yet"


def _interval(it: Share) -> str:
    if it.interval is None:
        return ""
    low, high = it.interval
    return f"{100 * low:.0f} to {100 * high:.0f} %"
