"""Shelf marks: what stands on the spine of an answer or a ticket, made like a library's own."""

from typing import Final

Mark = tuple[str, ...]
"""The lines on a spine, from above."""

_LITTLE: Final = frozenset({"a", "an", "the", "of", "for", "and", "to", "my", "on"})
_DIGITS: Final = 10
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"


def of_answer(slug: str, topics: tuple[str, ...]) -> Mark:
    """The mark of an answer: three letters of its topic, and a number after those of its name.

    The number places names that begin alike in the order of the alphabet, as Cutter's tables do.
    """
    return (letters(topics[0] if topics else "general"), _cutter(slug))


def of_ticket(name: str, service: str) -> Mark:
    """The mark of a ticket: its service and its id in two halves."""
    return (letters(service), name[2:5], name[5:])


def letters(slug: str) -> str:
    """Up to three letters that stand for a name: initials of several words, else how it begins."""
    words = [word for word in slug.split("-") if word not in _LITTLE] or slug.split("-")
    found = "".join(word[0] for word in words) if len(words) > 1 else words[0]
    return found[:3].upper()


def _cutter(slug: str) -> str:
    name = slug.replace("-", "")
    digits = (_ALPHABET.find(char) * _DIGITS // len(_ALPHABET) for char in name[1:3])
    return name[0].upper() + "".join(str(max(0, digit)) for digit in digits)
