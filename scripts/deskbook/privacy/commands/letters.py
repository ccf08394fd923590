"""Words that a colleague typed: what reaches a patron is never altered, what is doubtful is asked.

A letter to a patron (a reply, a public text of a record) is kept as it was typed, or nothing is
written. In any other text what is sure is replaced, and what is doubtful needs somebody's word.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from deskbook.library.formats import record_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.entry_kinds import LETTER_KINDS
from deskbook.library.model.fields import FieldSpec, front_specs
from deskbook.library.model.plan import CreateTicket, EditTicket, Effect, Plan, SetFields, WriteFile
from deskbook.library.rules import texts
from deskbook.privacy.commands import file_check
from deskbook.privacy.model.privacy import Found, PersonalWords, PersonalWordsError
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate


def refuse_unasked(
    root: Path, plan: Plan, gate: Gate, found: Iterable[Found], typed: Iterable[str]
) -> None:
    """Refuse a plan that would alter a letter, or that has doubtful words that nobody confirmed.

    Doubtful words that the file has already were confirmed before.

    Args:
        root: the library.
        plan: what is to be written, as it was typed.
        gate: the library's gate.
        found: what the gate found in the texts of the plan.
        typed: letters as they were typed, where the plan has them on one line.

    Raises:
        PersonalWordsError: there are such words.
    """
    letters = (*typed, *(it for effect in plan.effects for it in list_letters(effect)))
    hits = [(it, hit) for it in letters for hit in redact.find(it, gate)]
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
        case CreateTicket(ticket):
            yield from (it.text for it in ticket.entries if it.kind in LETTER_KINDS)
        case EditTicket(_, edit, _):
            yield from (it.text for it in edit.entries if it.kind in LETTER_KINDS)
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
