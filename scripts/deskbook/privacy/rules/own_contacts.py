"""Contact data of the library itself, which is nobody's personal data."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deskbook.calendar.rules.regions import list_regions
from deskbook.library.model.library import Library
from deskbook.library.model.records import Department, Profile, Resource, Service, Staff
from deskbook.library.rules import texts
from deskbook.patrons.rules.patrons import normalize
from deskbook.privacy.model.privacy import PersonalKind
from deskbook.privacy.rules import id_patterns
from deskbook.privacy.rules.contacts import emails, phones
from deskbook.privacy.rules.numbers import mask_traps
from deskbook.privacy.rules.redact import Gate

Own = Service | Staff | Department | Resource
"""The records whose names, addresses and numbers are the library's own."""


Known = tuple[tuple[PersonalKind, str], ...]
"""What is known to be a patron's, by kind."""


def make_profile_gate(profile: Profile, known: Known = ()) -> Gate:
    """The gate of a library by `library.md` alone, which knows what is a patron's."""
    privacy = profile.privacy
    regions = list_regions(profile)
    return Gate(
        regions=regions,
        students=id_patterns.compile_patterns(privacy.student_ids),
        cards=id_patterns.compile_patterns(privacy.card_numbers),
        allowed=_spelt(_own(profile, regions)),
        known=known,
    )


def make_gate(gate: Gate, records: Iterable[Own]) -> Gate:
    """The gate that lets the names, addresses and numbers of these records pass."""
    own = [words for record in records for words in _own(record, gate.regions)]
    return replace(gate, allowed=gate.allowed | _spelt(own))


def make_library_gate(library: Library) -> Gate:
    """The gate of a library that has been read whole."""
    own = (library.services, library.staff, library.departments, library.resources)
    return make_gate(
        make_profile_gate(library.profile), [it for records in own for it in records.values()]
    )


def _own(record: Profile | Own, regions: tuple[str, ...]) -> Iterator[str]:
    """Return the values of the fields of a record that are declared to be the library's own."""
    for it in texts.texts(record):
        if it.spec.trust == "whole":
            yield it.text
        if it.spec.trust != "none":
            yield from _contacts(it.text, regions)


def list_contacts(record: Profile | Own, gate: Gate) -> frozenset[str]:
    """Return the addresses and numbers in a record that are declared to be the library's own."""
    declared = (it.text for it in texts.texts(record) if it.spec.trust != "none")
    return frozenset(found for text in declared for found in _contacts(text, gate.regions))


def _contacts(text: str, regions: tuple[str, ...]) -> Iterator[str]:
    for hit in (*emails(text, text.lower()), *phones(text, mask_traps(text), regions)):
        yield text[hit.start : hit.end]


def _spelt(texts: Iterable[str]) -> frozenset[str]:
    """The texts as they are compared, each also without an article before it."""
    found = {normalize(text) for text in texts if text}
    return frozenset(found | {re.sub(r"^the ", "", text) for text in found})
