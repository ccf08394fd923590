"""The gate over what a verb is about to write: no plan is carried out with personal data in it."""

from dataclasses import dataclass, replace

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
from deskbook.library.rules import texts
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate


@dataclass(slots=True)
class _Reader:
    """Takes texts in turn and keeps what was found in them."""

    gate: Gate
    found: list[Found]

    def text(self, text: str) -> str:
        clean, hits = redact.clean_intake(text, self.gate)
        if hits and all(text != before.text for before in self.found):
            self.found.append(Found(text, hits))
        return clean


def guard_plan(plan: Plan, gate: Gate) -> tuple[Plan, tuple[Found, ...]]:
    """The plan without personal data in its texts, and what was found in them."""
    reader = _Reader(gate, [])
    effects = tuple(_effect(effect, reader) for effect in plan.effects)
    return replace(plan, effects=effects), tuple(reader.found)


def guard_ticket(ticket: Ticket, gate: Gate) -> tuple[Ticket, tuple[Found, ...]]:
    """A ticket without personal data in its texts, and what was found in them."""
    reader = _Reader(gate, [])
    return _ticket(ticket, reader), tuple(reader.found)


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
    clean = texts.reword(ticket, reader.text)
    entries = tuple(texts.reword_entry(entry, reader.text) for entry in ticket.entries)
    return replace(clean, entries=entries)


def _edit(edit: TicketEdit, reader: _Reader) -> TicketEdit:
    """An edit without personal data; the log of a changed field says what the field says."""
    known = texts.text_specs(Ticket)
    fields: dict[str, FieldValue] = {
        key: texts.reword_value(known[key], value, reader.text) if key in known else value
        for key, value in edit.fields.items()
    }
    changed = {
        before: after
        for key, value in edit.fields.items()
        for before, after in zip(_items(value), _items(fields[key]), strict=True)
        if before != after
    }

    def line(value: str) -> str:
        for before, after in changed.items():
            value = value.replace(before, after)
        return reader.text(value)

    def entry(it: Entry) -> Entry:
        return texts.reword_entry(it, reader.text, line)

    question = None if edit.question is None else reader.text(edit.question)
    entries, reworded = map(entry, edit.entries), map(entry, edit.reworded)
    return TicketEdit(fields, tuple(entries), question, tuple(reworded))


def _items(value: FieldValue) -> tuple[str, ...]:
    """The texts of a field."""
    found = value if isinstance(value, tuple) else (value,)
    return tuple(it for it in found if isinstance(it, str))
