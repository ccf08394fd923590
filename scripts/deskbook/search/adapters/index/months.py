"""Monthly memos: what a command worked out from the tickets of each month until one changes.

Months that are over hardly change, so a command that looks back over years reads a text for each
month instead of a thousand tickets. A memo counts only for the tickets it was made of: their number
and the last row that was written for one of them must be the same.
"""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters.index import rows, store
from deskbook.search.adapters.index.schema import FIELDS

Make = Callable[[Sequence[Ticket]], str]
"""Makes the memo of some tickets, which have their fields but neither texts nor entries."""

_MARK: Final = "SELECT count(*), max(doc & 536870911) FROM ticket WHERE doc BETWEEN ? AND ?"
_SECOND: Final = timedelta(seconds=1)


def recall(
    root: Path, kind: str, basis: str, days: tuple[date, date], make: Make
) -> list[str] | None:
    """Return the memo of each month that has one of these days in it; none without an index.

    Damaged tickets are left out; a ticket is read anew when that changes. Months are those of UTC.

    Args:
        root: the library's root.
        kind: the name of the memo.
        basis: a digest of everything else that the memo depends on.
        days: the first and the last day, both included.
        make: called for months whose memo is missing or was made of other tickets.
    """
    if not store.is_worth_it(root):
        return None
    return store.using(root, lambda it: _recall(it, kind, basis, days, make))


def _recall(
    connection: sqlite3.Connection, kind: str, basis: str, days: tuple[date, date], make: Make
) -> list[str]:
    held = connection.execute("SELECT month, mark, value FROM month WHERE kind = ?", (kind,))
    known = {month: (mark, value) for month, mark, value in held}
    found, new = [], []
    for name, begin, end in _months(*days):
        counts = connection.execute(_MARK, rows.doc_span(begin, end)).fetchone()
        mark = f"{counts} {basis}"
        if known.get(name, ("", ""))[0] != mark:
            known[name] = (mark, make(_tickets(connection, begin, end)))
            new.append((kind, name, *known[name]))
        found.append(known[name][1])
    connection.executemany("REPLACE INTO month VALUES (?, ?, ?, ?)", new)
    return found


def _tickets(connection: sqlite3.Connection, begin: datetime, end: datetime) -> list[Ticket]:
    query = (
        f"SELECT changed, last, {', '.join(FIELDS)}, path FROM ticket "
        "WHERE number BETWEEN ? AND ? AND path NOT IN (SELECT path FROM finding) ORDER BY number"
    )
    found = connection.execute(query, rows.span(begin, end))
    return list(map(rows.outliner(FIELDS), found))


def _months(first: date, last: date) -> list[tuple[str, datetime, datetime]]:
    """The name, the first and the last second of each month from a day's to another's."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [datetime(it // 12, it % 12 + 1, 1, tzinfo=UTC) for it in (*numbers, numbers.stop)]
    return [(f"{start:%Y-%m}", start, following - _SECOND) for start, following in pairwise(starts)]
