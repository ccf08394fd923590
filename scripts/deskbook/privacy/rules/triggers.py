"""Words without which an expression need not be tried: most texts have none of them.

An expression over twenty languages takes far longer than looking up the words of a text in a set.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_TOKEN: Final = re.compile(r"[^\W_]+")
_LONG: Final = re.compile(r"0(?:[ -]?0){12}")
_APART: Final = {it: chr(it) if chr(it).isalnum() else " " for it in range(128)}
_SHAPE: Final = {it: "0" if chr(it).isdigit() else "A" for it in range(128) if chr(it).isalnum()}


@dataclass(frozen=True)
class Lowered:
    """A text in lower case, and the words in it."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """The runs of letters and digits in the text, each once."""
        if self.text.isascii():
            return frozenset(self.text.translate(_APART).split())
        return frozenset(_TOKEN.findall(self.text))

    @cached_property
    def shape(self) -> str:
        """The text with `0` for digits and `A` for Latin letters: an IBAN begins with `AA00`."""
        return self.text.translate(_SHAPE)

    @cached_property
    def has_long_number(self) -> bool:
        """Whether there are thirteen digits in a row or in groups, as in numbers of cards."""
        return _LONG.search(self.shape) is not None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Phrases in lower case, one of which stands in every text that an expression fits.

    `words` are those of one word; the others have a word each by which they are looked up; `glued`
    are phrases that may stand within words, as in scripts without spaces and behind such letters.
    """

    words: frozenset[str]
    others: tuple[tuple[str, str], ...]
    glued: tuple[str, ...]

    def fits(self, text: Lowered) -> bool:
        """Return whether one of the phrases may stand in a text."""
        words, whole = text.words, text.text
        return (
            not self.words.isdisjoint(words)
            or any(word in words and it in whole for word, it in self.others)
            or (not whole.isascii() and any(it in whole for it in self.glued))
        )


def make_trigger(phrases: Iterable[str], *, glued: bool = False) -> Trigger:
    """Return the trigger of phrases that stand as words of their own.

    Args:
        phrases: the phrases in lower case.
        glued: whether each of them may also stand right behind letters that are not ASCII.
    """
    heads = {it: max(_TOKEN.findall(it), key=len, default="") for it in phrases}
    words = frozenset(it for it, head in heads.items() if it == head)
    others = tuple((head, it) for it, head in heads.items() if head and it != head)
    return Trigger(words, others, tuple(it for it in heads if glued or not heads[it]))
