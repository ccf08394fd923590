"""Open tickets on the staff site: each service's queue, and stand-ins."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.cover import Replaced
from deskbook.care.model.reminders import Watch
from deskbook.care.rules import cover, shifts, watches
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.reports.rules import needs, relations
from deskbook.reports.rules.signals import signals
from deskbook.sites.model import Led, ServiceQueue, StaffDesk
from deskbook.tickets.rules import deliveries, queue
from deskbook.tickets.rules.lifecycle import successor


def make_desk(
    library: Library,
    calendar: Calendar,
    now: datetime,
    *,
    digests: Mapping[str, str],
    damaged: tuple[Finding, ...],
    report: str,
) -> StaffDesk:
    """Everything that the staff site shows at a moment."""
    day = calendar.day_of(now)
    tickets = library.tickets.values()
    absent = {it.id: found for it in tickets if (found := find_replaced(library, it, day))}
    return StaffDesk(
        library=library,
        now=now,
        zone=calendar.zone,
        brief=shifts.brief(library, calendar, now),
        queues=tuple(
            _queue(library, slug, calendar, now, absent) for slug in _services(library, tickets)
        ),
        absent=absent,
        successors={it.id: name for it in tickets if (name := successor(it))},
        deliveries={
            it.id: letters
            for it in tickets
            if (letters := deliveries.list_deliveries(it, library.profile.mail))
        },
        digests=digests,
        damaged=damaged,
        report=report,
        signals=signals.scan_library(library, calendar, day),
        needs=needs.find(library, calendar, day - needs.YEAR),
        relations=relations.find_relations(library, calendar, now),
        work={it.answer: it for it in watches.list_answer_work(library, calendar, day)},
    )


def find_replaced(library: Library, ticket: Ticket, day: date) -> Replaced | None:
    """An open ticket's lead who is not here on a day, and who stands in for them."""
    if ticket.lead is None or ticket.status == "resolved":
        return None
    staff = library.staff.get(ticket.lead)
    if cover.is_here(staff, day):
        return None
    away = cover.find_absence(staff, day) if staff else None
    stand_in = cover.find_stand_in(library, cover.make_ticket_area(library, ticket), day).who
    return Replaced(ticket.lead, away.end if away else None, stand_in)


def _services(library: Library, tickets: Iterable[Ticket]) -> list[str]:
    """All services, and those that tickets name though they have no file."""
    return sorted({*library.services, *(it.service for it in tickets if it.status != "resolved")})


def _queue(
    library: Library,
    service: str,
    calendar: Calendar,
    now: datetime,
    absent: Mapping[str, Replaced],
) -> ServiceQueue:
    tickets = library.tickets.values()
    found = shifts.sort_tickets(
        it for it in tickets if it.service == service and it.status != "resolved"
    )
    working = [it for it in found if it.lead and it.status != "waiting"]
    groups: dict[tuple[str, Replaced | None], list[Ticket]] = {}
    for it in working:
        groups.setdefault((it.lead or "", absent.get(it.id)), []).append(it)
    min_cell = library.profile.privacy.min_cell
    return ServiceQueue(
        service=service,
        unclaimed=tuple(it for it in found if it.lead is None),
        led=tuple(
            Led(lead, away, tuple(of))
            for (lead, away), of in sorted(
                groups.items(),
                key=lambda it: (it[0][0], it[0][1].stand_in or "" if it[0][1] else ""),
            )
        ),
        waiting=tuple(it for it in found if it.lead and it.status == "waiting"),
        due=_due(library, found, calendar, now),
        usual=queue.usual_time(tickets, service, calendar, now, min_cell),
    )


def _due(
    library: Library, tickets: list[Ticket], calendar: Calendar, now: datetime
) -> tuple[tuple[Ticket, Watch], ...]:
    """The tickets that are due today or late, each with what has been due longest."""
    day = calendar.day_of(now)
    end = calendar.end_of(day)
    rows = []
    for ticket in tickets:
        due = [it for it in watches.watch_ticket(library, ticket, calendar, day) if it.due <= end]
        if due:
            rows.append((ticket, min(due, key=lambda it: it.due)))
    return tuple(sorted(rows, key=lambda row: (row[1].due, row[0].id)))
