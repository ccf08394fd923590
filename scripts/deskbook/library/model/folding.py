"""Texts as they are compared: by the gate, by erasure and by every search.

A folded text has no capitals, accents or ligatures, and one kind of hyphen, apostrophe and space:
`Łódź` is `lodz`, `œuvre` is `oeuvre`. Marks that are letters of their own stay, such as vowels in
Hindi and Thai. `site/overrides/assets/finder.js` folds in the same way, which a test compares.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LETTERS: Final = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "ς": "σ", "\u0345": "ι", "\u1c80": "в", "\u1c81": "д", "\u1c82": "о", "\u1c83": "с",
    "\u1c84": "т", "\u1c85": "т", "\u1c86": "ъ", "\u1c87": "ѣ", "\u1c88": "ꙋ",
    "ی": "ي", "ى": "ي", "ک": "ك", "ە": "ه", "ة": "ه", "ـ": "",
}  # fmt: skip
"""Letters that have no parts in Unicode, as plain ones; forms of Arabic letters as one."""

_HYPHENS: Final = "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES: Final = (
    "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u2018\u2019\u201b\u2032\uff07\ua78c"
)
SIGNS: Final = dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'")

ACCENTS: Final = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef\u00ad\u200b-\u200f\u2060\ufeff"
)
"""What is left out, as a class of an expression: accents, points of Hebrew, vowel signs of Arabic,
forms of a letter, signs that nobody sees."""

_ACCENT: Final = re.compile(f"[{ACCENTS}]")
_JOINED: Final = (
    r"\u1161-\u11ff\u3099\u309a\uff9e\uff9f\uffc2-\uffdc\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2"
    r"\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e\u1b35\U000110ba\U00011127\U0001133e\U00011357"
    r"\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
"""Signs that make one letter with the one before: parts of Korean syllables, marks of kana, and
the second halves of vowels in Indian scripts."""

_CLUSTER: Final = re.compile(rf"[^{ACCENTS}{_JOINED}][{ACCENTS}{_JOINED}]+|[^\x00-\x7f]", re.DOTALL)
_PLAIN: Final = str.maketrans({"`": "'"})

UNSPACED: Final = (
    r"\u0e00-\u0e3e\u0e40-\u0e4e\u0e50-\u0e59\u0e80-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7"
    r"\u17dc\u3005-\u3007\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
"""The letters of scripts without spaces between words, as a class of an expression."""

INDIAN: Final = (
    r"\u0900-\u0963\u0966-\u0970\u0980-\u0983\u09bc-\u09e3\u0a01-\u0a03\u0a3c-\u0a51"
    r"\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0ae3\u0b01-\u0b03\u0b3c-\u0b63\u0b82\u0bbe-\u0bd7"
    r"\u0c00-\u0c04\u0c3c-\u0c63\u0c81-\u0c83\u0cbc-\u0ce3\u0d00-\u0d03\u0d3b-\u0d63\u0d81-\u0d83"
    r"\u0dca-\u0ddf"
)
"""The letters and marks of Indian scripts, as a class of an expression."""

_SPACED: Final = rf"(?:(?![{UNSPACED}])[^\W_]|[{INDIAN}])"

_ALNUM: Final = {it: chr(it).lower() if chr(it).isalnum() else " " for it in range(128)}
"""Plain characters as words have them; what is no letter and no digit parts words."""

TRANSCRIBED: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
"""Letters that people write as two where a keyboard lacks them; folded, they are one."""

_TRANSCRIBED: Final = str.maketrans(TRANSCRIBED)
_SPELT_TWICE: Final = re.compile("[äöüøå\u030a\u0308]", re.IGNORECASE)
_DIGRAPH: Final = re.compile(r"(?<=[aou])e|(?<=a)a")
_PLAIN_WORD: Final = re.compile(r"[^\W_]+")
_BEGIN: Final = rf"(?:(?=[{UNSPACED}])|(?<!(?![{UNSPACED}])\w))"
_END: Final = rf"(?:(?<=[{UNSPACED}])|(?!(?![{UNSPACED}])\w))"

_WORD: Final = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|{_SPACED}+")
_LAST_PART: Final = re.compile(rf"(?:\s|(?<=[{UNSPACED}]))[^\s{UNSPACED}]*$")
_ENDS: Final = " ,;:.，；：。、"
_RUN: Final = re.compile(f"[{UNSPACED}]+")


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", cluster).casefold())
    plain = "".join(SIGNS.get(it, LETTERS.get(it, it)) for it in plain)
    plain = " " if plain.isspace() and plain != "\n" else plain
    return unicodedata.normalize("NFC", plain)


def fold(text: str) -> str:
    """Return a text as it is compared."""
    if text.isascii():
        return text.lower().translate(_PLAIN)
    return _CLUSTER.sub(lambda it: _fold_cluster(it.group()), text).lower().translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the place in the original of each of its characters.

    `starts` and `ends` are offsets in the original text of what a character was made of; they are
    empty where each character stands for itself.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original text of a part of the folded one that is not empty."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def fold_places(text: str) -> Folded:
    """Return a text as it is compared, and where each of its characters was."""
    if text.isascii():
        return Folded(fold(text))
    parts, starts, ends, done = list[str](), list[int](), list[int](), 0
    for found in _CLUSTER.finditer(text):
        start, end = found.span()
        folded = _fold_cluster(found.group())
        parts += (text[done:start], folded)
        starts += (*range(done, start), *[start] * len(folded))
        ends += (*range(done + 1, start + 1), *[end] * len(folded))
        done = end
    parts.append(text[done:])
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Folded("".join(parts).lower().translate(_PLAIN), tuple(starts), tuple(ends))


def find_words(text: str, *, tails: bool = True) -> list[str]:
    """Return the words of a text as they are searched.

    Of a script without spaces, these are each two letters in a row, so that a word of two letters
    is found wherever it stands.

    Args:
        text: the text.
        tails: whether the last letter of such a row is a word too; so each letter of it begins a
            word, by which it is found alone.
    """
    if text.isascii():
        return text.translate(_ALNUM).split()
    found = list[str]()
    for match in _WORD.finditer(fold(unicodedata.normalize("NFC", text))):
        run = match.group()
        if match["unspaced"] is None or len(run) == 1:
            found.append(run)
        else:
            found += (run[at : at + 2] for at in range(len(run) - (not tails)))
    return found


def is_unspaced(word: str) -> bool:
    """Return whether a word is of a script without spaces, where a single letter may be one."""
    return bool(_RUN.fullmatch(word))


def space_letters(text: str) -> str:
    """Return a folded text with spaces between the letters of scripts that have none.

    So each is a word of its own in the index, and whatever stands in a row is found as a phrase.
    """
    folded = fold(unicodedata.normalize("NFC", text))
    return folded if folded.isascii() else _RUN.sub(lambda it: f" {' '.join(it.group())} ", folded)


def transcribe(text: str) -> str:
    """Return a text folded, with two letters for those that have a second spelling.

    `Müller` is `mueller`, as it is typed on a keyboard without umlauts.
    """
    if text.isascii():
        return fold(text)
    return fold(unicodedata.normalize("NFC", text).lower().translate(_TRANSCRIBED))


def find_spellings(text: str) -> dict[str, str]:
    """Return the words of a text that have a second spelling: `mueller` to `muller`."""
    if text.isascii() or not _SPELT_TWICE.search(text):
        return {}
    words = dict.fromkeys(_PLAIN_WORD.findall(unicodedata.normalize("NFC", text)))
    spelt = ((transcribe(it), fold(it)) for it in words if _SPELT_TWICE.search(it))
    return {second: first for second, first in spelt if second != first}


def cut_text(text: str, most: int) -> str:
    """Return a text of at most so many characters that ends at a word, with an ellipsis if cut.

    In a script without spaces it may end at each letter.
    """
    if len(text) <= most:
        return text
    return _LAST_PART.sub("", text[: most - 1]).rstrip(_ENDS) + "\N{HORIZONTAL ELLIPSIS}"


@lru_cache(maxsize=4096)
def compile_text(text: str, *, whole: bool) -> re.Pattern[str]:
    """Return an expression that finds a text in a folded one, in each of its spellings.

    It begins where a word does, which may be anywhere in a script without spaces.

    Args:
        text: words, as people write them.
        whole: whether it also ends where a word does.
    """
    words = map(re.escape, transcribe(text).split())
    shape = _DIGRAPH.sub(lambda it: f"{it.group()}?", r"\s+".join(words))
    return re.compile(f"{_BEGIN}{shape}{_END}" if whole else f"{_BEGIN}{shape}")
