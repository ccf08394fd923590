"""Places on a shelf: the letter that an answer is filed under, and the marks on its spine.

A catalogue passes over "The" at the beginning of a title. Questions begin with more such words, and
filed under "How do I" they would all stand at H.
"""

import re
from dataclasses import dataclass
from typing import Final

from deskbook.library.model.words import ENGLISH, Words

PASSED_OVER: Final = (
    "[words passed over in filing] a am an any are at be can could do does find for from get "
    "has have how i if in is it long many may me much must my no not of on one or our should "
    "some that the their there they this to use want was we what when where which who why will "
    "with you your"
)
"""The phrase in which a language lists, in lower case, what says nothing at the beginning."""

_WORD: Final = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Filed:
    """A title in three parts, of which the middle one is the word that it is filed under."""

    before: str
    word: str
    after: str

    @property
    def order(self) -> str:
        """The key that titles are sorted by."""
        return f"{self.word}{self.after}".casefold()

    @property
    def letter(self) -> str:
        """The letter that it stands at; a sign where it has no word."""
        return self.word[:1].upper() or "#"


def file_title(title: str, language: str, words: Words) -> Filed:
    """File a title of this language on a page with these words.

    Where all its words are passed over, or nobody listed any for its language, it is filed under
    its first word.
    """
    known = {ENGLISH.language: ENGLISH, words.language: words}
    passed = known[language](PASSED_OVER).split() if language in known else ()
    found = list(_WORD.finditer(title))
    telling = (it for it in found if it[0].casefold() not in passed)
    if it := next(telling, found[0] if found else None):
        return Filed(title[: it.start()], it[0], title[it.end() :])
    return Filed("", "", title)


Mark = tuple[str, ...]
"""The lines on a spine, from above."""

_LITTLE: Final = frozenset({"a", "an", "the", "of", "for", "and", "to", "my", "on"})
_DIGITS: Final = 10
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"


def mark_answer(slug: str, topics: tuple[str, ...]) -> Mark:
    """Return the mark of an answer: three letters of its topic, then a number by its name.

    The number places names that begin alike in the order of the alphabet, as Cutter's tables do.
    """
    return (letters(topics[0] if topics else "general"), _cutter(slug))


def mark_ticket(name: str, service: str) -> Mark:
    """Return the mark of a ticket: its service and its id in two halves."""
    return (letters(service), name[2:5], name[5:])


def letters(slug: str) -> str:
    """Return up to three letters for a name: initials of several words, else its beginning."""
    words = [word for word in slug.split("-") if word not in _LITTLE] or slug.split("-")
    found = "".join(word[0] for word in words) if len(words) > 1 else words[0]
    return found[:3].upper()


def _cutter(slug: str) -> str:
    name = slug.replace("-", "")
    digits = (_ALPHABET.find(char) * _DIGITS // len(_ALPHABET) for char in name[1:3])
    return name[0].upper() + "".join(str(max(0, digit)) for digit in digits)
