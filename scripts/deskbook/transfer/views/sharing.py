"""What is said of a shared data set, and of what several say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from deskbook.library.model.table import Cell, Table
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.library.views.terminal import safe
from deskbook.reports.views import tables as report_tables
from deskbook.transfer.model.shared_row import Shared


@dataclass(frozen=True, slots=True)
class Answered:
    """One query's table; `small` rows are not shown, for they tell of too few questions."""

    table: Table
    small: int


def written(folder: str, shared: Shared, files: int) -> str:
    """What was written, and what was not."""
    rows = f"{len(shared.rows)} rows in {files} files in {folder}"
    if shared.minimum == 1:
        return f"{rows}.\nEvery row is as it is: not for others."
    return (
        f"{rows}, each among {shared.minimum} or more alike.\n"
        f"Left out as too rare: {shared.left_out}. The month that is not over is not in it."
    )


def table(
    name: str,
    title: str,
    keys: int,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    minimum: int,
) -> Answered:
    """A query's answer; rows of fewer questions than `minimum` are left out and counted.

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


def page(rows: int, libraries: Sequence[str], tables: Sequence[Answered]) -> str:
    """All answers as Markdown."""
    number = len(libraries)
    name = "one library" if number == 1 else f"{number} libraries"
    parts = [f"# {rows} questions of {name}"]
    for it in tables:
        parts += [f"## {it.table.title}", report_tables.markdown(it.table)]
        if it.small:
            parts.append(f"Rows of too few questions are not shown: {it.small}.")
    return "\n\n".join(parts)


def values(libraries: Sequence[str], tables: Sequence[Answered]) -> dict[str, Any]:
    """The same for other programs."""
    return {
        "libraries": list(libraries),
        "tables": [
            {
                "name": it.table.name,
                "columns": [name.replace(" ", "_") for name in it.table.head],
                "rows": [list(row) for row in it.table.rows],
                "not_shown": it.small,
            }
            for it in tables
        ],
    }
