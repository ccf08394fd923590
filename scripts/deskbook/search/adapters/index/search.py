"""Looking for words in all tickets, newest or best first, in a few thousandths of a second.

Counting how well a ticket fits takes time for each that has the words, so only the newest `RANKED`
of those are weighed: what fits best in two years of questions is what somebody looks for.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from deskbook.answers.rules.similar import LITTLE
from deskbook.library.model.folding import fold
from deskbook.search.adapters.index import rows, spelling, store
from deskbook.search.adapters.index.schema import LISTED
from deskbook.search.adapters.index.tickets import condition, unread
from deskbook.search.model import Hits, Order, Query, Term
from deskbook.tickets.rules.selection import Selection, matches

RANKED: Final = 5_000
WEIGHTS: Final = "8.0, 3.0, 1.0"
"""Of a word in the title, in the question and in an entry."""

_FROM: Final = "FROM words CROSS JOIN ticket ON ticket.doc = words.rowid WHERE words MATCH ?"


def find_hits(root: Path, query: Query, selection: Selection, order: Order, limit: int) -> Hits:
    """Tickets that have all terms of a query and fit a selection."""
    return store.using_any(root, lambda it: found(it, query, selection, order, limit))


def found(
    connection: sqlite3.Connection, query: Query, selection: Selection, order: Order, limit: int
) -> Hits:
    """As `search`, in an index that is up to date."""
    columns = tuple(dict.fromkeys((*LISTED, *selection.fields)))
    where, given = condition(selection)
    expression = match(query, partial(spelling.quote, connection))
    fields = ", ".join(f"ticket.{name}" for name in ("changed", "last", *columns, "path"))
    if order == "newest":
        sql, values = f"SELECT {fields} {_FROM} AND {where} ORDER BY words.rowid DESC", given
    else:
        bound = connection.execute(
            f"SELECT words.rowid {_FROM} AND {where} ORDER BY words.rowid DESC LIMIT 1 OFFSET ?",
            (expression, *given, RANKED - 1),
        ).fetchone()
        sql = (
            f"SELECT {fields} {_FROM} AND {where} AND words.rowid >= ? "
            f"ORDER BY bm25(words, {WEIGHTS}), words.rowid DESC"
        )
        values = [*given, str(bound[0] if bound else 0)]
    fit, made = [], rows.outliner(columns)
    for row in connection.execute(sql, (expression, *values)):
        outline = made(row)
        if matches(outline, selection):
            fit.append(outline)
        if len(fit) > limit:
            break
    return Hits(tuple(fit[:limit]), len(fit) > limit, tuple(unread(connection)))


def match(query: Query, quote: Callable[[Term], str]) -> str:
    """A query in the language of FTS5; every term is quoted, so that none can be a command."""
    telling = [it for it in query.terms if it.open_ended or fold(it.text) not in LITTLE]
    wanted = " AND ".join(map(quote, telling or query.terms))
    without = " OR ".join(map(quote, query.without))
    return f"({wanted}) NOT ({without})" if without else wanted
