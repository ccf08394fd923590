"""Handing on what is led besides tickets: a department, project, service or problem."""

from dataclasses import dataclass

from deskbook.care.model.reminders import SUBJECT_KINDS
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue

Fields = dict[str, FieldValue]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A record that somebody leads: `departments/history`, who leads it, who has yet to accept."""

    path: str
    field: str
    lead: str
    offered_to: str | None
    understudy: str | None


def find_responsibility(library: Library, name: str) -> Responsibility:
    """Return the record that a name such as `departments/history` names.

    Raises:
        DeskError: there is no such record, or nobody leads records of that kind.
    """
    folder, _, slug = name.removeprefix("knowledge/").removesuffix(".md").partition("/")
    kinds = {it.folder: it.lead for it in SUBJECT_KINDS.values() if it.handed_on}
    if folder not in kinds:
        raise DeskError(f'"{name}" is led by nobody: name one of {", ".join(sorted(kinds))}/…')
    record = getattr(library, folder).get(slug)
    if record is None:
        raise DeskError(f"there is no knowledge/{folder}/{slug}.md")
    return Responsibility(
        path=f"knowledge/{folder}/{slug}.md",
        field=kinds[folder],
        lead=getattr(record, kinds[folder]),
        offered_to=record.offered_to,
        understudy=getattr(record, "understudy", None),
    )


def offer(it: Responsibility, me: str, to: str) -> Fields:
    """Offer what I lead to a colleague.

    Raises:
        DeskError: somebody else leads it, or it is theirs.
    """
    if it.lead != me:
        raise DeskError(f"{it.lead} leads {it.path}, so only they can offer it")
    if to == me:
        raise DeskError(f"you lead {it.path} already")
    return {"offered_to": to}


def accept(it: Responsibility, me: str) -> Fields:
    """Lead what is offered to me; who leads something does not stand in for themselves.

    Raises:
        DeskError: it is not offered to me.
    """
    _refuse_stranger(it, me)
    fields: Fields = {it.field: me, "offered_to": None, "reminded": None}
    return {**fields, "understudy": None} if it.understudy == me else fields


def decline(it: Responsibility, me: str) -> Fields:
    """Leave an offer with who made it.

    Raises:
        DeskError: it is not offered to me.
    """
    _refuse_stranger(it, me)
    return {"offered_to": None}


def _refuse_stranger(it: Responsibility, me: str) -> None:
    if it.offered_to is None:
        raise DeskError(f"{it.path} is offered to nobody; {it.lead} leads it")
    if it.offered_to != me:
        raise DeskError(f"{it.path} is offered to {it.offered_to}, so only they can answer")
