"""Terms in the language of FTS5, in every spelling that the index knows of their words.

`mueller` is also looked for as `muller` where some text has `Müller`, and `Müller` also as
`mueller`.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from itertools import islice, product
from typing import Final

from deskbook.library.model.folding import fold, space_letters, transcribe
from deskbook.search.model import Term

MOST: Final = 32
"""Spellings of a term that are looked for; a beginning of words may have many."""

_WORDS: Final = re.compile(r"(\w+)")


def quote(connection: sqlite3.Connection, term: Term, second: str | None = None) -> str:
    """Return what finds a term; it is quoted, so that no text can be a command.

    Args:
        connection: the index.
        term: a word or a phrase, or what words begin with.
        second: another spelling of it, where it is folded already.
    """
    end = "*" if term.open_ended else ""
    spelt = (*_spellings(connection, term), *filter(None, (second,)))
    found = [f'"{_escape(it)}"{end}' for it in spelt]
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})"


def _escape(text: str) -> str:
    return text.replace("\0", " ").replace('"', '""')


def _spellings(connection: sqlite3.Connection, term: Term) -> Iterable[str]:
    """Return the spellings of a term, its own first."""
    pieces = _WORDS.split(unicodedata.normalize("NFC", term.text))
    last = len(pieces) - 2 if term.open_ended else None
    choices = [
        (piece,)
        if at % 2 == 0
        else dict.fromkeys(
            (piece, transcribe(piece), *_known(connection, fold(piece), begins=at == last))
        )
        for at, piece in enumerate(pieces)
    ]
    spelt = (space_letters("".join(it)) for it in islice(product(*choices), MOST))
    return list(dict.fromkeys((space_letters(term.text), *spelt)))


def _known(connection: sqlite3.Connection, word: str, *, begins: bool) -> list[str]:
    """The words that some text has for one that is spelt otherwise, or begins with it."""
    query, given = "SELECT word FROM spelling WHERE other = ?", [word]
    if begins:
        query, given = (
            "SELECT word FROM spelling WHERE other >= ? AND other < ?",
            [word, f"{word}\uffff"],
        )
    return [found for (found,) in connection.execute(f"{query} LIMIT {MOST}", given)]
