"""Titles in the form in which they are compared: words without case, accents, articles, plurals."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from deskbook.eresources.model.reading import How
from deskbook.library.model.folding import fold

_STOP_WORDS: Final = (
    "a an the of and for in on to at by with from or la le les l du des d de un une et en sur pour "
    "dans au aux der die das den dem ein eine und fur fuer von vom zu zur zum im am y e el los las "
    "lo del al con por para o i gli il della dei delle di da do das dos na no het een van voor och "
    "og til s"
)
_STOP: Final = frozenset(_STOP_WORDS.split())
_SHORT_STOP: Final = frozenset("fudz")
"""Letters that with a period stand for words without weight: `für`, `und`, `der`, `zu`."""
_WORDS: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PLAIN: Final = re.compile(r"[a-z0-9]+")
"""The words of a folded text that is ASCII."""

_SUBTITLE: Final = re.compile(r": |; |\(| (?:[:=/–-] )")
_DIVISION: Final = re.compile(
    r",?\s(?:part|section|sect|series|ser|teil|reihe|serie|série|parte)\b\.?\s(?=(?:[a-z]|[ivx]+|\d+)$)",
    re.IGNORECASE,
)
"""The word before the letter or number of a part of a serial, which abbreviations leave out."""

_FORMER: Final = re.compile(
    r"\b(?:formerly|previously|previous title|former title|continues|continuation of|was|"
    r"anciennement|früher|vormals|antes|anteriormente)\b[:\s]+(?:known as |published as |titled )?"
    r"[\"“«]?([^\";”».]{4,120})",
    re.IGNORECASE,
)
LONGEST: Final = 15
"""The words of a title that are compared, at most."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Args:
        word: its form for comparison.
        form: the same with the ending of a plural.
        start: its position in the text.
        end: the position after it.
        capital: whether it begins with a capital, a figure, or a letter without case.
        dotted: whether a period follows at once.
        stop: whether titles are compared without it.
    """

    word: str
    form: str
    start: int
    end: int
    capital: bool
    dotted: bool
    stop: bool


def singular(word: str) -> str:
    """Return a word without the ending of a plural, the same for both numbers."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "suií":
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def split_title(title: str) -> list[str]:
    """Return the words of a title that are compared."""
    folded = fold(title)
    words = (_PLAIN if folded.isascii() else _WORDS).findall(folded)
    kept = [singular(it) for it in words if it not in _STOP]
    if words and len(words[-1]) == 1 and words[-1] in _STOP and len(words) > 1:
        kept.append(words[-1])
    return (kept or words)[:LONGEST]


def make_key(title: str) -> str:
    """Return a title in the form under which it is found however it is written."""
    return " ".join(split_title(title))


def make_initials(words: Iterable[str]) -> str:
    """Return the first letters of words, by which an abbreviated title is found."""
    return "".join(it[0] for it in words)


def other_names(title: str, notes: str) -> Iterator[tuple[How, str]]:
    """Yield other names of a title: the one without its subtitle, and former ones in its notes."""
    cut = _SUBTITLE.search(title)
    if cut and len(short := title[: cut.start()].rstrip()) > 3:
        yield "short", short
    if _DIVISION.search(title):
        yield "short", _DIVISION.sub(" ", title)
    for name in _list_former(notes) if notes else ():
        yield "former", name


@lru_cache(maxsize=1024)
def _list_former(notes: str) -> tuple[str, ...]:
    """The former titles in notes, which many rows of a list share."""
    return tuple(found[1].strip() for found in _FORMER.finditer(notes))


def tokenize(text: str) -> list[Token]:
    """Return the words of a text with their positions."""
    found = []
    for match in _WORDS.finditer(text):
        raw = match.group()
        word = fold(raw)
        dotted = text[match.end() : match.end() + 1] == "."
        stop = word in _STOP or (dotted and raw in _SHORT_STOP)
        found.append(
            Token(
                word=word if stop else singular(word),
                form=word,
                start=match.start(),
                end=match.end(),
                capital=not raw[0].islower(),
                dotted=dotted,
                stop=stop,
            )
        )
    return found


def find_names(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield where a text has one of several names: its id, first position, position after it."""
    tokens = [it for it in tokenize(text) if not it.stop]
    for slug, name in names.items():
        words = split_title(name)
        for at in range(len(tokens) - len(words) + 1):
            window = tokens[at : at + len(words)]
            if [it.word for it in window] == words:
                yield slug, window[0].start, window[-1].end


def is_abbreviation(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Return whether words of a text may be an abbreviation of a title's (ISO 4 and others).

    ISO 4 cuts words off (`hist.`) or contracts them (`natl.`): each has the first letter of the
    whole and its letters in their order. Without a period, only the beginning of a word is an
    abbreviation of it.
    """
    pairs = zip(tokens, words, strict=False)
    return len(tokens) == len(words) and all(_abbreviates(it, word) for it, word in pairs)


def _abbreviates(token: Token, word: str) -> bool:
    short = token.form if token.dotted else token.word
    if word == token.word or word.startswith(short):
        return True
    if not token.dotted or short[0] != word[0] or not 1 < len(short) < len(word):
        return False
    letters = iter(word)
    return all(it in letters for it in short)


def make_pattern(tokens: Sequence[Token]) -> str:
    """Return the GLOB pattern of the keys that an abbreviation may stand for."""
    return " ".join(
        "*".join(it.word) + "*" if it.dotted and len(it.word) > 1 else f"{it.word}*"
        for it in tokens
    )


def is_misspelt(token: Token, word: str) -> bool:
    """Return whether a word of a text is one of a title misspelt, in either number."""
    plurals = (f"{word}s", f"{word[:-1]}ies") if "s" in token.form[-2:] else ()
    return any(_is_near(token.form, it) for it in (word, *plurals))


def _is_near(one: str, other: str) -> bool:
    """Return whether one letter is added, left out, replaced, or swapped; two in long words."""
    allowed = 2 if min(len(one), len(other)) > 7 else 1
    return min(len(one), len(other)) > 3 and 0 < _distance(one, other, allowed) <= allowed


def _distance(one: str, other: str, most: int) -> int:
    """The optimal string alignment distance of two words; above `most` any larger number."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    last: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = last, row, [i]
        for j, sign in enumerate(other, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != sign))
            if i > 1 < j and letter == other[j - 2] and one[i - 2] == sign:
                best = min(best, before[j - 2] + 1)
            row.append(best)
    return row[-1]
