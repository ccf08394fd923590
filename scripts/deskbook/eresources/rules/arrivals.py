"""Late content: a day on which we look again, its arrival, and how late a resource really is."""

from collections.abc import Iterable, Sequence
from datetime import date

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.model.missing import describe_issue
from deskbook.eresources.model.outcomes import Arrival, Delay, VendorDelay
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.records import Missing
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules.conversation import refuse_past, reply
from deskbook.tickets.rules.handoff import claim
from deskbook.tickets.rules.lifecycle import entry, refuse_resolved, then


def watch(
    ticket: Ticket, actor: Actor, day: date, item: str | None = None, text: str = ""
) -> TicketEdit:
    """Set the day on which we look again whether late content has come.

    Args:
        ticket: the ticket; whoever watches a new one leads it.
        actor: who acts.
        day: the day.
        item: what is missing, where the ticket does not say so yet.
        text: for colleagues.

    Raises:
        DeskError: the day is over, the ticket is resolved or about no resource, or nothing changes.
    """
    refuse_resolved(ticket, "`desk reopen` it first")
    refuse_past(day, actor)
    if ticket.resource is None:
        raise DeskError(
            f"{ticket.id} is about no resource: `desk edit {ticket.id} --resource …` says which one"
        )
    if ticket.status == "new":
        return then(ticket, claim(ticket, actor), lambda it: watch(it, actor, day, item, text))
    changes: dict[str, FieldValue] = {
        "watch": day,
        "item": item or ticket.item,
        "arrived": None,
    }
    edit = entry(ticket, actor, "edit", text=text, changes=changes)
    if not edit.fields and not text:
        raise DeskError(f"{ticket.id} is looked at again on {day} already")
    return edit


def note_arrival(ticket: Ticket, actor: Actor, day: date, text: str = "") -> TicketEdit:
    """Note that late content is there; a ticket that waited on its vendor is open again.

    Raises:
        DeskError: nothing was awaited, or the day lies ahead or before the question.
    """
    refuse_resolved(ticket, "`desk reopen` it first")
    if ticket.watch is None and ticket.item is None:
        raise DeskError(
            f"{ticket.id} awaits no content: `desk watch {ticket.id} DAY --item …` says what"
        )
    if day > actor.today():
        raise DeskError(f"{day} is still to come: give the day on which you saw it")
    if day < ticket.opened.date():
        raise DeskError(f"{day} is before the question was asked, on {ticket.opened.date()}")
    changes: dict[str, FieldValue] = {"arrived": day, "watch": None}
    if ticket.status == "waiting" and ticket.waiting_on == "vendor":
        changes |= {"status": "open", "waiting_on": None}
    return entry(ticket, actor, "status", text=text, changes=changes)


def note_arrival_for(ticket: Ticket, actor: Actor, day: date, text: str) -> TicketEdit:
    """Note on another ticket about the same issue that it is there, and write to its patron.

    Args:
        ticket: a ticket that is not resolved.
        actor: who acts.
        day: the day on which it was seen to be there.
        text: the news for the patron; nothing where nobody is told.
    """
    changes: dict[str, FieldValue] = {"arrived": day, "watch": None}
    if ticket.status == "waiting" and ticket.waiting_on == "vendor":
        changes |= {"status": "open", "waiting_on": None}
    edit = entry(ticket, actor, "status", changes=changes)
    return then(ticket, edit, lambda it: reply(it, actor, text)) if text else edit


def list_delays(library: Library, calendar: Calendar) -> tuple[Delay, ...]:
    """Return the delays of every resource whose content came late or is missing.

    An issue counts once, however many missed it: by its record, or by its ticket where it has none.
    """
    found: dict[str, list[Arrival]] = {}
    for record in library.missing.values():
        found.setdefault(record.resource, []).append(_recorded(record, library))
    recorded = {name for it in library.missing.values() for name in it.tickets}
    for ticket in library.tickets.values():
        if ticket.resource is not None and ticket.id not in recorded and _is_late(ticket):
            found.setdefault(ticket.resource, []).append(_arrival(ticket, calendar))
    made = (_delay(library, slug, of_one) for slug, of_one in found.items())
    return tuple(sorted(made, key=lambda it: (it.vendor, it.resource)))


def sum_by_vendor(found: Iterable[Delay]) -> tuple[VendorDelay, ...]:
    """Return the delays of each vendor over all its resources; some have no vendor."""
    of_vendor: dict[str, list[Delay]] = {}
    for it in found:
        if it.vendor:
            of_vendor.setdefault(it.vendor, []).append(it)
    return tuple(
        _sum(vendor, [one for it in delays for one in (*it.arrivals, *it.missing)])
        for vendor, delays in sorted(of_vendor.items())
    )


def sum_tickets(
    name: str, tickets: Iterable[Ticket], calendar: Calendar, library: Library
) -> VendorDelay | None:
    """Return the delays of the issues that any tickets are about; none where nothing was late."""
    asked = {it.id: it for it in tickets}
    found = [
        _recorded(it, library) for it in library.missing.values() if asked.keys() & set(it.tickets)
    ]
    recorded = {name for it in library.missing.values() for name in it.tickets}
    found += [
        _arrival(it, calendar) for it in asked.values() if it.id not in recorded and _is_late(it)
    ]
    return _sum(name, found) if found else None


def _sum(name: str, found: Sequence[Arrival]) -> VendorDelay:
    came = [it for it in found if it.arrived]
    return VendorDelay(
        name, _after_missed(came), sum(it.arrived is None for it in found), _after_due(came)
    )


def _after_missed(came: Iterable[Arrival]) -> tuple[int, ...]:
    return tuple(sorted(max(0, (it.arrived - it.reported).days) for it in came if it.arrived))


def _after_due(came: Iterable[Arrival]) -> tuple[int, ...]:
    return tuple(sorted(max(0, (it.arrived - it.due).days) for it in came if it.arrived and it.due))


def _is_late(ticket: Ticket) -> bool:
    """Return whether a ticket is about content that came late, or that is awaited."""
    awaited = ticket.watch is not None and ticket.status != "resolved"
    return ticket.arrived is not None or awaited


def _arrival(ticket: Ticket, calendar: Calendar) -> Arrival:
    item = ticket.item or ticket.title
    return Arrival((ticket.id,), item, calendar.day_of(ticket.opened), ticket.arrived)


def _recorded(it: Missing, library: Library) -> Arrival:
    """The arrival of an issue with a record; its readers are counted by its tickets."""
    asked = [library.tickets[name] for name in it.tickets if name in library.tickets]
    known = {ticket.patron for ticket in asked if ticket.patron}
    readers = len(known) + sum(ticket.patron is None for ticket in asked)
    return Arrival(it.tickets, describe_issue(it), it.missed, it.arrived, it.due, max(1, readers))


def _delay(library: Library, slug: str, found: list[Arrival]) -> Delay:
    resource = library.resources.get(slug)
    in_order = sorted(found, key=lambda it: (it.reported, it.tickets))
    came = tuple(it for it in in_order if it.arrived is not None)
    return Delay(
        vendor=resource.vendor if resource else "",
        resource=resource.name if resource else slug,
        days=_after_missed(came),
        arrivals=came,
        missing=tuple(it for it in in_order if it.arrived is None),
        overdue=_after_due(came),
    )
