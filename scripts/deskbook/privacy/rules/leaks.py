"""Search for internal words in files that are about to be published.

Pages are made from public types, which have no place for anything internal. This looks at the other
end, at the finished files, and knows nothing of how they were made: it is a second safeguard.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from deskbook.library.model.library import Library

RUN: Final = 7
"""Words in a row that are no coincidence: what two people write alike is shorter."""

_WORD: Final = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w+)?")


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A public file that holds words of an internal text: where from, and the words."""

    path: str
    source: str
    words: str


def list_internal(library: Library) -> Iterator[tuple[str, str]]:
    """Every text that is for colleagues, with the record that holds it.

    Of a ticket that is all of it: what a patron may read of their own question is for them alone.
    """
    for ticket in library.tickets.values():
        yield ticket.id, ticket.title
        yield ticket.id, ticket.question
        for entry in ticket.entries:
            yield ticket.id, entry.text
            yield from ((ticket.id, value) for _, value in entry.data)
    for name in ("answers", "departments", "missing", "problems", "projects", "shifts", "staff"):
        for slug, record in getattr(library, name).items():
            yield from ((f"{name}/{slug}", text) for text in list_texts(record))


def list_texts(value: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for it in fields(value):
            yield from list_texts(getattr(value, it.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from list_texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from list_texts(part)


def find_leaks(
    published: Mapping[str, str], inside: Iterable[tuple[str, str]], outside: Iterable[str]
) -> tuple[Leak, ...]:
    """Yield the places of internal texts in public files, once for each file and source.

    Args:
        published: the words of each file as a reader sees them, by path.
        inside: texts that must not be published, each with where it is from.
        outside: texts that may be: words that stand in them too are nobody's secret.
    """
    secret: dict[tuple[str, ...], str] = {}
    for source, text in inside:
        for run in _runs(text):
            secret.setdefault(run, source)
    for text in outside:
        for run in _runs(text):
            secret.pop(run, None)
    found: dict[tuple[str, str], Leak] = {}
    for path, text in published.items():
        for run in _runs(text):
            if run in secret:
                leak = Leak(path, secret[run], " ".join(run))
                found.setdefault((path, leak.source), leak)
    return tuple(sorted(found.values()))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return zip(*(words[start:] for start in range(RUN)), strict=False)
