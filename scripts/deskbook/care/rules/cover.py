"""Stand-ins on a day, and gaps in cover.

A stand-in is looked for in this order: the understudy named for the absence, the colleague's own
understudy, the understudy of the department or project, the head of the service. Somebody away or
gone is passed over for their own stand-in; a circle of understudies ends nowhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from deskbook.care.model.cover import Area, Gap, Source, StandIn
from deskbook.care.model.reminders import SUBJECT_KINDS
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.records import Absence, Answer, Staff
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES


def is_here(staff: Staff | None, day: date) -> bool:
    """Return whether a colleague works here on a day and is not away; nobody unknown is here."""
    return staff is not None and not has_left(staff, day) and find_absence(staff, day) is None


def has_left(staff: Staff, day: date) -> bool:
    """Return whether a colleague's last day is over."""
    return staff.left is not None and staff.left < day


def find_absence(staff: Staff, day: date) -> Absence | None:
    """Return the absence that includes a day; of several, the one that ends last."""
    fitting = (it for it in staff.away if it.start <= day <= it.end)
    return max(fitting, key=lambda it: it.end, default=None)


def find_stand_in(library: Library, area: Area, day: date) -> StandIn:
    """Return the colleague who is responsible for an area on a day."""
    if area.lead is not None and is_here(library.staff.get(area.lead), day):
        return StandIn(area.lead, "themselves")
    seen = {area.lead} if area.lead else set[str]()
    own = _own(library, area.lead, day) if area.lead else ()
    heads: tuple[tuple[Source, str], ...] = (("head", area.head),) if area.head else ()
    for source, candidate in (*own, *area.understudies, *heads):
        if found := _follow(library, candidate, day, seen):
            return StandIn(found, source)
    return StandIn(None, "nobody")


def find_understudy(library: Library, area: Area, day: date) -> str | None:
    """Return the colleague to ask next, besides the one responsible now; heads are left out."""
    first = find_stand_in(library, area, day).who
    own = _own(library, area.lead, day) if area.lead else ()
    for _, candidate in (*own, *area.understudies):
        found = _follow(library, candidate, day, set())
        if found and found != first:
            return found
    return None


def find_head(library: Library, service: str, day: date) -> str | None:
    """Return the head of a service or their stand-in; nobody where the service is unknown."""
    known = library.services.get(service)
    return _follow(library, known.head, day, set()) if known else None


def list_responsibilities(library: Library) -> Iterator[Area]:
    """Yield the departments, open projects, services and live problems that somebody leads."""
    for slug, department in sorted(library.departments.items()):
        understudies = as_candidates("department", department.understudy)
        yield Area("department", (slug,), department.liaison, understudies)
    for slug, project in sorted(library.projects.items()):
        if project.closed is None:
            yield Area(
                "project", (slug,), project.lead, as_candidates("project", project.understudy)
            )
    for slug, service in sorted(library.services.items()):
        yield Area("service", (slug,), service.head)
    for slug, problem in sorted(library.problems.items()):
        if problem.state in LIVE_PROBLEM_STATES:
            yield Area("problem", (slug,), problem.lead)


def as_candidates(source: Source, handle: str | None) -> tuple[tuple[Source, str], ...]:
    """Return a named stand-in as a list of one, or an empty list."""
    return ((source, handle),) if handle else ()


def make_ticket_area(library: Library, ticket: Ticket) -> Area:
    """Return a ticket as an area that needs somebody."""
    department = library.departments.get(ticket.department or "")
    project = library.projects.get(ticket.project or "")
    service = library.services.get(ticket.service)
    understudies = (
        *as_candidates("department", department.understudy if department else None),
        *as_candidates("project", project.understudy if project else None),
    )
    return Area(
        "ticket", (ticket.id,), ticket.lead, understudies, service.head if service else None
    )


def make_answer_area(library: Library, answer: Answer) -> Area:
    """Return an answer as an area, led by its reviewer, else by the head of its service."""
    original = library.answers.get(answer.translates or "")
    services = answer.services or (original.services if original else ())
    service = next((it for it in services if it in library.services), None)
    head = library.services[service].head if service else None
    return Area("answer", (answer.slug,), answer.reviewed_by, (), head)


