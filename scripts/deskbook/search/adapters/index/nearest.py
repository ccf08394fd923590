"""The texts most like a given one: tickets by title and question, answers by how they are asked.

Words are weighed by how rare they are (bm25). What is spelt as nothing else is looked for by its
trigrams in titles. Both rankings become one by the places that a text has in them. Measured on
real questions: trigrams of known words, or as much weight for them as for words, find less
(`benchmarks/results.md`).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import log
from pathlib import Path
from types import MappingProxyType
from typing import Final

from deskbook.answers.rules import similar
from deskbook.library.model import ticket_fields
from deskbook.library.model.finding import DeskError
from deskbook.library.model.folding import find_spellings
from deskbook.search.adapters import meaning
from deskbook.search.adapters.index import rows, spelling, store, texts
from deskbook.search.adapters.index.schema import LISTED
from deskbook.search.model import Near, Neighbours, Term
from deskbook.search.rules import suggestions

AT_ONCE: Final = 256
"""Texts whose vectors are kept together, so that little is lost where somebody breaks off."""


def learn_texts(connection: sqlite3.Connection, root: Path, most: int | None) -> int:
    """Learn what is not known yet, at most so many; returns how many texts are left."""
    texts = _texts(root, list(_unknown(connection)))
    while some := list(islice(texts, AT_ONCE if most is None else min(AT_ONCE, most))):
        found = meaning.vectors([text for _, text in some])
        learnt = [(key, vector) for (key, _), vector in zip(some, found, strict=True)]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR IGNORE INTO meaning VALUES (?, ?)", learnt)
        connection.execute("COMMIT")
        most = None if most is None else most - len(some)
    return sum(1 for _ in _unknown(connection))


def by_vectors(connection: sqlite3.Connection, text: str, limit: int) -> dict[int, float]:
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
        filed = texts.read_ticket(root, path).filed
        if filed is not None and texts.text_key(texts.ask_text(filed.record)) == known:
            yield known, texts.ask_text(filed.record)


COLUMNS: Final = (*LISTED, *(it.name for it in ticket_fields.find_shown("similar")))
"""The fields that a neighbour's ticket has."""

NEIGHBOURS: Final = 200
"""Texts that are looked at; tickets that are open, or texts that are no more, are among them."""

BUDGET: Final = 60_000
"""Places of words that are weighed: more of them take longer than somebody waits (about 0.1 s).
Where there are more, the commonest words are left out."""

MOST: Final = 60
"""Words of a text that are looked for, from its beginning."""

BY_WORDS: Final = 1.0
BY_TRIGRAMS: Final = 0.3
BY_MEANING: Final = 2.0
"""The weights of the rankings."""

WEIGHTS: Final = "2.0, 1.0"
"""Of a word in the title and in the question."""


def neighbours(root: Path, text: str, columns: Sequence[str] = COLUMNS) -> Neighbours:
    """The texts most like one, the nearest first.

    Args:
        root: the library's root.
        text: a title and a question, or whatever somebody asks.
        columns: the fields that the tickets among them are to have.
    """
    return store.using_any(root, lambda it: near(it, text, columns))


def by_meaning(
    root: Path, text: str, columns: Sequence[str] = COLUMNS, *, learn: int | None = None
) -> tuple[Neighbours, int]:
    """As `neighbours`, by what texts mean too; and how many texts are not learnt yet.

    Args:
        root: the library's root.
        text: what somebody asks.
        columns: the fields that the tickets among them are to have.
        learn: how many texts to learn before at most; all of them by default.

    Raises:
        DeskError: the extra `semantic` is not installed, or no index can be kept.
    """
    meaning.refuse_missing()

    def use(connection: sqlite3.Connection) -> tuple[Neighbours, int]:
        left = learn_texts(connection, root, learn)
        meant = by_vectors(connection, text, NEIGHBOURS)
        return near(connection, text, columns, meant), left

    result = store.using(root, use)
    if result is None:
        raise DeskError("no index can be kept in .desk, and meanings need one")
    return result


