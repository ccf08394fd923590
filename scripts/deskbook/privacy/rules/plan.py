"""The gate over what a verb is about to write: no plan is carried out with personal data in it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from deskbook.library.model.plan import (
    CreateTicket,
    EditTicket,
    Effect,
    FieldValue,
    Plan,
    SetFields,
    TicketEdit,
    WriteFile,
)
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.rules import texts
from deskbook.patrons.rules.patrons import normalize
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
    effects, found = list[Effect](), list[Found]()
    for effect in plan.effects:
        here = list_allowed(effect)
        reader = _Reader(replace(gate, here=frozenset(here)) if here else gate, found)
        effects.append(_effect(effect, reader))
    return replace(plan, effects=tuple(effects)), tuple(found)


def list_allowed(effect: Effect) -> tuple[str, ...]:
    """Return the digests of names that may stand in what an effect writes into a ticket."""
    match effect:
        case CreateTicket(ticket):
            return ticket.allowed
        case EditTicket(_, edit, _):
            found = edit.fields.get("allowed", ())
            return found if isinstance(found, tuple) else ()
        case _:
            return ()


def allow_names(
    plan: Plan, words: Collection[str], gate: Gate, before: Callable[[str], tuple[str, ...]]
) -> tuple[Plan, frozenset[str]]:
    """Let names pass in the tickets that a plan writes them into, and in these alone.

    A plan that writes records too lets them pass by `library.md`, which is for public texts.

    Args:
        plan: what is to be written.
        words: what somebody lets pass.
        gate: the gate without these words.
        before: the digests of names in the ticket of a path.

    Returns:
        the plan, and the words that are names.
    """
    if any(isinstance(it, SetFields | WriteFile) for it in plan.effects):
        return plan, frozenset()
    wanted = {normalize(it): it for it in words}
    effects, named = list[Effect](), set[str]()
    for effect in plan.effects:
        _, found = guard_plan(replace(plan, effects=(effect,)), gate)
        hits = (
            it.text[hit.start : hit.end] for it in found for hit in it.hits if hit.kind == "name"
        )
        here = {it for it in hits if normalize(it) in wanted}
        named |= {wanted[normalize(it)] for it in here}
        effects.append(_allow(effect, sorted(map(redact.digest_name, here)), before))
    return replace(plan, effects=tuple(effects)), frozenset(named)


def _allow(
    effect: Effect, digests: Sequence[str], before: Callable[[str], tuple[str, ...]]
) -> Effect:
    match effect:
        case CreateTicket(ticket) if digests:
            allowed = tuple(dict.fromkeys((*ticket.allowed, *digests)))
            return CreateTicket(replace(ticket, allowed=allowed))
        case EditTicket(path, edit, digest) if digests:
            held = list_allowed(effect) or before(path)
            fields = {**edit.fields, "allowed": tuple(dict.fromkeys((*held, *digests)))}
            return EditTicket(path, replace(edit, fields=fields), digest)
        case _:
            return effect


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
