"""A text that is recognised step by step: each part is taken out, and the remainder is kept."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from deskbook.eresources.model.reading import Part, PartName

TAKEN: Final = "\0"
"""The character that replaces each character of a recognised part."""

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃˗"), "-")
_KEPT: Final = frozenset("№°")
_WORD: Final = re.compile(r"[^\W_]")
_PIECE: Final = re.compile(r"[^\0\n]+")
_EDGE: Final = " \t\r.,;:()[]{}<>\"'“”‘’„«»|/*_–—-"


def level(text: str) -> str:
    """Return a text in lower case without accents, all dashes `-`, all spaces ` `.

    Every character keeps its position.
    """
    if text.isascii():
        return text.lower().replace("\t", " ")
    return "".join(map(_level_character, text.translate(_DASHES)))


def _level_character(character: str) -> str:
    if character.isascii() or character in _KEPT:
        return " " if character == "\t" else character.lower()
    if character in "\u00ad\u200b\u200c\u200d\u2060\ufeff":
        return "\u200b"
    plain = unicodedata.normalize("NFKD", character)[0]
    return " " if plain.isspace() and plain != "\n" else plain.lower()[:1]


class Scanner:
    """Takes parts out of a text.

    Args:
        text: the text; `plain` is its levelled form, in which a part once taken is `TAKEN`.

    `doubts` are sentences for a person, `wrong` the numbers whose check digit is wrong,
    `unused` the pieces of links that describe no publication, as they may be shown.
    """

    def __init__(self, text: str) -> None:
        """Begin with nothing taken."""
        self.text = text
        self.plain = level(text).replace("\0", " ")
        self.parts: list[Part] = []
        self.doubts: list[str] = []
        self.wrong: list[str] = []
        self.unused: list[tuple[str, int, int]] = []

    def take(
        self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], "Found | None"]
    ) -> None:
        """Take every match that `read` makes parts of; none leaves the text as it is."""

        def replace(match: re.Match[str]) -> str:
            found = read(match)
            if found is None:
                return match.group()
            for name, value, start, end in found:
                self.add(name, value, start, end)
            begun, ended = min(it[2] for it in found), max(it[3] for it in found)
            before = match.group()[: begun - match.start()]
            return before + TAKEN * (ended - begun) + match.group()[ended - match.start() :]

        self.plain = pattern.sub(replace, self.plain)

    def add(self, name: PartName, value: str, start: int, end: int) -> None:
        """Note a part whose characters are taken elsewhere."""
        self.parts.append(Part(name, value, self.text[start:end], start, end))

    def blank(self, start: int, end: int) -> None:
        """Take characters out that belong to no other part."""
        self.plain = self.plain[:start] + TAKEN * (end - start) + self.plain[end:]

    def rest(self) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the pieces that nobody took and that contain a letter or digit."""
        for piece in _PIECE.finditer(self.plain):
            if _WORD.search(piece.group()):
                cut = piece.group()
                start = piece.start() + len(cut) - len(cut.lstrip(_EDGE))
                yield start, piece.end() - len(cut) + len(cut.rstrip(_EDGE))


Found = list[tuple[PartName, str, int, int]]
"""Parts of one match: name, value, first position, position after the last."""
