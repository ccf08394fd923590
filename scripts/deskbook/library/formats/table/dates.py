"""The formats of a column of dates, chosen by all of its cells and never row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import combinations


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


class DateColumn:
    """The formats that a column may have, and what its cells say of them."""

    def __init__(self, formats: Sequence[str]) -> None:
        """Begin with formats in the order in which they are preferred."""
        self.formats = tuple(dict.fromkeys(formats))
        self._alone: dict[tuple[str, str], tuple[int, str]] = {}
        self._both: dict[tuple[str, str], tuple[int, str, datetime, datetime]] = {}

    def add(self, line: int, text: str) -> None:
        """Take a cell into account."""
        found = read(text, self.formats)
        if not any(found):
            return
        for (a, one), (b, two) in combinations(zip(self.formats, found, strict=True), 2):
            if one and two:
                if one != two:
                    self._both.setdefault((a, b), (line, text, one, two))
            elif one:
                self._alone.setdefault((a, b), (line, text))
            elif two:
                self._alone.setdefault((b, a), (line, text))

    def choose(self) -> tuple[tuple[str, ...], Doubt | None]:
        """Return the formats that the column has, and the first doubt that remains.

        Of two formats that read one cell as two times, the one that alone reads another cell of
        the column is right for all of them.
        """
        wrong = {loser for pair in self._both for loser in self._find_loser(*pair)}
        left = tuple(it for it in self.formats if it not in wrong)
        return left, next(self._doubts(left), None)

    def _find_loser(self, a: str, b: str) -> Iterator[str]:
        if ((a, b) in self._alone) != ((b, a) in self._alone):
            yield b if (a, b) in self._alone else a

    def _doubts(self, left: Sequence[str]) -> Iterator[Doubt]:
        for (a, b), (line, text, one, two) in self._both.items():
            if a in left and b in left:
                alone = [self._alone[it] for it in ((a, b), (b, a)) if it in self._alone]
                yield Doubt(line, text, (a, b), (one, two), tuple(sorted(alone)))


@lru_cache(maxsize=4096)
def read(text: str, formats: tuple[str, ...]) -> tuple[datetime | None, ...]:
    """Return what each format reads in a text."""
    return tuple(_read(text, it) for it in formats)


def _read(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - compared with each other only
    except ValueError:
        return None
