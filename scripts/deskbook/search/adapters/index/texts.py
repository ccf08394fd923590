"""Texts in the index: questions of tickets, and the ways of asking of answers."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from deskbook.library.adapters import tree
from deskbook.library.formats import canonical_ticket
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import Finding
from deskbook.library.model.folding import find_spellings, fold, space_letters
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket


def read_ticket(root: Path, path: str) -> Reading[Ticket]:
    """The ticket of a file, and everything wrong with it."""
    data = tree.read_bytes(root, path)
    if isinstance(data, Finding):
        return Reading(None, (data,))
    return canonical_ticket.parse(path, data)


def ask_text(ticket: Ticket) -> str:
    """Title and question; a title that only begins the question adds nothing."""
    asked = " ".join(ticket.question.split())
    title = " ".join(ticket.title.split()).rstrip("\N{HORIZONTAL ELLIPSIS}.")
    return asked if asked.startswith(title) else f"{ticket.title}\n{asked}"


def text_key(text: str) -> int:
    """A number that hardly another text has."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


Run = Callable[..., Any]
Text = tuple[int, str, str, str]
"""A row, and the title, the question and the entries of it."""


def write_texts(many: Run, texts: Sequence[Text]) -> None:
    """Take in texts to be searched; in the order of their rows it is much quicker.

    Args:
        many: writes rows to the index.
        texts: the row, title, question and entries of each.
    """
    folded = [(row, *map(space_letters, held)) for row, *held in texts]
    many("INSERT INTO words (rowid, title, question, entries) VALUES (?, ?, ?, ?)", folded)
    titles = [(row, fold(title)) for row, title, *_ in texts]
    many("INSERT INTO trigrams (rowid, title) VALUES (?, ?)", titles)
    spelt = {pair for _, *held in texts for it in held for pair in find_spellings(it).items()}
    many("INSERT OR IGNORE INTO spelling VALUES (?, ?)", sorted(spelt))


def write_answer(run: Run, many: Run, root: Path, path: str, serial: int) -> int:
    """Take in the answer of a file, if it can be read; returns the last row that was used.

    Args:
        run: writes a row to the index.
        many: writes rows to it.
        root: the library's root.
        path: the file.
        serial: the last row that was used before.
    """
    from deskbook.library.formats import record_file  # noqa: PLC0415 - loads YAML, and answers change seldom

    data = tree.read_bytes(root, path)
    if isinstance(data, Finding) or path.count("/") != 2:
        return serial
    reading = record_file.parse(Answer, path, data)
    if reading.filed is None:
        return serial
    found = reading.filed.record
    facts = (found.slug, path, found.title, found.state, found.audience)
    run("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", facts)
    for name in dict.fromkeys(found.sources):
        run("INSERT INTO source VALUES (?, ?)", (name, found.slug))
    held = [(doc, *it) for doc, it in enumerate(_texts(found), start=serial + 1)]
    for doc, wording, _, _ in held:
        key = text_key(wording) if wording is not None else None
        run("INSERT INTO asked VALUES (?, ?, ?, ?)", (doc, found.slug, wording, key))
    write_texts(many, [(doc, title, text, "") for doc, _, title, text in held])
    return held[-1][0]


def _texts(answer: Answer) -> Iterator[tuple[str | None, str, str]]:
    """Its wordings with the place of a ticket's title, and what it says with that of a question."""
    for wording in dict.fromkeys((answer.title, *answer.also_asked)):
        yield wording, wording, ""
    yield None, "", answer.body


def forget_answer(run: Run, path: str) -> None:
    """Forget the answer of a file; its texts point nowhere then."""
    for table in ("asked", "source"):
        run(f"DELETE FROM {table} WHERE slug IN (SELECT slug FROM answer WHERE path = ?)", (path,))
    run("DELETE FROM answer WHERE path = ?", (path,))
