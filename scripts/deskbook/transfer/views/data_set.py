"""A data set of questions in words, and the comparison of several."""

from collections.abc import Sequence
from typing import Any

from deskbook.library.model.table import Cell, Table
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.reports.views import tables as report_tables
from deskbook.transfer.model.outcomes import Answered, DataSetWritten, LibrariesCompared


def describe_written(outcome: DataSetWritten, _screen: Screen) -> str:
    """Return how many rows were written, and how many were left out."""
    rows = f"{outcome.rows} rows in {outcome.files} files in {outcome.folder}"
    if outcome.minimum == 1:
        return f"{rows}.\nEvery row is as it is: not for others."
    return (
        f"{rows}, each among {outcome.minimum} or more alike.\n"
        f"Left out as too rare: {outcome.left_out}. The month that is not over is not in it."
    )


def make_table(
    name: str,
    title: str,
    keys: int,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    minimum: int,
) -> Answered:
    """Return a query's answer; rows of fewer questions than `minimum` are left out and counted.

    Args:
        name: the query's.
        title: its heading.
        keys: how many columns, from the first, say what a row is about; the next counts questions.
        columns: their names.
        rows: in order.
        minimum: 1 leaves nothing out.
    """
    shown = [row for row in rows if row[keys] >= minimum]
    cells = tuple(
        (*map(_said, columns, row[:keys]), *(int(it) for it in row[keys:])) for row in shown
    )
    head = tuple(it.replace("_", " ") for it in columns)
    return Answered(Table(name, title, head, cells), len(rows) - len(shown))


def _said(column: str, value: Any) -> Cell:
    if value is None:
        return "not said"
    if column == "weekday":
        return WEEKDAYS[int(value)]
    return safe(value) if isinstance(value, str) else int(value)


def describe_comparison(outcome: LibrariesCompared, _screen: Screen) -> str:
    """Return all answers as Markdown."""
    number = len(outcome.libraries)
    name = "one library" if number == 1 else f"{number} libraries"
    parts = [f"# {outcome.questions} questions of {name}"]
    for it in outcome.tables:
        parts += [f"## {it.table.title}", report_tables.markdown(it.table)]
        if it.small:
            parts.append(f"Rows of too few questions are not shown: {it.small}.")
    return "\n\n".join(parts)


def comparison_values(outcome: LibrariesCompared) -> tuple[str, dict[str, Any]]:
    """Return all answers for other programs."""
    tables = [
        {
            "name": it.table.name,
            "columns": [name.replace(" ", "_") for name in it.table.head],
            "rows": [list(row) for row in it.table.rows],
            "not_shown": it.small,
        }
        for it in outcome.tables
    ]
    return "consortium", {"libraries": list(outcome.libraries), "tables": tables}
