"""Uses of answers in the index, so that nobody reads all tickets to know how an answer fares."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from deskbook.answers.model.usage import Use
from deskbook.search.adapters.index import store


def load(root: Path) -> tuple[Use, ...] | None:
    """Return the uses on all undamaged tickets, in the order of their files; none without index."""
    return store.using(root, lambda it: tuple(_uses(it))) if store.is_worth_it(root) else None


def _uses(connection: sqlite3.Connection) -> Iterator[Use]:
    query = (
        "SELECT id, answer_use.answer, first, contradicted FROM answer_use "
        "JOIN ticket USING (number) WHERE path NOT IN (SELECT path FROM finding) "
        "ORDER BY path, answer_use.rowid"
    )
    for name, answer, first, contradicted in connection.execute(query):
        against = None if contradicted is None else datetime.fromtimestamp(contradicted, UTC)
        yield Use(name, answer, datetime.fromtimestamp(first, UTC), against)
