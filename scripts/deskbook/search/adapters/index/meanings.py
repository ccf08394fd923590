"""Vectors of what tickets and answers ask, kept in the index by their text.

A text is learnt once: its vector outlives the row that it was read for, and an index that is made
anew takes the vectors of the old one over. Learning takes about a hundredth of a second a text, so
one call learns a few at most, the answers first, then the newest tickets.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from deskbook.search.adapters import meaning
from deskbook.search.adapters.index import question_text

AT_ONCE: Final = 256
"""Texts whose vectors are kept together, so that little is lost where somebody breaks off."""


def learn(connection: sqlite3.Connection, root: Path, most: int | None) -> int:
    """Learn what is not known yet, at most so many; returns how many texts are left."""
    texts = _texts(root, list(_unknown(connection)))
    while some := list(islice(texts, AT_ONCE if most is None else min(AT_ONCE, most))):
        found = meaning.vectors([text for _, text in some])
        rows = [(key, vector) for (key, _), vector in zip(some, found, strict=True)]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR IGNORE INTO meaning VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        most = None if most is None else most - len(some)
    return sum(1 for _ in _unknown(connection))


def nearest(connection: sqlite3.Connection, text: str, limit: int) -> dict[int, float]:
    """The rows of the texts that mean most nearly the same, with their likeness."""
    held = connection.execute("SELECT key, vector FROM meaning")
    found = dict(meaning.nearest(meaning.vectors([text])[0], held, limit))
    marks = ", ".join("?" * len(found))
    query = (
        f"SELECT key, doc FROM ticket WHERE key IN ({marks}) UNION ALL "
        f"SELECT key, doc FROM asked WHERE key IN ({marks})"
    )
    rows = connection.execute(query, (*found, *found)).fetchall()
    rows.sort(key=lambda row: (-found[row[0]], row[1]))
    return {doc: found[known] for known, doc in rows}


def _unknown(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str | None]]:
    """What is to be learnt: key, file, and the wording of an answer where it is one."""
    query = (
        "SELECT key, path, wording FROM asked JOIN answer USING (slug) WHERE wording IS NOT NULL "
        "AND key NOT IN (SELECT key FROM meaning)"
    )
    yield from connection.execute(query)
    query = (
        "SELECT key, path, NULL FROM ticket WHERE status = 'resolved' "
        "AND key NOT IN (SELECT key FROM meaning) ORDER BY number DESC"
    )
    yield from connection.execute(query)


def _texts(root: Path, waiting: Iterable[tuple[int, str, str | None]]) -> Iterator[tuple[int, str]]:
    """The text of each, read from its file; one that changed meanwhile is learnt another time."""
    for known, path, wording in waiting:
        if wording is not None:
            yield known, wording
            continue
        filed = question_text.read(root, path).filed
        if filed is not None and question_text.key(question_text.text(filed.record)) == known:
            yield known, question_text.text(filed.record)
