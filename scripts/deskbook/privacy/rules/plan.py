"""The gate over what a verb is about to write: no plan is carried out with personal data in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from deskbook.library.model.fields import front_specs
from deskbook.library.model.plan import (
    CreateTicket,
    EditTicket,
    Effect,
    FieldValue,
    Plan,
    TicketEdit,
    WriteFile,
)
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate

TEXT_FIELDS: Final = ("title", "course", "links")
"""Fields of a ticket that hold words a person typed; the others hold names of ours or codes."""

UNREAD_DATA: Final = frozenset(front_specs(Ticket)) - frozenset(TEXT_FIELDS) | {
    "offer",
    "mail",
    "sent",
    "refused",
    "attachment",
}
"""Data lines that log a field of ours: handles, states, days, a vendor's case number."""


@dataclass(slots=True)
class _Reader:
    """Takes texts in turn and keeps what was found in them."""

    gate: Gate
    found: list[Found]

    def text(self, text: str) -> str:
        clean, hits = redact.intake(text, self.gate)
        if hits and all(text != before.text for before in self.found):
            self.found.append(Found(text, hits))
        return clean


def guarded(plan: Plan, gate: Gate) -> tuple[Plan, tuple[Found, ...]]:
    """The plan without personal data in its texts, and what was found in them."""
    reader = _Reader(gate, [])
    effects = tuple(_effect(effect, reader) for effect in plan.effects)
    return replace(plan, effects=effects), tuple(reader.found)


def of_ticket(ticket: Ticket, gate: Gate) -> tuple[Ticket, tuple[Found, ...]]:
    """A ticket without personal data in its texts, and what was found in them."""
    reader = _Reader(gate, [])
    return _ticket(ticket, reader), tuple(reader.found)


def difference(before: Ticket, after: Ticket) -> dict[str, FieldValue]:
    """The fields with words or a pseudonym that differ between two versions of a ticket."""
    pairs = ((key, getattr(after, key)) for key in (*TEXT_FIELDS, "patron"))
    return {key: it for key, it in pairs if it != getattr(before, key)}


def _effect(effect: Effect, reader: _Reader) -> Effect:
    match effect:
        case CreateTicket(ticket):
            return CreateTicket(_ticket(ticket, reader))
        case EditTicket(path, edit, digest):
            return EditTicket(path, _edit(edit, reader), digest)
        case WriteFile(path, text, digest) if path.startswith("knowledge/"):
            head, fence, body = text.partition("\n---\n")
            return WriteFile(path, head + fence + reader.text(body), digest)
        case _:
            return effect


def _ticket(ticket: Ticket, reader: _Reader) -> Ticket:
    return replace(
        ticket,
        title=reader.text(ticket.title),
        course=reader.text(ticket.course) if ticket.course else ticket.course,
        links=tuple(map(reader.text, ticket.links)),
        question=reader.text(ticket.question),
        entries=tuple(_entry(entry, {}, reader) for entry in ticket.entries),
    )


def _edit(edit: TicketEdit, reader: _Reader) -> TicketEdit:
    fields: dict[str, FieldValue] = dict(edit.fields)
    changed: dict[str, str] = {}
    for key in TEXT_FIELDS:
        before = fields.get(key)
        if isinstance(before, tuple):
            fields[key] = after = tuple(map(reader.text, before))
            changed |= dict(zip(before, after, strict=True))
        elif isinstance(before, str):
            fields[key] = changed[before] = reader.text(before)
    entries = tuple(_entry(entry, changed, reader) for entry in edit.entries)
    question = None if edit.question is None else reader.text(edit.question)
    reworded = tuple(_entry(entry, changed, reader) for entry in edit.reworded)
    return TicketEdit(fields, entries, question, reworded)


def _entry(entry: Entry, changed: Mapping[str, str], reader: _Reader) -> Entry:
    """An entry whose log of changed fields says what the fields say."""
    data = tuple((key, _datum(key, value, changed, reader)) for key, value in entry.data)
    return replace(entry, data=data, text=reader.text(entry.text))


def _datum(key: str, value: str, changed: Mapping[str, str], reader: _Reader) -> str:
    if key in UNREAD_DATA:
        return value
    for before, after in changed.items():
        value = value.replace(before, after)
    return reader.text(value)
