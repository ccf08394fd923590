"""Words that a colleague typed: what reaches a patron is never altered, what is doubtful is asked.

A letter to a patron (a reply, a public text of a record) is kept as it was typed, or nothing is
written. A reply may name its own patron: the vault keeps it as it was typed, and it goes out so. In
any other text what is sure is replaced, and what is doubtful needs somebody's word.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from deskbook.library.formats import record_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.entry_kinds import LETTER_KINDS
from deskbook.library.model.fields import FieldSpec, front_specs
from deskbook.library.model.plan import CreateTicket, EditTicket, Effect, Plan, SetFields, WriteFile
from deskbook.library.model.ticket import Entry
from deskbook.library.rules import texts
from deskbook.privacy.commands import file_check
from deskbook.privacy.model.privacy import Found, Hit, PersonalWords, PersonalWordsError
from deskbook.privacy.rules import known, redact
from deskbook.privacy.rules.own_contacts import Known
from deskbook.privacy.rules.redact import Gate

WRITTEN: Final = "written"
"""The data line of a reply that the vault keeps as it was typed."""


def refuse_unasked(
    root: Path,
    plan: Plan,
    gate: Gate,
    found: Iterable[Found],
    typed: Iterable[str],
    own: Known = (),
) -> None:
    """Refuse a plan that would alter a letter, or that has doubtful words that nobody confirmed.

    Doubtful words that the file has already were confirmed before.

    Args:
        root: the library.
        plan: what is to be written, as it was typed.
        gate: the library's gate.
        found: what the gate found in the texts of the plan.
        typed: letters as they were typed, where the plan has them on one line.
        own: what is known of the patron whom the letters are for, where the vault can keep them.

    Raises:
        PersonalWordsError: there are such words.
    """
    letters = (*typed, *(it for effect in plan.effects for it in list_letters(effect)))
    hits = [(it, hit) for it in letters for hit in list_others(it, gate, own)]
    hits += [(it.text, hit) for it in found for hit in it.hits if hit.confidence != "sure"]
    if not hits:
        return
    present = "\n".join(_read_present(root, plan))
    new: dict[str, PersonalWords] = {}
    for text, hit in hits:
        words = text[hit.start : hit.end]
        if hit.confidence == "sure" or words not in present:
            line = text.count("\n", 0, hit.start) + 1
            new.setdefault(words, PersonalWords(line, hit.kind, words))
    if new:
        raise PersonalWordsError(tuple(new.values()))


def list_others(text: str, gate: Gate, own: Known) -> Iterator[Hit]:
    """Return the hits in a text but those that only name its own patron."""
    hits = redact.find(text, gate)
    spans = [(it.start, it.end) for it in known.known_texts(text, own)] if hits else []
    theirs = {at for start, end in spans for at in range(start, end)}
    for hit in hits:
        if any(text[at].isalnum() and at not in theirs for at in range(hit.start, hit.end)):
            yield hit


def list_altered(plan: Plan, clean: Plan) -> dict[str, str]:
    """Return the replies that the gate altered, as they were typed, by the id of their entry."""
    before, after = (
        {it.id: it.text for effect in held.effects for it in _list_replies(effect)}
        for held in (plan, clean)
    )
    return {name: text for name, text in before.items() if after[name] != text}


def mark_altered(plan: Plan, names: Collection[str]) -> Plan:
    """Return a plan whose entries say that the vault has these replies as they were typed."""

    def mark(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(
            replace(it, data=(*it.data, (WRITTEN, "vault"))) if it.id in names else it
            for it in entries
        )

    def change(effect: Effect) -> Effect:
        match effect:
            case CreateTicket(ticket):
                return CreateTicket(replace(ticket, entries=mark(ticket.entries)))
            case EditTicket(path, edit, digest):
                return EditTicket(path, replace(edit, entries=mark(edit.entries)), digest)
            case _:
                return effect

    return replace(plan, effects=tuple(map(change, plan.effects)))


def _list_replies(effect: Effect) -> Iterator[Entry]:
    match effect:
        case CreateTicket(ticket):
            yield from (it for it in ticket.entries if it.kind in LETTER_KINDS)
        case EditTicket(_, edit, _):
            yield from (it for it in edit.entries if it.kind in LETTER_KINDS)
        case _:
            pass


def _read_present(root: Path, plan: Plan) -> Iterator[str]:
    """The files that a plan changes, as they are."""
    for effect in plan.effects:
        if isinstance(effect, EditTicket | SetFields | WriteFile):
            path = root / effect.path
            if path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")


def list_letters(effect: Effect) -> Iterator[str]:
    """Each text of an effect that staff write to patrons."""
    match effect:
        case CreateTicket() | EditTicket():
            yield from (it.text for it in _list_replies(effect))
        case SetFields(path, fields, _) if file_check.is_record(path):
            yield from _list_values(record_file.kind_of(path), fields)
        case WriteFile(path, text, _) if file_check.is_record(path):
            reading: Reading[Any] = record_file.parse(
                record_file.kind_of(path), path, text.encode()
            )
            if reading.filed is not None:
                of = texts.texts(reading.filed.record)
                yield from (it.text for it in of if _is_letter(it.spec))


def _list_values(kind: type, fields: Mapping[str, Any]) -> Iterator[str]:
    known = {spec.key: spec for spec in texts.text_specs(kind).values()}
    for key in known.keys() & fields.keys():
        value, part = fields[key], texts.find_part_class(front_specs(kind)[key])
        for one in value if isinstance(value, tuple) else (value,):
            if part is not None and isinstance(one, Mapping):
                yield from _list_values(part, one)
            elif isinstance(one, str) and _is_letter(known[key]):
                yield one


def _is_letter(spec: FieldSpec) -> bool:
    return spec.author == "staff" and spec.seen_by != "staff" and spec.trust == "none"