def near(
    connection: sqlite3.Connection,
    text: str,
    columns: Sequence[str],
    meant: Mapping[int, float] = MappingProxyType({}),
) -> Neighbours:
    """As `neighbours`, in an index that is up to date.

    `meant` are rows that mean much the same as the text, with their likeness, the nearest first.
    """
    words = dict(islice(similar.find_forms(text).items(), MOST))
    spelt = {first: second for second, first in find_spellings(text).items()}
    terms = {
        word: spelling.quote(connection, Term(word), spelt.get(form))
        for word, form in words.items()
    }
    counts = {word: count(connection, term) for word, term in terms.items()}
    unknown = [word for word in words if not counts[word]]
    order = suggestions.fuse(
        [
            (BY_WORDS, by_words(connection, [terms[it] for it in affordable(counts)])),
            (BY_TRIGRAMS, by_trigrams(connection, unknown)),
            (BY_MEANING, list(meant)),
        ]
    )
    whole = connection.execute("SELECT max(2, count(*)) FROM ticket").fetchone()[0]
    rarity = {
        word: log((1 + whole) / (1 + min(count, whole))) + 1 for word, count in counts.items()
    }
    return Neighbours(tuple(found(connection, order, columns, meant)), words, rarity)


def count(connection: sqlite3.Connection, term: str) -> int:
    """Return the number of texts that have a word, in the language of FTS5."""
    query = "SELECT count(*) FROM words WHERE words MATCH ?"
    number: int = connection.execute(query, (term,)).fetchone()[0]
    return number


def affordable(counts: Mapping[str, int]) -> list[str]:
    """The rarest of the words that there are, as many as may be weighed; always one."""
    chosen, cost = list[str](), 0
    for word, count in sorted(counts.items(), key=lambda it: it[1]):
        cost += count
        if chosen and cost > BUDGET:
            break
        if count:
            chosen.append(word)
    return chosen


def by_words(connection: sqlite3.Connection, terms: Sequence[str]) -> list[int]:
    """The rows that have any of these words in title or question, the best first.

    Words are in the language of FTS5 (see `spelling.quote`).
    """
    if not terms:
        return []
    query = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {WEIGHTS}) LIMIT ?"
    expression = f"{{title question}} : ({' OR '.join(terms)})"
    return [doc for (doc,) in connection.execute(query, (expression, NEIGHBOURS))]


def by_trigrams(connection: sqlite3.Connection, words: Iterable[str]) -> list[int]:
    """The rows whose title has any trigram of these words, the best first."""
    parts = dict.fromkeys(it for word in words for it in similar.find_trigrams(word))
    if not parts:
        return []
    query = "SELECT rowid FROM trigrams WHERE trigrams MATCH ? ORDER BY rank LIMIT ?"
    expression = " OR ".join(f'"{it}"' for it in parts)
    return [doc for (doc,) in connection.execute(query, (expression, NEIGHBOURS))]


def found(
    connection: sqlite3.Connection,
    order: Mapping[int, float],
    columns: Sequence[str],
    meant: Mapping[int, float] = MappingProxyType({}),
) -> Iterable[Near]:
    """What stands in these rows; what is there no more is left out."""
    marks = ", ".join("?" * len(order))
    fields = tuple(dict.fromkeys(("id", "answer", *columns)))
    query = (
        f"SELECT doc, changed, last, {', '.join(fields)}, path FROM ticket WHERE doc IN ({marks})"
    )
    made = rows.outliner(fields)
    tickets = {row[0]: made(row[1:]) for row in connection.execute(query, tuple(order))}
    query = (
        "SELECT doc, slug, wording FROM asked JOIN answer USING (slug) "
        f"WHERE state = 'published' AND doc IN ({marks})"
    )
    asked = {doc: held for doc, *held in connection.execute(query, tuple(order))}
    for doc, closeness in order.items():
        if doc in asked:
            slug, wording = asked[doc]
            yield Near(closeness, (slug,), wording=wording, likeness=meant.get(doc))
        elif doc in tickets:
            ticket = tickets[doc]
            slugs = tuple(_answers(connection, ticket.id, ticket.answer))
            yield Near(closeness, slugs, ticket, likeness=meant.get(doc))


def _answers(connection: sqlite3.Connection, name: str, linked: str | None) -> Iterable[str]:
    """The published answers that a ticket was answered with or that were learnt from it."""
    query = (
        "SELECT slug FROM answer WHERE slug = ? AND state = 'published' UNION "
        "SELECT slug FROM source JOIN answer USING (slug) WHERE id = ? AND state = 'published'"
    )
    for (slug,) in connection.execute(query, (linked, name)):
        yield slug
