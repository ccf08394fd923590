"""The brief that a shift starts from, and the draft of the note that it leaves to the next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.hours_now import find_hours
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.cover import Area
from deskbook.care.model.shift import Away, Brief, Draft, Line
from deskbook.care.rules import cover, watches
from deskbook.library.model.library import Library
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.records import Shift
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES, ROBOT
from deskbook.tickets.model import Delivery
from deskbook.tickets.rules import deliveries, promises

LEFT_BEHIND = timedelta(hours=2)
"""A letter that waits longer than this after its time in the outbox is not sent by any machine."""

REMEMBERED = timedelta(days=14)
"""A note that nobody took over from for so long has been overtaken by events."""


def brief(library: Library, calendar: Calendar, now: datetime, aside: int = 0) -> Brief:
    """Return everything that a colleague wants to know when their shift begins.

    Args:
        library: the library.
        calendar: its opening hours.
        now: the time.
        aside: how many messages of its mailbox are set aside.
    """
    day = calendar.day_of(now)
    tickets = sort_tickets(it for it in library.tickets.values() if it.status != "resolved")
    owed = [it for it in tickets if it.promised and promises.is_outstanding(it, calendar)]
    return Brief(
        day=day,
        hours=find_hours(calendar, now),
        lines=_lines(tickets),
        promised=tuple(it for it in owed if it.promised == day),
        late=tuple(it for it in owed if it.promised and it.promised < day),
        returned=tuple(
            (it, reply)
            for it in sort_tickets(library.tickets.values())
            for reply in _list_lost(it, library.profile.mail, now)
        ),
        vendors=tuple(_overdue(library, calendar, tickets, day)),
        away=tuple(_away(library, day)),
        problems=tuple(
            it for _, it in sorted(library.problems.items()) if it.state in LIVE_PROBLEM_STATES
        ),
        notes=list_waiting(library.shifts.values(), now),
        unknown=tuple(it for it in tickets if it.asker),
        aside=aside,
    )


def _list_lost(ticket: Ticket, settings: MailSettings | None, now: datetime) -> Iterator[Delivery]:
    """Yield the letters that somebody has to look at: failed, held, deferred or left behind."""
    for it in deliveries.list_undelivered(ticket, settings):
        is_late = it.state != "waiting" or now - it.until > LEFT_BEHIND
        if is_late and not it.is_seen_to:
            yield it


def list_waiting(notes: Iterable[Shift], now: datetime) -> tuple[Shift, ...]:
    """Return the notes of earlier shifts that nobody has taken over, oldest first."""
    waiting = (it for it in notes if not it.read_by and now - REMEMBERED < it.signed <= now)
    return tuple(sorted(waiting, key=lambda it: it.signed))


def draft(library: Library, calendar: Calendar, now: datetime) -> Draft:
    """Return what happened since the last note or midnight, and what is left to do."""
    midnight = calendar.start_of(calendar.day_of(now))
    signed = (it.signed for it in library.shifts.values() if midnight <= it.signed <= now)
    since = max(signed, default=midnight)
    tickets = sort_tickets(library.tickets.values())
    still = [it for it in tickets if it.status != "resolved"]
    tomorrow = working_time.add_opening_days(calendar, calendar.day_of(now) + timedelta(days=1), 0)
    happened = ((it, _since(it, since)) for it in tickets)
    return Draft(
        since=since,
        happened=tuple((it, entries) for it, entries in happened if entries or it.opened >= since),
        unled=tuple(it for it in still if it.lead is None),
        offered=tuple(it for it in still if it.offered_to),
        promised=tuple(
            it
            for it in still
            if it.promised and it.promised <= tomorrow and promises.is_outstanding(it, calendar)
        ),
    )


def sort_tickets(tickets: Iterable[Ticket]) -> list[Ticket]:
    """Return tickets in the order in which they were asked."""
    return sorted(tickets, key=lambda it: (it.opened, it.id))


def _since(ticket: Ticket, moment: datetime) -> tuple[Entry, ...]:
    return tuple(it for it in ticket.entries if it.time >= moment and it.author != ROBOT)


def _lines(tickets: list[Ticket]) -> tuple[Line, ...]:
    services = sorted({it.service for it in tickets})
    of = {slug: [it for it in tickets if it.service == slug] for slug in services}
    return tuple(
        Line(slug, len(found), tuple(it.id for it in found if it.lead is None))
        for slug, found in of.items()
    )


def _overdue(
    library: Library, calendar: Calendar, tickets: list[Ticket], day: date
) -> Iterable[tuple[Ticket, date]]:
    """Tickets whose vendor is to be asked again by now, and since when."""
    for ticket in tickets:
        due = watches.find_chase(library, ticket, calendar)
        if due is not None and due <= calendar.end_of(day):
            yield ticket, calendar.day_of(due)


def _away(library: Library, day: date) -> Iterable[Away]:
    for handle, staff in sorted(library.staff.items()):
        absence = cover.find_absence(staff, day)
        if absence and not cover.has_left(staff, day):
            area = Area("ticket", (), handle)
            yield Away(handle, absence, cover.find_stand_in(library, area, day).who)
