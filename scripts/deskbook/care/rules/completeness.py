"""Why no open ticket can be forgotten: the day on which each of them is spoken for."""

from datetime import date

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.care import Proof, Reminder, Watch
from deskbook.care.rules import digests, nudges, watches
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket


def of_library(library: Library, calendar: Calendar, day: date) -> tuple[Proof, ...]:
    """For every open ticket its proof on an opening day, the soonest first.

    A ticket is spoken for on the first opening day, from `day` on, on which one of its watches
    takes a step. What is due and has not been told is told today, or tomorrow where today's digests
    have been made.
    """
    already = digests.told(library, calendar, day)
    held = digests.held(digests.untold(library, calendar, day), already)
    found = []
    for ticket in library.tickets.values():
        steps = [
            _of(library, ticket, watch, calendar, day, held)
            for watch in watches.of_ticket(library, ticket, calendar, day)
        ]
        if steps:
            found.append(min(steps, key=lambda it: (it.day, not it.told, it.rule)))
    return tuple(sorted(found, key=lambda it: (it.day, it.ticket)))


def _of(
    library: Library,
    ticket: Ticket,
    watch: Watch,
    calendar: Calendar,
    day: date,
    held: tuple[Reminder, ...],
) -> Proof:
    reached = nudges.reached(library, watch, calendar, day)
    digest = digests.digest_of(reached, ticket) if reached else None
    if reached and digest in (None, day.isoformat()):
        when = working_time.days_later(calendar, day, 1) if reached in held else day
        to, team = reached.to, reached.team
        return Proof(ticket.id, watch.rule, when, to, team, told=digest is not None)
    later = nudges.upcoming(library, watch, calendar, day)
    return Proof(ticket.id, watch.rule, later.day, later.to, later.team, told=False)
