"""Reports as tables, for people, as CSV and for programs, and the measures by one kind of group."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any, Final

from deskbook.calendar.model import Period
from deskbook.library.model.table import Cell, Table
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.reports.model.facts import GROUPS, WHOM, Group
from deskbook.reports.model.outcomes import Names
from deskbook.reports.model.report import Advice, Breakdown, Change, Measured, Report, Share, Times
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


_PARTS: Final = ("half within (h)", "80 % within (h)", "95 % of half (h)")
HEAD: Final = (
    "questions",
    *(f"{what}: {part}" for what in ("first reply", "resolved") for part in _PARTS),
    "reopened",
    *(f"waited {WHOM[it]} (h)" for it in WHOM),
)


def make_breakdown(found: Breakdown, names: Names) -> Table:
    """The measures, a group a line."""
    rows = tuple(tuple(_row(it, found, names)) for it in found.groups)
    title = f"Questions by {_word(found)}, {found.period.first} to {found.period.last}"
    return Table(found.by, title, (_word(found), *HEAD), rows)


def describe_breakdown(found: Breakdown, names: Names) -> str:
    """The measures as Markdown, with how to read them."""
    made = make_breakdown(found, names)
    if not made.rows:
        return f"No question was asked from {found.period.first} to {found.period.last}."
    return (
        f"# {made.title}\n\n{markdown(made)}\n\n"
        "Times are opening hours from asking; what was answered on the spot waited for nobody and "
        "is left out. With few questions the interval of the median is wide, or none."
    )


def _word(found: Breakdown) -> str:
    return found.by.replace("_", " ")


def _row(it: Measured, found: Breakdown, names: Names) -> Iterator[Cell]:
    yield names.get((found.by, it.name), it.name)
    yield it.number
    yield from _time_cells(it.first_reply)
    yield from _time_cells(it.resolution)
    yield _share(it.reopened)
    yield from (_hours(span) for _, span in it.waited)


def _time_cells(it: Times | None) -> tuple[Cell, Cell, Cell]:
    if it is None:
        return "", "", ""
    span = f"{_hours(it.interval[0])} to {_hours(it.interval[1])}" if it.interval else "too few"
    return _hours(it.median), _hours(it.most), span


def _share(it: Share) -> str:
    return f"{it.part} of {it.whole}" if it.whole else ""


def _hours(span: timedelta) -> str:
    return str(hours(span))


def breakdown_values(found: Breakdown) -> dict[str, Any]:
    """The measures for other programs; times in opening hours."""
    return {
        "by": found.by,
        "period": period_values(found.period),
        "groups": [
            {
                "name": it.name,
                "questions": it.number,
                "first_reply": _times_values(it.first_reply),
                "resolution": _times_values(it.resolution),
                "reopened": it.reopened.part,
                "resolved_once": it.reopened.whole,
                "waited": {whom: hours(span) for whom, span in it.waited},
            }
            for it in found.groups
        ],
    }


def _times_values(it: Times | None) -> dict[str, Any] | None:
    if it is None:
        return None
    return {
        "questions": it.number,
        "median": hours(it.median),
        "percentile_80": hours(it.most),
        "interval_95": it.interval and [hours(span) for span in it.interval],
    }
