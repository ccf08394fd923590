"""The decimal mark of a column of numbers, chosen by all of its cells."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Mark = Literal[".", ","]

_GROUPED: Final = re.compile(r"[+-]?\d{1,3}([.,])\d{3}")
"""A number with one mark and three digits behind it: thousands or a fraction."""

_SHAPES: Final[dict[Mark, re.Pattern[str]]] = {
    ".": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[ ,\xa0\u202f']\d{3})+)(?:\.\d+)?"),
    ",": re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[ .\xa0\u202f']\d{3})+)(?:,\d+)?"),
}


@dataclass(frozen=True, slots=True)
class NumberDoubt:
    """The first cell that two decimal marks read as different numbers, and no cell decides."""

    line: int
    text: str
    readings: tuple[str, str]


class NumberColumn:
    """What the cells of a column say of its decimal mark."""

    def __init__(self) -> None:
        """Begin without any cell."""
        self._either: tuple[int, str] | None = None
        self._marks: set[Mark] = set()

    def add(self, line: int, text: str) -> None:
        """Take a cell into account."""
        fits = [mark for mark, shape in _SHAPES.items() if shape.fullmatch(text)]
        if len(fits) == 1:
            self._marks.add(fits[0])
        elif fits and _GROUPED.fullmatch(text) and self._either is None:
            self._either = line, text

    def choose(self) -> tuple[Mark, NumberDoubt | None]:
        """Return the decimal mark, and the doubt where a cell may be two numbers."""
        if len(self._marks) == 1:
            return next(iter(self._marks)), None
        if self._either is None:
            return ".", None
        line, text = self._either
        readings = normalise(text, "."), normalise(text, ",")
        return ".", NumberDoubt(line, text, readings)


def normalise(text: str, mark: Mark | None) -> str:
    """Return a number with a point and without marks of thousands; other text as it is.

    A fraction of zeros is left out: `12,0` is `12`.
    """
    if not mark or not _SHAPES[mark].fullmatch(text):
        return text
    whole, _, part = re.sub(rf"[^\d+{mark}-]", "", text).partition(mark)
    return f"{whole}.{part}" if part.strip("0") else whole
