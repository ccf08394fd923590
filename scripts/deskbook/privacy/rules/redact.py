"""The gate: personal data in a text is found, and replaced before the text is kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import Final

from deskbook.library.model.outcome import Replaced
from deskbook.library.model.vocabulary import CROCKFORD
from deskbook.patrons.rules.patrons import normalize
from deskbook.privacy.model.privacy import PERSONAL_KINDS, Found, Hit, PersonalKind
from deskbook.privacy.rules import (
    access,
    accounts,
    contacts,
    cued_names,
    eastern_names,
    links,
    names,
    streets,
)
from deskbook.privacy.rules import numbers as redact_numbers
from deskbook.privacy.rules.contacts import emails, phones
from deskbook.privacy.rules.known import known_texts
from deskbook.privacy.rules.marks import plain_numbers
from deskbook.privacy.rules.numbers import mask_traps
from deskbook.privacy.rules.triggers import Lowered

_NUMBER: Final = re.compile(r"\d(?:[ \u00a0().\-/\N{EN DASH}]{0,3}\d){4}")
"""Five digits, the least that a phone, card or student id has."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Settings of the gate at one library.

    `regions` are countries whose phone numbers count; `students` and `cards` are its own patterns;
    `allowed` holds texts that are its own, as `normalize` gives them; `here` the names that may
    stand in this text, as `digest_name` gives them; `known` is what is known to be a patron's, by
    kind; `parts` whether a part of a known name counts too.
    """

    regions: tuple[str, ...] = ()
    students: re.Pattern[str] | None = None
    cards: re.Pattern[str] | None = None
    allowed: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    known: tuple[tuple[PersonalKind, str], ...] = ()
    parts: bool = True


PASSES: Final = 4
"""How often a text is searched for what a replacement uncovered; letters need two or three."""

_REPLACED: Final = re.compile(
    "|".join(sorted({re.escape(it.replacement) for it in PERSONAL_KINDS.values()}))
)
_PRECEDENCE: Final = {kind: place for place, kind in enumerate(PERSONAL_KINDS)}


def find(text: str, gate: Gate) -> tuple[Hit, ...]:
    """The hits in a text in their order; of overlapping ones the surer, then the stronger kind."""
    if not text:
        return ()
    hits = [hit for hit in _all(text, gate) if not _is_own(text, hit, gate)]
    kept: list[Hit] = []
    taken = bytearray(len(text))
    for hit in sorted(hits, key=_rank):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return tuple(sorted(kept))


def replace_hits(text: str, hits: Iterable[Hit]) -> str:
    """The text with each hit replaced by its kind; hits must not overlap."""
    parts, done = list[str](), 0
    for hit in sorted(hits):
        parts += (text[done : hit.start], hit.replacement)
        done = hit.end
    return "".join((*parts, text[done:]))


def is_made_of(kept: str, text: str) -> bool:
    """Return whether a text that was kept is another one with the kinds of hits in their places."""
    first, *others = _REPLACED.split(kept)
    if not others:
        return kept == text
    at, last = len(first), len(text) - len(others[-1])
    for part in others[:-1]:
        at = text.find(part, at, last) + len(part)
        if at < len(part):
            return False
    return text.startswith(first) and text.endswith(others[-1]) and at <= last


def clean_intake(text: str, gate: Gate) -> tuple[str, tuple[Hit, ...]]:
    """A text as it may be kept, and the hits of the text as it came.

    What is sure is replaced, until a replacement uncovers nothing more; what is doubtful stays for
    a person to decide. A text that went through comes out of it unchanged. It is searched at most
    `PASSES` times and twice more, whatever stands in it.
    """
    hits = find(text, gate)
    sure = _sure(hits)
    for _ in range(PASSES - 1):
        if not sure:
            return text, hits
        text = replace_hits(text, sure)
        sure = _sure(find(text, gate))
    return _cut(text, gate, sure), hits


def _cut(text: str, gate: Gate, sure: Sequence[Hit]) -> str:
    """The text with each line cut off at its first hit; all of it, where that uncovers another.

    No letter needs it: what comes here was made to uncover one hit behind the other.
    """
    if not sure:
        return text
    firsts, behind = list[Hit](), 0
    for hit in sure:
        if hit.start >= behind:
            line = text.find("\n", hit.end)
            behind = len(text) if line < 0 else line
            firsts.append(replace(hit, end=behind))
    cut = replace_hits(text, firsts)
    return firsts[0].replacement if _sure(find(cut, gate)) else cut


def _sure(hits: Iterable[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.confidence == "sure"]


def replacements(found: Iterable[Found]) -> tuple[Replaced, ...]:
    """Return what an outcome says of the hits in texts."""
    return tuple(
        Replaced(
            hit.kind,
            PERSONAL_KINDS[hit.kind].name,
            hit.replacement,
            hit.confidence == "sure",
            it.text[hit.start : hit.end],
        )
        for it in found
        for hit in it.hits
    )


def _all(text: str, gate: Gate) -> Iterator[Hit]:
    lower = _lower(text)
    plain = plain_numbers(text)
    lowered = Lowered(lower if plain is text else _lower(plain))
    yield from links.tokens(text)
    yield from access.path_tokens(text)
    yield from access.passwords(text, lower)
    yield from emails(text, lower)
    yield from access.login_names(text, lowered)
    yield from access.handles(text, lower)
    if _NUMBER.search(plain) or _own_numbers(text, gate):
        numbers = mask_traps(plain)
        yield from accounts.bank_accounts(plain, lowered)
        yield from accounts.payment_cards(numbers, lowered)
        yield from redact_numbers.orcids(plain)
        yield from redact_numbers.student_ids(plain, lowered, numbers, gate.students)
        yield from redact_numbers.barcodes(plain, lowered, numbers, gate.cards)
        yield from phones(plain, numbers, gate.regions)
    yield from redact_numbers.logins(text, lowered)
    yield from accounts.national_ids(plain, lowered)
    yield from accounts.local_ids(plain, lowered, gate.regions)
    yield from accounts.birth_dates(plain, lower)
    yield from access.network_addresses(plain, lowered)
    yield from contacts.addresses(plain, lowered)
    yield from streets.streets(plain, lowered)
    yield from names.names(text, lowered)
    yield from names.compound_names(text)
    yield from cued_names.cued_names(text, lowered)
    yield from eastern_names.eastern_names(text)
    yield from known_texts(text, gate.known, parts=gate.parts)


def _lower(text: str) -> str:
    """A text in lower case; `İ` is one letter there as well, so that phrases are found with it."""
    return text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i").lower()


def _own_numbers(text: str, gate: Gate) -> bool:
    return any(shape.search(text) for shape in (gate.students, gate.cards) if shape)


def _rank(hit: Hit) -> tuple[bool, int, int, int]:
    return (
        hit.confidence != "sure",
        _PRECEDENCE[hit.kind],
        hit.start - hit.end,
        hit.start,
    )


def _is_own(text: str, hit: Hit, gate: Gate) -> bool:
    words = text[hit.start : hit.end]
    if hit.kind != "name":
        return bool(gate.allowed) and normalize(words) in gate.allowed
    spaced = words.replace("-", " ").replace("_", " ")
    allowed = {normalize(words), normalize(spaced)} & gate.allowed
    return bool(allowed) or (bool(gate.here) and digest_name(words) in gate.here)


def digest_name(words: str) -> str:
    """Return what a ticket remembers of a name that may stand in it, whose words it has anyway."""
    number = int.from_bytes(blake2s(normalize(words).encode(), digest_size=8).digest(), "big")
    return "".join(CROCKFORD[number >> 5 * it & 31] for it in range(10))