def list_areas(library: Library) -> Iterator[Area]:
    """Yield all areas that need somebody; open tickets that differ only in their id are one."""
    yield from list_responsibilities(library)
    alike: dict[Area, list[str]] = {}
    for ticket in library.tickets.values():
        if ticket.status != "resolved":
            area = make_ticket_area(library, ticket)
            key = Area(area.kind, (), area.lead, area.understudies, area.head)
            alike.setdefault(key, []).append(ticket.id)
    for key, names in sorted(alike.items(), key=lambda it: min(it[1])):
        yield Area(key.kind, tuple(sorted(names)), key.lead, key.understudies, key.head)


def find_gaps(library: Library, first: date, last: date) -> tuple[Gap, ...]:
    """Return the gaps in cover between two days, both included, in the order of the areas."""
    return tuple(
        gap for area in list_areas(library) for gap in _area_gaps(library, area, first, last)
    )


def _own(library: Library, handle: str, day: date) -> tuple[tuple[Source, str], ...]:
    """The stand-ins that a colleague's own file names for a day."""
    staff = library.staff.get(handle)
    if staff is None:
        return ()
    away = find_absence(staff, day)
    return (
        *as_candidates("absence", away.understudy if away else None),
        *as_candidates("understudy", staff.understudy),
    )


def _follow(library: Library, handle: str, day: date, seen: set[str]) -> str | None:
    """The colleague, or through their own stand-ins the first who is here."""
    if handle in seen:
        return None
    seen.add(handle)
    if is_here(library.staff.get(handle), day):
        return handle
    for _, candidate in _own(library, handle, day):
        if found := _follow(library, candidate, day, seen):
            return found
    return None


def _area_gaps(library: Library, area: Area, first: date, last: date) -> Iterator[Gap]:
    if area.lead is None:
        yield Gap(area, "unled", first, last, area.head)
        return
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    lone = [gap for day in days if (gap := _gap(library, area, day))]
    yield from _joined(lone)
    if not lone and not _is_understudied(library, area, first):
        yield Gap(area, "no-understudy", first, last)


def _gap(library: Library, area: Area, day: date) -> Gap | None:
    """The gap of one day: the lead is gone, or away and nobody was named to stand in."""
    staff = library.staff.get(area.lead or "")
    if staff is None or has_left(staff, day):
        return Gap(area, "left", day, day)
    found = find_stand_in(library, area, day)
    if found.source in ("head", "nobody"):
        return Gap(area, "away", day, day, found.who)
    return None


def _joined(days: Iterable[Gap]) -> Iterator[Gap]:
    """Gaps of single days that follow each other and are alike, made one."""
    for _, alike in groupby(enumerate(days), key=_run):
        gaps = [gap for _, gap in alike]
        yield replace(gaps[0], last=gaps[-1].last)


def _run(numbered: tuple[int, Gap]) -> tuple[str, str | None, int]:
    """The same for gaps that are alike and on consecutive days."""
    number, gap = numbered
    return gap.lack, gap.stand_in, gap.first.toordinal() - number


def _is_understudied(library: Library, area: Area, day: date) -> bool:
    """Return whether the area or its lead names somebody who works here."""
    lead = library.staff.get(area.lead or "")
    own = as_candidates("understudy", lead.understudy if lead else None)
    known = (library.staff.get(handle) for _, handle in (*own, *area.understudies))
    return any(it is not None and not has_left(it, day) for it in known)


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


def offer_lead(it: Responsibility, me: str, to: str) -> Fields:
    """Offer what I lead to a colleague.

    Raises:
        DeskError: somebody else leads it, or it is theirs.
    """
    if it.lead != me:
        raise DeskError(f"{it.lead} leads {it.path}, so only they can offer it")
    if to == me:
        raise DeskError(f"you lead {it.path} already")
    return {"offered_to": to}


def accept_lead(it: Responsibility, me: str) -> Fields:
    """Lead what is offered to me; who leads something does not stand in for themselves.

    Raises:
        DeskError: it is not offered to me.
    """
    _refuse_stranger(it, me)
    fields: Fields = {it.field: me, "offered_to": None, "reminded": None}
    return {**fields, "understudy": None} if it.understudy == me else fields


def decline_lead(it: Responsibility, me: str) -> Fields:
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
