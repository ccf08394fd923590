"""Tables as CSV that a spreadsheet opens and never runs."""

import csv
import io
import re
from typing import Final

from deskbook.library.model.table import Cell, Table
from deskbook.reports.model.outcomes import OneTable

_RUNS: Final = ("=", "+", "-", "@", "|", "%")
"""The beginnings of cells that a spreadsheet may take for a formula (OWASP, CSV injection)."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")

NOT_SHOWN: Final = ".."
"""The sign in the place of a suppressed number."""


def write_csv(table: Table) -> str:
    r"""Return a table as CSV: UTF-8, commas, every text guarded, lines ended by `\n`."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_guarded(cell) for cell in table.head)
    writer.writerows([_guarded(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def write_outcome(outcome: OneTable, _screen: object) -> str:
    """Return the table of an outcome as CSV."""
    return write_csv(outcome.table)


def _guarded(cell: Cell) -> str | int:
    """A cell of one line that no spreadsheet takes for a formula: an apostrophe goes before it."""
    if cell is None:
        return NOT_SHOWN
    if isinstance(cell, int):
        return cell
    line = _CONTROL.sub(" ", cell)
    return f"'{line}" if line.lstrip(" ").startswith(_RUNS) else line
