"""Departures of colleagues: what they lead is offered to others, and nothing may stay with them.

An offer is accepted like any handoff.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from deskbook.care.model.cover import Area, Offer
from deskbook.care.model.reminders import SUBJECT_KINDS
from deskbook.care.rules import cover
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError, Finding, Severity
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.plan import EditTicket, Effect, Plan, SetFields, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules import handoff

LEADING: Final = "leads this: `desk leave {handle} --on {left} --apply` offers it to others"
OFFERED: Final = "has yet to accept this: offer it to somebody else"
STANDS_IN: Final = "is to stand in: name somebody else"
IN_THE_TEAM: Final = "is in the team: take them out"


@dataclass(frozen=True, slots=True)
class Leaving:
    """The plan of a departure: what is offered, where they are named otherwise, and the effects."""

    handle: str
    day: date
    offers: tuple[Offer, ...]
    named: tuple[str, ...]
    plan: Plan


def leave(loaded: Loaded, handle: str, day: date, actor: Actor, to: str | None = None) -> Leaving:
    """Plan the departure of a colleague whose last day is `day`.

    Args:
        loaded: the library.
        handle: who leaves.
        day: their last day.
        actor: who plans it.
        to: who is offered everything; where none is named, each one's understudy or head.

    Raises:
        DeskError: whoever is to take over is not here after that day.
    """
    library, after = loaded.library, day + timedelta(days=1)
    if to is not None and (to == handle or not cover.is_here(library.staff.get(to), after)):
        raise DeskError(f"{to} is not here after {day}: name a colleague who is")
    offers = tuple(_offers(library, handle, after, to))
    effects = (
        SetFields(f"knowledge/staff/{handle}.md", {"left": day}, _digest(loaded, "staff", handle)),
        *(effect for offer in offers if (effect := _effect(loaded, offer, actor, day))),
        *_returned(loaded, handle, actor),
    )
    plan = Plan(f"{handle} leaves on {day}: what they lead is offered on", effects)
    return Leaving(handle, day, offers, tuple(_named(library, handle)), plan)


def list_led(library: Library, handle: str) -> Iterator[Area]:
    """Yield every area that a colleague leads, open tickets last."""
    yield from (area for area in cover.list_responsibilities(library) if area.lead == handle)
    for _, ticket in sorted(library.tickets.items()):
        if ticket.lead == handle and ticket.status != "resolved":
            yield cover.make_ticket_area(library, ticket)


def _offers(library: Library, handle: str, after: date, to: str | None) -> Iterator[Offer]:
    for area in list_led(library, handle):
        name = area.names[0]
        held = _pending(library, area)
        if held is not None and held != handle:
            yield Offer(area.kind, name, held, pending=True)
        else:
            yield Offer(area.kind, name, to or _successor(library, area, after))


def _pending(library: Library, area: Area) -> str | None:
    found: str | None = getattr(library, SUBJECT_KINDS[area.kind].folder)[area.names[0]].offered_to
    return found


def _successor(library: Library, area: Area, after: date) -> str | None:
    """The first to be asked: the area's own understudy, the leaving one's, then the heads."""
    staff = library.staff.get(area.lead or "")
    own = cover.as_candidates("understudy", staff.understudy if staff else None)
    heads = [
        library.services[it].head
        for it in (staff.services if staff else ())
        if it in library.services
    ]
    candidates = [*(who for _, who in (*area.understudies, *own)), area.head, *heads]
    here = (
        it
        for it in candidates
        if it and it != area.lead and cover.is_here(library.staff.get(it), after)
    )
    return next(here, None)


def _effect(loaded: Loaded, offer: Offer, actor: Actor, day: date) -> Effect | None:
    if offer.to is None or offer.pending:
        return None
    if offer.kind == "ticket":
        filed = loaded.ticket(offer.name)
        return EditTicket(filed.path, _offered(filed.record, offer.to, actor, day), filed.digest)
    folder = SUBJECT_KINDS[offer.kind].folder
    path = f"knowledge/{folder}/{offer.name}.md"
    return SetFields(path, {"offered_to": offer.to}, _digest(loaded, folder, offer.name))


def _offered(ticket: Ticket, to: str, actor: Actor, day: date) -> TicketEdit:
    """The offer, in the name of the robot: who plans it may be the one it is offered to."""
    text = f"{ticket.lead} leaves the library on {day}; {actor.author} planned who takes over."
    robot = replace(actor, author=ROBOT)
    return handoff.offer(ticket, robot, to, "pass", text=text, force=True)


def _returned(loaded: Loaded, handle: str, actor: Actor) -> Iterator[Effect]:
    """Return offers to the leaving colleague to their leads."""
    for name, ticket in sorted(loaded.library.tickets.items()):
        if ticket.offered_to == handle and ticket.lead != handle and ticket.status != "resolved":
            filed = loaded.ticket(name)
            edit = handoff.withdraw(ticket, actor, f"{handle} leaves the library.", force=True)
            yield EditTicket(filed.path, edit, filed.digest)


def _named(library: Library, handle: str) -> Iterator[str]:
    """Other places that name a colleague, which people have to think about."""
    for slug, service in sorted(library.services.items()):
        if handle in service.team:
            yield f"knowledge/services/{slug}.md: in the team"
    for folder in ("departments", "projects", "staff"):
        for slug, record in sorted(getattr(library, folder).items()):
            if record.understudy == handle:
                yield f"knowledge/{folder}/{slug}.md: the understudy"
    for slug, staff in sorted(library.staff.items()):
        if any(it.understudy == handle for it in staff.away):
            yield f"knowledge/staff/{slug}.md: the understudy of an absence"


def _digest(loaded: Loaded, folder: str, name: str) -> str:
    return loaded.filed[f"knowledge/{folder}/{name}.md"].digest


def findings(loaded: Loaded, today: date) -> Iterator[Finding]:
    """Yield records in which somebody who has left leads, is offered something, or stands in."""
    library = loaded.library
    gone = {handle for handle, it in library.staff.items() if cover.has_left(it, today)}
    for name, ticket in library.tickets.items():
        if ticket.status != "resolved" and gone & {ticket.lead, ticket.offered_to}:
            yield from _of_ticket(loaded.ticket(name), library, today)
    for area in cover.list_responsibilities(library):
        filed = loaded.filed[f"knowledge/{SUBJECT_KINDS[area.kind].folder}/{area.names[0]}.md"]
        yield from _remaining(filed, SUBJECT_KINDS[area.kind].lead, library, today, LEADING)
        yield from _remaining(filed, "offered_to", library, today, OFFERED)
        yield from _remaining(filed, "understudy", library, today, STANDS_IN, "warning")
        yield from _remaining(filed, "team", library, today, IN_THE_TEAM, "warning")
    for handle in library.staff:
        filed = loaded.filed[f"knowledge/staff/{handle}.md"]
        yield from _remaining(filed, "understudy", library, today, STANDS_IN, "warning")


def _of_ticket(filed: Filed[Ticket], library: Library, today: date) -> Iterator[Finding]:
    yield from _remaining(filed, "lead", library, today, LEADING)
    yield from _remaining(filed, "offered_to", library, today, OFFERED)


def _remaining(
    filed: Filed[object],
    field: str,
    library: Library,
    today: date,
    said: str,
    severity: Severity = "error",
) -> Iterator[Finding]:
    """The findings of a field that names somebody who has left."""
    value = getattr(filed.record, field, None) or ()
    for handle in value if isinstance(value, tuple) else (value,):
        staff = library.staff.get(handle)
        if staff is not None and cover.has_left(staff, today):
            more = said.format(handle=handle, left=staff.left)
            message = f"{handle} left on {staff.left} and {more}"
            yield Finding(filed.path, filed.line(field), "staff.left", message, severity)
