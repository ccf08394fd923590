r"""Patterns of a library's own numbers (student ids, card numbers), which no text can make slow.

A pattern is a row of atoms: a letter, digit, space or hyphen as it stands, `\d`, or a set such as
`[A-Z0-9]`; behind each may stand `?`, `{8}` or `{6,9}`. There are no groups, stars or alternatives,
so the ways to match one place are few and counted beforehand; several shapes are several patterns.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Privacy

MAX_WAYS: Final = 256
MAX_LENGTH: Final = 40
MIN_LENGTH: Final = 4

_SHAPE: Final = re.compile(
    r"(?:(?:[A-Za-z0-9 -]|\\d|\[(?:[A-Za-z0-9](?:-[A-Za-z0-9])?)+\])"
    r"(?:\?|\{\d{1,2}(?:,\d{1,2})?\})?)+"
)
_ATOM: Final = re.compile(r"(\\d|\[[^\]]+\]|[A-Za-z0-9 -])(\?|\{(\d+)(?:,(\d+))?\})?")
_RANGE: Final = re.compile(r"(.)-(.)")


def find_fault(pattern: str) -> str:
    """Return the fault of a pattern with its remedy, or nothing."""
    if not _SHAPE.fullmatch(pattern):
        return (
            r"write letters, digits, spaces, hyphens, \d and sets such as [A-Z], each followed by "
            r"?, {8} or {6,9} where it needs it, for example N\d{8}; several shapes are several "
            "patterns"
        )
    shortest, longest, ways = 0, 0, 1
    for atom in _ATOM.finditer(pattern):
        least, most = _times(atom)
        if least > most:
            return f"{atom.group(2)} counts down: write the smaller number first"
        if backwards := _backwards(atom.group(1)):
            return f"{backwards} runs backwards: write the earlier letter or digit first"
        shortest, longest, ways = shortest + least, longest + most, ways * (most - least + 1)
    if longest > MAX_LENGTH:
        return f"it fits {longest} characters: {MAX_LENGTH} is the most"
    if shortest < MIN_LENGTH:
        return (
            f"it fits {shortest} characters, so it would hit ordinary words: ask for {MIN_LENGTH}"
        )
    if ways > MAX_WAYS:
        return (
            f"it can fit one place in {ways} ways, the most is {MAX_WAYS}: use fewer {{m,n}} and ?"
        )
    if not any(_holds_digit(atom.group(1)) for atom in _ATOM.finditer(pattern)):
        return "it has no digit in it, so it would hit ordinary words: ids need at least one"
    return ""


def list_faults(privacy: Privacy) -> Iterator[str]:
    """Yield the faults of the patterns of `library.md`, one sentence each."""
    for key in ("student_ids", "card_numbers"):
        for pattern in getattr(privacy, key):
            if found := find_fault(pattern):
                yield f'privacy.{key} "{pattern}": {found}'


def refuse_faulty(privacy: Privacy) -> None:
    """Raise a `DeskError` where a pattern cannot be used, for then the gate would stand open."""
    if found := "; ".join(list_faults(privacy)):
        raise DeskError(f"knowledge/library.md: {found}")


def compile_patterns(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for patterns without a fault, bounded by anything that is no word; or none."""
    sound = [pattern for pattern in patterns if not find_fault(pattern)]
    if not sound:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sound)})(?![\w-])", re.ASCII)


def _times(atom: re.Match[str]) -> tuple[int, int]:
    """Return the least and the greatest number of repetitions of an atom."""
    if atom.group(2) is None:
        return 1, 1
    if atom.group(2) == "?":
        return 0, 1
    least = int(atom.group(3))
    return least, int(atom.group(4) or least)


def _backwards(atom: str) -> str:
    ranges = _RANGE.finditer(atom[1:-1]) if atom.startswith("[") else ()
    return next((it.group() for it in ranges if it.group(1) > it.group(2)), "")


def _holds_digit(atom: str) -> bool:
    return atom == r"\d" or any(char.isdigit() for char in atom)
