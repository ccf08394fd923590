"""Rows of title lists with their spans and embargoes, and citations to compare with them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

EmbargoKind = Literal["R", "P"]
"""`R`: only the latest content is there; `P`: all but the latest content is there."""

EmbargoUnit = Literal["D", "M", "Y"]


@dataclass(frozen=True, slots=True)
class Embargo:
    """One part of KBART's `embargo_info`: `P1Y` is kind P, length 1, unit Y."""

    kind: EmbargoKind
    length: int
    unit: EmbargoUnit

    def __str__(self) -> str:
        """As KBART writes it."""
        return f"{self.kind}{self.length}{self.unit}"


@dataclass(frozen=True, slots=True)
class Window:
    """The publication days that an embargo leaves open: `start` included, `end` excluded.

    None at either side is no limit.
    """

    start: date | None
    end: date | None

    def holds(self, published: date) -> bool:
        """Return whether something published on a day is open."""
        after = self.start is None or published >= self.start
        return after and (self.end is None or published < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One row of a KBART file: what a resource says that it has of a title.

    `first` and `last` are the first day of the first issue and the last day of the last issue, as
    far as the row is precise; `last` is none where coverage goes on. ISSNs (ISBNs for books) are
    without hyphens; volumes and issues stay text, as vendors number them in many ways.

    Of the 25 columns of KBART, three are only shown: first author and first editor, because
    patrons who know them know the title, and the publisher, because its list is another one.
    """

    resource: str
    line: int
    title: str
    print_id: str = ""
    online_id: str = ""
    first: date | None = None
    last: date | None = None
    first_volume: str = ""
    first_issue: str = ""
    last_volume: str = ""
    last_issue: str = ""
    embargo: tuple[Embargo, ...] = ()
    depth: str = ""
    notes: str = ""
    url: str = ""
    publisher: str = ""
    kind: str = ""
    title_id: str = ""
    preceding: str = ""
    parent: str = ""
    access: str = ""
    printed: date | None = None
    online: date | None = None
    book_volume: str = ""
    edition: str = ""
    author: str = ""
    editor: str = ""

    @property
    def is_book(self) -> bool:
        """Return whether the row is about a monograph: by its type, else by an ISBN."""
        numbers = (self.print_id, self.online_id)
        return self.kind == "monograph" or (not self.kind and any(len(it) > 8 for it in numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation; what is not known is empty.

    `first` and `last` are the first and last day that the stated date of publication may mean: a
    whole year where only the year was given. `numbers` are ISSNs or ISBNs without hyphens.
    """

    title: str = ""
    article: str = ""
    numbers: tuple[str, ...] = ()
    doi: str = ""
    pmid: str = ""
    first: date | None = None
    last: date | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
