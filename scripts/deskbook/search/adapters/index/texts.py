"""Texts in the index: questions of tickets, and the ways of asking of answers."""

from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from deskbook.library.adapters import tree
from deskbook.library.formats import canonical_ticket
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import Finding
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


def write_answer(run: Run, root: Path, path: str, serial: int) -> int:
    """Take in the answer of a file, if it can be read; returns the last row that was used.

    Args:
        run: writes to the index.
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
    for doc, (wording, title, text) in enumerate(_texts(found), start=serial + 1):
        key = text_key(wording) if wording is not None else None
        run("INSERT INTO asked VALUES (?, ?, ?, ?)", (doc, found.slug, wording, key))
        run("INSERT INTO words (rowid, title, question) VALUES (?, ?, ?)", (doc, title, text))
        run("INSERT INTO trigrams (rowid, title) VALUES (?, ?)", (doc, title))
        serial = doc
    return serial


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
