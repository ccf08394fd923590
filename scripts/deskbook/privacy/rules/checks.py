"""Checks that no record holds personal data, and that the patterns of `library.md` can be used."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from deskbook.library.model.finding import Finding, Severity
from deskbook.library.model.library import Filed, Loaded
from deskbook.library.model.records import (
    Answer,
    Problem,
    Profile,
    Project,
    Resource,
    Service,
    Shift,
    Translation,
)
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.privacy.model.privacy import WORDS, Hit
from deskbook.privacy.rules import id_patterns, own_contacts, redact
from deskbook.privacy.rules.plan import TEXT_FIELDS, UNREAD_DATA
from deskbook.privacy.rules.redact import Gate

_TITLED: Final = (Answer, Problem, Project)
_READ: Final = (Answer, Problem, Project, Service, Resource, Shift, Translation)


def findings(loaded: Loaded) -> Iterator[Finding]:
    """No record holds personal data."""
    gate = own_contacts.of_library(loaded.library)
    for filed in loaded.filed.values():
        of = of_ticket if isinstance(filed.record, Ticket) else of_record
        yield from of(filed, gate)


def shown(loaded: Loaded) -> list[Filed[Any]]:
    """The records that patrons see, with their files."""
    return [it for it in loaded.filed.values() if _is_published(it.record)]


def published(filed: Iterable[Filed[Any]], gate: Gate) -> Iterator[Finding]:
    """What stops a publication: personal data, for sure, in a record that patrons see."""
    for it in filed:
        yield from (found for found in of_record(it, gate) if found.severity == "error")


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


def of_ticket(filed: Filed[Ticket], gate: Gate) -> Iterator[Finding]:
    """No ticket holds an address, a number, a secret or a name of a patron."""
    ticket = filed.record
    for key in TEXT_FIELDS:
        value = getattr(ticket, key) or ""
        for text in (value,) if isinstance(value, str) else value:
            yield from _found(filed.path, filed.line(key), text, gate, within=False)
    yield from _found(filed.path, filed.line("question") + 1, ticket.question, gate)
    for entry in ticket.entries:
        yield from _of_entry(filed, entry, gate)


def of_record(filed: Filed[Any], gate: Gate) -> Iterator[Finding]:
    """No page of `knowledge/` holds a patron's data; what the library publishes of itself may."""
    record = filed.record
    if isinstance(record, Profile):
        yield from of_patterns(filed)
    if isinstance(record, _TITLED):
        yield from _found(filed.path, filed.line("title"), record.title, gate, within=False)
    if isinstance(record, Answer):
        for words in record.also_asked:
            yield from _found(filed.path, filed.line("also_asked"), words, gate, within=False)
    if isinstance(record, Translation):
        yield from _found(filed.path, filed.line("name"), record.name, gate, within=False)
    if isinstance(record, Problem | Translation):
        yield from _found(filed.path, filed.line("banner"), record.banner, gate, within=False)
        for news in record.news:
            yield from _found(filed.path, filed.line("news"), news.says, gate, within=False)
    if isinstance(record, _READ):
        yield from _found(filed.path, filed.line("body"), record.body, gate)


def of_patterns(filed: Filed[Profile]) -> Iterator[Finding]:
    """`privacy.student_ids` and `privacy.card_numbers` hold patterns that no text can make slow."""
    for message in id_patterns.faults(filed.record.privacy):
        yield Finding(filed.path, filed.line("privacy"), "privacy.pattern", message)


def of_text(path: str, text: str, gate: Gate) -> Iterator[Finding]:
    """No text holds personal data, whatever kind of file it is."""
    yield from _found(path, 1, text, gate)


def _of_entry(filed: Filed[Ticket], entry: Entry, gate: Gate) -> Iterator[Finding]:
    line = filed.line(entry.id)
    for number, (key, value) in enumerate(entry.data, start=2):
        if key not in UNREAD_DATA:
            yield from _found(filed.path, line + number, value, gate, within=False)
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
    """What stands there; never the words themselves, for logs of checks are kept elsewhere."""
    where = f"from character {column}, {hit.end - hit.start} long"
    looks = "stands here" if hit.confidence == "sure" else "may stand here"
    return (
        f"{WORDS[hit.kind]} {looks} ({where}): write {hit.replacement} instead, or if it is "
        "nobody's, `desk allow` it"
    )
