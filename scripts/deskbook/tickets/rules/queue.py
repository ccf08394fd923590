"""A ticket's place in its service's queue, and how long such questions usually take."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from deskbook.calendar.model import Usual
from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Resolution
from deskbook.library.rules import statistics
from deskbook.tickets.rules import pauses

WINDOW: Final = timedelta(days=90)

ON_THE_SPOT: Final = timedelta(minutes=15)
"""Questions resolved within this never waited in a queue and say nothing about its length."""

COUNTED: Final[frozenset[Resolution]] = frozenset({"answered", "referred"})


def queue(tickets: Iterable[Ticket], service: str) -> tuple[Ticket, ...]:
    """The open tickets of a service that wait on us, in the order in which they were asked.

    A ticket that waits on its patron or a vendor holds nobody up and has no place.
    """
    waiting = (it for it in tickets if it.service == service and is_queued(it))
    return tuple(sorted(waiting, key=lambda it: (it.opened, it.id)))


def is_queued(ticket: Ticket) -> bool:
    """Return whether a ticket waits on us."""
    return ticket.status != "resolved" and pauses.waits_on(ticket) not in pauses.RESTS_ON


def place(ticket: Ticket, tickets: Iterable[Ticket]) -> int | None:
    """A ticket's place, from 1; a question that is asked later never changes it."""
    if not is_queued(ticket):
        return None
    asked = (ticket.opened, ticket.id)
    others = (it for it in tickets if it.service == ticket.service and is_queued(it))
    return 1 + sum((it.opened, it.id) < asked for it in others)


def usual_time(
    tickets: Iterable[Ticket], service: str, calendar: Calendar, now: datetime, min_cell: int
) -> Usual | None:
    """Return the usual time of a service's questions that were resolved in the last 90 days.

    Working time from asking to resolution, waiting included, for that is what a patron lives
    through; none where fewer than `min_cell` questions say it.
    """
    spans = sorted(
        working_time.measure(calendar, it.opened, it.resolved)
        for it in tickets
        if it.service == service
        and it.resolution in COUNTED
        and it.resolved is not None
        and now - WINDOW < it.resolved <= now
        and it.resolved - it.opened >= ON_THE_SPOT
    )
    if len(spans) < max(min_cell, 1):
        return None
    return Usual(
        median=statistics.percentile(spans, 50),
        most=statistics.percentile(spans, 80),
        day=usual_day(calendar, now),
    )


def usual_day(calendar: Calendar, now: datetime) -> timedelta:
    """The mean length of an opening day in the window; eight hours where there was none."""
    days = [calendar.day_of(now - timedelta(days=back)) for back in range(WINDOW.days)]
    lengths = [sum(end - start for start, end in calendar.spans(day)) for day in days]
    opened = [length for length in lengths if length]
    return timedelta(seconds=sum(opened) // len(opened)) if opened else timedelta(hours=8)
