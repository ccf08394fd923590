"""Every measure by one kind of group, as a table: for people, as CSV, and for programs."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from deskbook.library.model.table import Cell, Table
from deskbook.reports.model.facts import WHOM
from deskbook.reports.model.outcomes import Names
from deskbook.reports.model.report import Breakdown, Measured, Share, Times
from deskbook.reports.views import tables

_PARTS: Final = ("half within (h)", "80 % within (h)", "95 % of half (h)")
HEAD: Final = (
    "questions",
    *(f"{what}: {part}" for what in ("first reply", "resolved") for part in _PARTS),
    "reopened",
    *(f"waited {WHOM[it]} (h)" for it in WHOM),
)


def table(found: Breakdown, names: Names) -> Table:
    """The measures, a group a line."""
    rows = tuple(tuple(_row(it, found, names)) for it in found.groups)
    title = f"Questions by {_word(found)}, {found.period.first} to {found.period.last}"
    return Table(found.by, title, (_word(found), *HEAD), rows)


def describe(found: Breakdown, names: Names) -> str:
    """The measures as Markdown, with how to read them."""
    made = table(found, names)
    if not made.rows:
        return f"No question was asked from {found.period.first} to {found.period.last}."
    return (
        f"# {made.title}\n\n{tables.markdown(made)}\n\n"
        "Times are opening hours from asking; what was answered on the spot waited for nobody and "
        "is left out. With few questions the interval of the median is wide, or none."
    )


def _word(found: Breakdown) -> str:
    return found.by.replace("_", " ")


def _row(it: Measured, found: Breakdown, names: Names) -> Iterator[Cell]:
    yield names.get((found.by, it.name), it.name)
    yield it.number
    yield from _times(it.first_reply)
    yield from _times(it.resolution)
    yield _share(it.reopened)
    yield from (_hours(span) for _, span in it.waited)


def _times(it: Times | None) -> tuple[Cell, Cell, Cell]:
    if it is None:
        return "", "", ""
    span = f"{_hours(it.interval[0])} to {_hours(it.interval[1])}" if it.interval else "too few"
    return _hours(it.median), _hours(it.most), span


def _share(it: Share) -> str:
    return f"{it.part} of {it.whole}" if it.whole else ""


def _hours(span: timedelta) -> str:
    return str(tables.hours(span))


def values(found: Breakdown) -> dict[str, Any]:
    """The measures for other programs; times in opening hours."""
    return {
        "by": found.by,
        "period": tables.period_values(found.period),
        "groups": [
            {
                "name": it.name,
                "questions": it.number,
                "first_reply": _times_values(it.first_reply),
                "resolution": _times_values(it.resolution),
                "reopened": it.reopened.part,
                "resolved_once": it.reopened.whole,
                "waited": {whom: tables.hours(span) for whom, span in it.waited},
            }
            for it in found.groups
        ],
    }


def _times_values(it: Times | None) -> dict[str, Any] | None:
    if it is None:
        return None
    return {
        "questions": it.number,
        "median": tables.hours(it.median),
        "percentile_80": tables.hours(it.most),
        "interval_95": it.interval and [tables.hours(span) for span in it.interval],
    }
