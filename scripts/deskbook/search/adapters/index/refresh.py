"""Bringing the index up to date with the files: what changed is read again, the rest is left."""

import sqlite3
from pathlib import Path
from typing import Final

from deskbook.search.adapters.index import changes, schema

_BULK: Final = (
    "INSERT INTO words (words, rank) VALUES ('automerge', 0)",
    "INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)",
)


def refresh(connection: sqlite3.Connection, root: Path, *, fresh: bool, files: bool) -> None:
    """Look for changes and take them in; several processes may do this at once.

    What was found is only a hint: whoever has the right to write looks again, so that nobody
    writes down what another has already seen change.
    """
    found = changes.hints(connection, root, fresh=fresh, files=files)
    known = schema.read(connection, "head")
    if not (found.folders or found.files or (files and found.head != known)):
        return
    from deskbook.search.adapters.index.writer import Keeper  # noqa: PLC0415 - most days nothing changed

    connection.execute("BEGIN IMMEDIATE")
    try:
        Keeper(connection, root).take_in(found)
        if files:
            schema.write(connection, "head", found.head)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def fill(connection: sqlite3.Connection, root: Path) -> None:
    """Take in everything, into empty tables."""
    from deskbook.search.adapters.index.writer import Keeper  # noqa: PLC0415 - as above

    connection.execute("BEGIN")
    for command in _BULK:
        connection.execute(command)
    found = changes.hints(connection, root, fresh=True, files=True)
    Keeper(connection, root).take_in(found)
    schema.write(connection, "head", found.head)
    schema.write(connection, "made", schema.read(connection, "serial") or "0")
    connection.execute("INSERT INTO words (words, rank) VALUES ('automerge', 4)")
    connection.execute("COMMIT")
