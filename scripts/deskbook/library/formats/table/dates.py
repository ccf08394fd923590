"""The formats of a column of dates, chosen by all of its cells and never row by row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import combinations
from typing import Final


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two formats of which no cell, or each a cell of its own, says which is right.

    `text` on `line` is the first cell that both read, as `readings`. Where the column has cells for
    either format alone, `against` are the first of them, by line.
    """

    line: int
    text: str
    formats: tuple[str, str]
    readings: tuple[datetime, datetime]
    against: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The formats that a column has, the doubt that remains, and the cells that decided.

    `decided` are a date part, and the line and text of the first cell that it alone reads.
    """

    formats: tuple[str, ...]
    doubt: Doubt | None = None
    decided: tuple[tuple[str, int, str], ...] = ()


class DateColumn:
    """The formats that a column may have, and what its cells say of them.

    Formats with the same date part, such as `%d/%m/%Y` and `%d/%m/%Y %H:%M`, stand or fall
    together.
    """

    def __init__(self, formats: Sequence[str]) -> None:
        """Begin with formats in the order in which they are preferred."""
        self.formats = tuple(dict.fromkeys(formats))
        self._sets: dict[tuple[str, ...], tuple[int, str]] = {}
        self._both: dict[tuple[str, str], Doubt] = {}

    def add(self, line: int, text: str) -> None:
        """Take a cell into account."""
        found = read(text, self.formats)
        if tuple(found) not in self._sets:
            self._sets[tuple(found)] = line, text
        for (a, one), (b, two) in combinations(found.items(), 2):
            pair = date_part(a), date_part(b)
            if one != two and pair[0] != pair[1] and pair not in self._both:
                self._both[pair] = Doubt(line, text, (a, b), (one, two))

    def list_used(self) -> tuple[str, ...]:
        """Return the formats that read a cell."""
        return tuple(it for it in self.formats if any(it in found for found in self._sets))

    def choose(self) -> Choice:
        """Return the formats that fit the column.

        Of two date parts that read one cell as two times, the one that alone reads another cell of
        the column is right for all of them.
        """
        alone = {pair: self._find_alone(pair) for it in self._both for pair in (it, it[::-1])}
        lost, decided = set(), set()
        for pair in self._both:
            for right, wrong in (pair, pair[::-1]):
                cell = alone[right, wrong]
                if cell and not alone[wrong, right]:
                    lost.add(wrong)
                    decided.add((right, *cell))
        left = tuple(it for it in self.formats if date_part(it) not in lost)
        doubts = (
            replace(it, against=tuple(sorted(filter(None, (alone[a, b], alone[b, a])))))
            for (a, b), it in self._both.items()
            if a not in lost and b not in lost
        )
        return Choice(left, next(doubts, None), tuple(sorted(decided)))

    def _find_alone(self, pair: tuple[str, str]) -> tuple[int, str] | None:
        """The first cell that one of two date parts reads, and the other does not."""
        parts = ((set(map(date_part, found)), cell) for found, cell in self._sets.items())
        return min((it for had, it in parts if pair[0] in had and pair[1] not in had), default=None)


@lru_cache(maxsize=256)
def date_part(form: str) -> str:
    """Return a format without the time of day behind the date."""
    return _CLOCK.split(form)[0] or form


_CLOCK: Final = re.compile(r"[ T,]*%[HIMSpfzZ]")
_RUN: Final = re.compile(r"%[a-zA-Z]|\w+")


@lru_cache(maxsize=4096)
def read(text: str, formats: tuple[str, ...]) -> Mapping[str, datetime]:
    """Return what each format that fits a text reads in it."""
    near = _find_near(_RUN.sub("9", text), formats)
    return {it: found for it in near if (found := _read(text, it))}


@lru_cache(maxsize=1024)
def _find_near(shape: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats with the punctuation of a text; those with a zone or a locale's way fit any."""
    free = ("%z", "%Z", "%c", "%x", "%X", "%f")
    return tuple(
        it for it in formats if any(code in it for code in free) or _RUN.sub("9", it) == shape
    )


def _read(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - compared with each other only
    except ValueError:
        return None
