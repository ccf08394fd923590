"""Checks that no record holds personal data, and that the patterns of `library.md` can be used."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from deskbook.library.model import entries
from deskbook.library.model.finding import Finding, Severity
from deskbook.library.model.library import Filed, Loaded
from deskbook.library.model.records import (
    Answer,
    Problem,
    Profile,
    Resource,
    Service,
    Translation,
)
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.rules import texts
from deskbook.privacy.model.privacy import PERSONAL_KINDS, Hit
from deskbook.privacy.rules import id_patterns, own_contacts, redact
from deskbook.privacy.rules.redact import Gate


def search_library(loaded: Loaded) -> Iterator[Finding]:
    """No record holds personal data."""
    gate = own_contacts.make_library_gate(loaded.library)
    for filed in loaded.filed.values():
        of = search_ticket if isinstance(filed.record, Ticket) else search_record
        yield from of(filed, gate)


def list_shown(loaded: Loaded) -> list[Filed[Any]]:
    """The records that patrons see, with their files."""
    return [it for it in loaded.filed.values() if _is_published(it.record)]


def search_public(filed: Iterable[Filed[Any]], gate: Gate) -> Iterator[Finding]:
    """Yield findings that stop a publication: sure personal data in a record that patrons see."""
    for it in filed:
        yield from (found for found in search_record(it, gate) if found.severity == "error")


def _is_published(record: object) -> bool:
    match record:
        case Answer():
            return record.is_published
        case Problem():
            return record.public
        case Service():
            return record.audience == "public"
        case _:
            return isinstance(record, Profile | Resource | Translation)


def search_ticket(filed: Filed[Ticket], gate: Gate) -> Iterator[Finding]:
    """No ticket holds an address, a number, a secret or a name of a patron."""
    if filed.record.allowed:
        gate = replace(gate, here=frozenset(filed.record.allowed))
    yield from _of_fields(filed, gate)
    for entry in filed.record.entries:
        yield from _of_entry(filed, entry, gate)


def search_record(filed: Filed[Any], gate: Gate) -> Iterator[Finding]:
    """No record holds a patron's data; what the library declares to be its own may stand there."""
    if isinstance(filed.record, Profile):
        yield from check_patterns(filed)
    yield from _of_fields(filed, gate)


def _of_fields(filed: Filed[Any], gate: Gate) -> Iterator[Finding]:
    """Read the texts of people in a record; a body has lines, and begins where the file says."""
    for it in texts.texts(filed.record):
        within = it.top.place == "body"
        line = filed.line(it.top.name if within else it.top.key)
        first = line + 1 if within and it.top.name == "question" else line
        yield from _found(filed.path, first, it.text, gate, within=within)


def check_patterns(filed: Filed[Profile]) -> Iterator[Finding]:
    """`privacy.student_ids` and `privacy.card_numbers` hold patterns that no text can make slow."""
    for message in id_patterns.list_faults(filed.record.privacy):
        yield Finding(filed.path, filed.line("privacy"), "privacy.pattern", message)


def search_text(path: str, text: str, gate: Gate) -> Iterator[Finding]:
    """No text holds personal data, whatever kind of file it is."""
    yield from _found(path, 1, text, gate)


def _of_entry(filed: Filed[Ticket], entry: Entry, gate: Gate) -> Iterator[Finding]:
    line = filed.line(entry.id)
    for number, value in entries.words(entry):
        yield from _found(filed.path, line + 2 + number, value, gate, within=False)
    below = line + 2 + (len(entry.data) + 1 if entry.data else 0)
    yield from _found(filed.path, below, entry.text, gate)


def _found(
    path: str, line: int, text: str, gate: Gate, *, within: bool = True
) -> Iterator[Finding]:
    """A finding for each hit; `line` is where the text begins, `within` whether it has lines."""
    for hit in redact.find(text, gate):
        number = line + (text.count("\n", 0, hit.start) if within else 0)
        column = hit.start - text.rfind("\n", 0, hit.start)
        yield Finding(path, number, f"privacy.{hit.kind}", _message(hit, column), _severity(hit))


def _severity(hit: Hit) -> Severity:
    return "error" if hit.confidence == "sure" else "warning"


def _message(hit: Hit, column: int) -> str:
    """Return the kind of the data, never the words: logs of checks are kept elsewhere."""
    where = f"from character {column}, {hit.end - hit.start} long"
    looks = "stands here" if hit.confidence == "sure" else "may stand here"
    return (
        f"{PERSONAL_KINDS[hit.kind].name} {looks} ({where}): write {hit.replacement} instead, "
        "or if it is nobody's, `desk allow` it"
    )
