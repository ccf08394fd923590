"""Data known to be a patron's, found wherever it is in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from deskbook.patrons.model.patron import Given, Patron
from deskbook.privacy.model.privacy import Hit, PersonalKind
from deskbook.privacy.rules.names import ORDINARY_NAMES, PARTICLES

_KINDS: Final[Mapping[str, PersonalKind]] = {
    "names": "name",
    "emails": "email",
    "phones": "phone",
    "cards": "barcode",
    "addresses": "address",
}


def identifiers(patron: Patron | Given) -> tuple[tuple[PersonalKind, str], ...]:
    """Return the data that identify a patron in any text, by kind."""
    return tuple((kind, text) for key, kind in _KINDS.items() for text in getattr(patron, key))


def known_texts(
    text: str, lower: str, known: Iterable[tuple[PersonalKind, str]], *, parts: bool = True
) -> Iterator[Hit]:
    """Each known text, by its kind; of a name also its parts, where `parts` says so.

    `lower` is the text in lower case.
    """
    for kind, words in known:
        if kind == "name":
            yield from _name(text, lower, words.split(), alone=parts)
        elif all(word in lower for word in words.lower().split()):
            spaced = r"\s+".join(map(re.escape, words.split()))
            yield from _spans(kind, spaced, text, re.IGNORECASE)


def _name(text: str, lower: str, parts: list[str], *, alone: bool) -> Iterator[Hit]:
    """A name whole, turned round, and each part of three letters as it is written.

    A part that is an ordinary word counts only in the whole name.
    """
    if not any(part.lower() in lower for part in parts):
        return
    whole = r"\s+".join(map(re.escape, parts))
    turned = rf"{re.escape(parts[-1])},\s?{r'[ ]'.join(map(re.escape, parts[:-1]))}"
    yield from _spans("name", rf"{whole}|{turned}", text, re.IGNORECASE)
    for part in parts if alone else ():
        if len(part.strip(".")) > 2 and part.lower() not in ORDINARY_NAMES | PARTICLES:
            yield from _spans("name", re.escape(part), text, 0)


def _spans(kind: PersonalKind, words: str, text: str, flags: int) -> Iterator[Hit]:
    found = re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, flags)
    return (Hit(*it.span(), kind) for it in found)
