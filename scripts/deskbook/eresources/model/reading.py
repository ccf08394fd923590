"""What was recognised in a text about an item: each part with its source, and the remainder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from deskbook.eresources.model.coverage import Citation

PartName = Literal[
    "title",
    "article",
    "database",
    "issn",
    "isbn",
    "doi",
    "pmid",
    "date",
    "volume",
    "issue",
    "page",
    "edition",
    "words",
]
"""The kinds of parts; `words` are labels without a value of their own, such as `ISSN`."""

PART_LABELS: Final[Mapping[PartName, str]] = {
    "title": "title",
    "article": "article",
    "database": "database",
    "issn": "ISSN",
    "isbn": "ISBN",
    "doi": "DOI",
    "pmid": "PMID",
    "date": "published",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "edition": "edition",
    "words": "",
}
"""The name of each part in a sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """A recognised part of a text.

    Args:
        name: its kind.
        value: what it says, in the one form that is compared; empty where it is not used.
        source: the characters of the text.
        start: the position of the first of them.
        end: the position after the last.
    """

    name: PartName
    value: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unused:
    """A piece of a text that describes no publication, as it may be shown.

    Of a key in a link only the name is shown: its value may contain a session or a reader's id.
    """

    shown: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as understood; every letter and digit of it is in `parts`, `rest` or `unused`.

    Args:
        text: the text, in Unicode's composed form.
        citation: what the parts say together, once the title is known and parts are weighed.
        parts: the recognised parts, in the order of the text; those of a link too.
        used: those of them that the citation is made from.
        rest: the ranges of the pieces that were not understood, in order.
        unused: keys of links and lines of a mail's head.
        doubts: what was corrected, contradicts itself, or may be read in two ways.
        wrong: the ISSNs and ISBNs whose check digit is wrong, without hyphens.
        titles: the titles that it may mean, if more than one.
        resources: the resources that it names.
        publishers: the resources whose DOIs begin like one in it.
    """

    text: str
    citation: Citation = field(default_factory=Citation)
    parts: tuple[Part, ...] = ()
    used: tuple[Part, ...] = ()
    rest: tuple[tuple[int, int], ...] = ()
    unused: tuple[Unused, ...] = ()
    doubts: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


SHOWN: Final = 8
"""Titles that are named in a question, at most."""

How = Literal["same", "former", "short", "abbreviated", "near", "initials", "guessed"]
"""How a title in a text agrees with a listed one, the best first.

`same`: all words; `former`: a former title that the notes name; `short`: the title without its
subtitle; `abbreviated`: as ISO 4 and others abbreviate; `near`: one word is misspelt;
`initials`: the first letters of its words, in capitals; `guessed`: no listed title, but a text
where a citation has its title.
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that may be a title.

    Args:
        start: the position of its first character.
        end: the position after its last.
        key: the words of the listed title, as `make_key` makes them.
        how: how it agrees with the listed title.
        words: the number of words that are compared.
        capital: whether all of these begin with a capital.
    """

    start: int
    end: int
    key: str
    how: How
    words: int
    capital: bool
