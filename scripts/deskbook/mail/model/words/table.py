"""Words that mail programs write in the user's language, one record per language.

Everything that reads words of mail programs uses this table: quotations, passed-on messages,
automatic replies, signatures of devices. A new language is one more record in one of the modules
beside this one.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from deskbook.mail.model.words import asian, eastern, western
from deskbook.mail.model.words.record import ANYTHING, MailWords, WordKind

LANGUAGES: Final[Mapping[str, MailWords]] = {
    **western.LANGUAGES,
    **eastern.LANGUAGES,
    **asian.LANGUAGES,
}
"""The records by the code of their language (ISO 639-1)."""


@cache
def list_phrases(*kinds: WordKind) -> tuple[str, ...]:
    """Return the phrases of some kinds in all languages, each once, the longest first."""
    records = LANGUAGES.values()
    found = {it for words in records for kind in kinds for it in words.list_phrases(kind)}
    return tuple(sorted(found, key=lambda it: (-len(it), it)))


@cache
def make_pattern(*kinds: WordKind) -> str:
    """Return a regular expression for one of the phrases of some kinds, without groups."""
    phrases = (re.escape(it) for it in list_phrases(*kinds) if ANYTHING not in it)
    return f"(?:{'|'.join(phrases)})"


def fits(text: str, kind: WordKind) -> bool:
    """Whether a text is one of the phrases of a kind, whatever the case of its letters.

    The time grows with the length of the text; no text makes it slow.
    """
    folded = fold(text)
    return any(_fits(folded, pieces) for pieces in _list_pieces(kind))


def fold(text: str) -> str:
    """Return a text to be compared whatever the case of its letters; both Turkish i are one."""
    return text.casefold().replace("i\u0307", "i").replace("\u0131", "i")


@cache
def _list_pieces(kind: WordKind) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(it).split(ANYTHING)) for it in list_phrases(kind))


def _fits(text: str, pieces: tuple[str, ...]) -> bool:
    """Whether the pieces of a phrase come in their order, with some text where it says so."""
    first, *others = pieces
    if not others:
        return text == first
    if not (text.startswith(first) and text.endswith(others[-1])):
        return False
    at, end = len(first), len(text) - len(others[-1])
    for piece in others[:-1]:
        found = text.find(piece, at + 1, end)
        if found < 0:
            return False
        at = found + len(piece)
    return at < end or not others[-1]
