"""Data known to be a patron's, found wherever it is in a text."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from deskbook.library.model.folding import Folded, fold, fold_places
from deskbook.patrons.model.patron import Given, Patron
from deskbook.privacy.model.privacy import Hit, PersonalKind
from deskbook.privacy.rules.known_names import find_name

_KINDS: Final[Mapping[str, PersonalKind]] = {
    "names": "name",
    "emails": "email",
    "phones": "phone",
    "cards": "barcode",
    "addresses": "address",
}

_NUMBERS: Final = frozenset({"phone", "barcode"})


def identifiers(patron: Patron | Given) -> tuple[tuple[PersonalKind, str], ...]:
    """Return the data that identify a patron in any text, by kind."""
    return tuple((kind, text) for key, kind in _KINDS.items() for text in getattr(patron, key))


def known_texts(
    text: str, known: Collection[tuple[PersonalKind, str]], *, parts: bool = True
) -> Iterator[Hit]:
    """Each known text, by its kind; of a name also its parts, where `parts` says so."""
    if not known:
        return
    folded = fold_places(text)
    for kind, words in known:
        if kind == "name":
            places = find_name(text, folded, words, parts=parts)
        else:
            places = _find_words(folded, kind, words)
        yield from (Hit(*place, kind) for place in places)


def _find_words(folded: Folded, kind: PersonalKind, words: str) -> Iterator[tuple[int, int]]:
    """The places of an address or a number; a number may have other signs between its digits."""
    digits = "".join(filter(str.isalnum, words)) if kind in _NUMBERS else ""
    if digits:
        shape = r"[\s().\-/]{0,3}".join(map(re.escape, fold(digits)))
    else:
        shape = r"\s+".join(map(re.escape, fold(words).split()))
    for found in re.finditer(rf"(?<!\w)(?:{shape})(?!\w)", folded.text) if shape else ():
        yield folded.place(*found.span())
