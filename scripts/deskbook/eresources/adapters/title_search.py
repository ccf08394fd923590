"""Titles of the lists in a text of any length: looked up word by word in an index of names.

A title is found by its first words, an abbreviation by the first letters of its words, and a
misspelt title by the other words. So the time depends on the text, hardly on the lists.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import Final

from deskbook.eresources.adapters.title_lists import open_base
from deskbook.eresources.formats.title_words import (
    LONGEST,
    Token,
    is_abbreviation,
    is_misspelt,
    make_initials,
    make_pattern,
    tokenize,
)
from deskbook.eresources.model.reading import SHOWN, How, Mention

_APART: Final = re.compile(r"[!?;\0{}<>=@#]|\n\s*\n|[^\s]{4,}|\.{2,}")
"""Characters that do not separate two words of one title."""

_SHORT: Final = 15
"""Words of a text in which every word may belong to a title; in a longer one capitals may."""

_INITIALS: Final = range(3, 7)
"""Capitals in a row that may be the initials of a title."""

_MOST: Final = 60
"""Titles that one abbreviation or misspelling is compared with."""

Exact = tuple[str, How]


def find_mentions(root: Path, text: str, *, near: bool = False) -> tuple[Mention, ...]:
    """Return the places of a text that may be titles of the lists.

    Args:
        root: the library; its lists are loaded.
        text: the text; what is no title in it may be replaced by NUL characters.
        near: look for misspelt titles instead.
    """
    tokens = tokenize(text)
    with closing(open_base(root)) as base:
        search = _misspelt if near else _spelt
        return tuple(dict.fromkeys(search(base, text, tokens)))


def _spelt(base: sqlite3.Connection, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    for at, token in enumerate(tokens):
        if not token.stop:
            yield from _beginning_at(base, text, tokens, at)
        if token.end - token.start in _INITIALS and text[token.start : token.end].isupper():
            yield from _initials(base, token)
    for window in _windows(text, tokens, 8):
        if _looks_short(window, len(tokens)):
            yield from _abbreviated(base, window)


def _beginning_at(
    base: sqlite3.Connection, text: str, tokens: Sequence[Token], at: int
) -> Iterator[Mention]:
    """Yield the titles that begin with one word of a text."""
    key, window = "", list[Token]()
    for number in range(at, len(tokens)):
        token = tokens[number]
        if number > at and _APART.search(text, tokens[number - 1].end, token.start):
            return
        if token.stop:
            if len(token.word) == 1 and (found := _exact(base, f"{key} {token.word}")):
                yield _mention([*window, token], found)
            continue
        window.append(token)
        key = f"{key} {token.word}".lstrip()
        following = base.execute(
            "select key, how from names where key >= ? order by key, how limit 1", (key,)
        ).fetchone()
        if following and following[0] == key:
            yield _mention(window, _best(base, key))
        elif not (following and following[0].startswith(f"{key} ")) or len(window) > LONGEST:
            return


def _initials(base: sqlite3.Connection, token: Token) -> Iterator[Mention]:
    """Yield the titles whose words begin with the letters of a word in capitals: `RHQ`."""
    found = base.execute(
        "select distinct key from names where initials = ? limit ?", (token.form, SHOWN + 1)
    )
    for (key,) in found:
        yield _mention([token], (key, "initials"))


def _exact(base: sqlite3.Connection, key: str) -> Exact | None:
    found = base.execute("select 1 from names where key = ? limit 1", (key,)).fetchone()
    return _best(base, key) if found else None


def _best(base: sqlite3.Connection, key: str) -> Exact:
    """The key with the best way in which its name agrees."""
    hows = {it[0] for it in base.execute("select distinct how from names where key = ?", (key,))}
    return key, next(it for it in ("same", "former", "short") if it in hows)


def _mention(window: Sequence[Token], found: Exact) -> Mention:
    key, how = found
    return Mention(
        start=window[0].start,
        end=window[-1].end,
        key=key,
        how=how,
        words=len(window),
        capital=all(it.capital for it in window),
    )


def _windows(text: str, tokens: Sequence[Token], longest: int) -> Iterator[list[Token]]:
    """Yield every run of two and more compared words that one title may consist of."""
    kept = [it for it in tokens if not it.stop or _may_count(it)]
    for at in range(len(kept)):
        window = [kept[at]]
        for token in kept[at + 1 : at + longest]:
            if _APART.search(text, window[-1].end, token.start):
                break
            window.append(token)
            yield list(window)


def _may_count(token: Token) -> bool:
    """Return whether a word that titles are compared without may be an abbreviation of another.

    `f.`, `u.` and the like stand for `für`, `und`: titles are compared without these.
    """
    single = token.end - token.start == 1
    return token.capital if single else token.dotted


def _looks_short(window: Sequence[Token], words: int) -> bool:
    """Return whether words look like an abbreviation: short, with a period or a capital."""
    short = any((it.dotted or it.capital or words <= _SHORT) and len(it.word) < 9 for it in window)
    return short and (words <= _SHORT or all(it.capital or it.dotted for it in window))


def _abbreviated(base: sqlite3.Connection, window: Sequence[Token]) -> Iterator[Mention]:
    """Yield the titles that a run of words may abbreviate."""
    if sum(len(it.word) for it in window) < 3:
        return
    found = base.execute(
        "select distinct key from names where initials = ? and key glob ? limit ?",
        (make_initials(it.word for it in window), make_pattern(window), _MOST),
    )
    plain = " ".join(it.word for it in window)
    for (key,) in found:
        if key != plain and is_abbreviation(window, key.split()):
            yield _mention(window, (key, "abbreviated"))


def _misspelt(base: sqlite3.Connection, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Yield the titles of which one word is misspelt."""
    few = len(tokens) <= _SHORT
    for window in _windows(text, [it for it in tokens if not it.stop], LONGEST):
        if few or all(it.capital for it in window):
            yield from _misspelt_in(base, window)


def _misspelt_in(base: sqlite3.Connection, window: Sequence[Token]) -> Iterator[Mention]:
    words = [it.word for it in window]
    initials = make_initials(words)
    wrong = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    together: list[tuple[int, ...]] = [(it,) for it in wrong]
    if len(words) > 2:
        together += combinations(wrong, 2)
    for places in together:
        pattern = " ".join("*" if at in places else word for at, word in enumerate(words))
        found = base.execute(
            "select distinct key from names where initials = ? and key glob ? limit ?",
            (initials, pattern, _MOST),
        )
        for (key,) in found:
            listed = key.split()
            if len(listed) == len(words) and all(
                is_misspelt(window[at], listed[at]) for at in places
            ):
                yield _mention(window, (key, "near"))
