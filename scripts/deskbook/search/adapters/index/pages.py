"""Pages of a list of tickets, cut by the database: nobody waits for rows that nobody sees."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters.index import rows, store
from deskbook.search.adapters.index.schema import LISTED
from deskbook.search.adapters.index.tickets import condition, unread
from deskbook.tickets.rules.selection import Selection

ORDERS: Final[Mapping[str, str]] = {
    "oldest": "number",
    "newest": "number DESC",
    "changed": "coalesce(changed, opened) DESC, number",
    "quiet": "coalesce(changed, opened), number",
    "promised": "promised IS NULL, promised, number",
    "title": "title COLLATE NOCASE, number",
}
"""Orders of a list by name, as SQL."""

_MINE: Final = (
    "(lead = ? OR offered_to = ? OR instr(char(10) || contributors || char(10), "
    "char(10) || ? || char(10)) > 0)"
)


@dataclass(frozen=True, slots=True)
class PageOfTickets:
    """Some tickets of a list, the number of all, and what is wrong with files that gave none.

    They are outlines where an index has them.
    """

    tickets: tuple[Ticket, ...]
    found: int
    unread: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """The open tickets of a service, and those that nobody has taken."""

    open: int
    unled: int


def find_page(
    root: Path, selection: Selection, *, order: str, limit: int, offset: int = 0, files: bool = True
) -> PageOfTickets | None:
    """Return a page of the tickets of a selection; none where no index can be kept.

    Args:
        root: the library's root.
        selection: statuses, plain fields and `mine`; words and days are not for this.
        order: one of `ORDERS`.
        limit: at most so many.
        offset: so many are passed over.
        files: look at open tickets for changes that an editor made in place.
    """
    return store.using(root, lambda it: _page(it, selection, order, limit, offset), files=files)


def _page(
    connection: sqlite3.Connection, selection: Selection, order: str, limit: int, offset: int
) -> PageOfTickets:
    where, given = condition(selection)
    if selection.mine is not None:
        where, given = f"{where} AND {_MINE}", [*given, *[selection.mine] * 3]
    columns = tuple(dict.fromkeys((*LISTED, *selection.fields)))
    query = (
        f"SELECT changed, last, {', '.join(columns)}, path FROM ticket "
        f"WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    )
    found = connection.execute(query, (*given, limit, offset)).fetchall()
    (number,) = connection.execute(f"SELECT count(*) FROM ticket WHERE {where}", given).fetchone()
    return PageOfTickets(
        tuple(map(rows.outliner(columns), found)), number, tuple(unread(connection))
    )


def count_open(root: Path, *, files: bool = True) -> dict[str, Counted] | None:
    """Return the open tickets of each service; none where no index can be kept."""
    query = (
        "SELECT service, count(*), sum(status = 'new') FROM ticket "
        "WHERE status <> 'resolved' GROUP BY service"
    )
    return store.using(
        root,
        lambda it: {slug: Counted(all_, unled) for slug, all_, unled in it.execute(query)},
        files=files,
    )


def read_mark(root: Path) -> tuple[int, int] | None:
    """Return two numbers that change when a ticket's file does; none where there is no index."""
    query = "SELECT count(*), coalesce(sum(stamp % 1000003), 0) FROM file"
    return store.using(root, lambda it: tuple(it.execute(query).fetchone()))
