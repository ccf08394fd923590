"""The promises to a ticket, and the state of each at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.working_time import Span
from deskbook.library.model.records import Service, ServicePromise
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules import deliveries, pauses

PromiseKind = Literal["claim", "first-reply", "reply", "news", "promised", "accept"]
"""That somebody leads it; that the patron gets a first reply, a reply after writing again, news;
that they hear from us by the day we named; that a colleague answers an offer."""

State = Literal["running", "due", "broken", "paused"]
"""Due: its end is today. Paused: the clock rests, so it has no end yet."""

USUAL: Final = ServicePromise(first_reply="1d", news_every="3d", accept_within="1d")
"""What holds for a ticket whose service has no file."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise on one ticket: since when it runs, when it has to be kept, how it stands.

    `due` is none exactly where `state` is `paused`.
    """

    kind: PromiseKind
    since: datetime
    due: datetime | None
    state: State


def list_outstanding(
    ticket: Ticket, service: Service | None, calendar: Calendar, now: datetime
) -> tuple[Promise, ...]:
    """Every promise that waits to be kept on a ticket, in the order of `PromiseKind`.

    A promised day never pauses: the patron was told that they hear from us by then whether or not
    we have an answer. It stands in for the news that are due every so often.
    """
    if ticket.status == "resolved":
        return ()
    spoken = service.promise if service else USUAL
    return tuple(
        Promise(kind, since, due, _state(calendar, due, now))
        for kind, since, due in (
            *_claimed(ticket, spoken, calendar),
            *_told(ticket, spoken, calendar),
            *_named(ticket, calendar),
            *_accepted(ticket, spoken, calendar),
        )
    )


def replies(ticket: Ticket) -> tuple[Entry, ...]:
    """Return the replies of colleagues to the patron, without those of the robot.

    A reply that is held back or was undone is none.
    """
    ours = [it for it in ticket.entries if it.kind == "reply" and it.author != ROBOT]
    stopped = deliveries.list_stopped(ticket) if ours else frozenset[str]()
    return tuple(it for it in ours if it.id not in stopped)


def unanswered(ticket: Ticket) -> tuple[Entry, ...]:
    """Return the patron's messages since our last reply."""
    last = max((it.time for it in replies(ticket)), default=ticket.opened)
    return tuple(it for it in ticket.entries if pauses.is_from_patron(it) and it.time > last)


def is_outstanding(ticket: Ticket, calendar: Calendar) -> bool:
    """Return whether a day was named and the patron has not heard from us on it or later."""
    day = ticket.promised
    return day is not None and all(calendar.day_of(it.time) < day for it in replies(ticket))


def offered_at(ticket: Ticket) -> datetime:
    """Return the time of the pending offer."""
    return _last_change(ticket, "offered_to", ticket.offered_to or "") or ticket.opened


_Found = Iterator[tuple[PromiseKind, datetime, datetime | None]]


def _claimed(ticket: Ticket, spoken: ServicePromise, calendar: Calendar) -> _Found:
    if ticket.lead is not None:
        return
    since = _last_change(ticket, "status", "new") or ticket.opened
    within = (spoken.accept_within, spoken.first_reply)
    yield "claim", since, min(working_time.add(calendar, since, Span.of(it)) for it in within)


def _told(ticket: Ticket, spoken: ServicePromise, calendar: Calendar) -> _Found:
    ours = replies(ticket)
    if not ours:
        yield (
            "first-reply",
            ticket.opened,
            _end(ticket, calendar, ticket.opened, spoken.first_reply),
        )
        return
    if wrote := unanswered(ticket):
        yield "reply", wrote[0].time, _end(ticket, calendar, wrote[0].time, spoken.first_reply)
    if not is_outstanding(ticket, calendar):
        since = max(ours[-1].time, _reopened(ticket) or ours[-1].time)
        yield "news", since, _end(ticket, calendar, since, spoken.news_every)


def _named(ticket: Ticket, calendar: Calendar) -> _Found:
    if ticket.promised is not None and is_outstanding(ticket, calendar):
        since = _last_change(ticket, "promised", ticket.promised.isoformat()) or ticket.opened
        yield "promised", since, calendar.end_of(ticket.promised)


def _accepted(ticket: Ticket, spoken: ServicePromise, calendar: Calendar) -> _Found:
    if ticket.offered_to is not None:
        since = offered_at(ticket)
        due = working_time.add(calendar, since, Span.of(spoken.accept_within))
        yield "accept", since, due


def _end(ticket: Ticket, calendar: Calendar, since: datetime, span: str) -> datetime | None:
    return pauses.end(calendar, pauses.list_running(ticket, since), Span.of(span))


def _last_change(ticket: Ticket, field: str, value: str) -> datetime | None:
    """Return the time at which a field last became a value, by the entries."""
    times = (
        entry.time
        for entry in reversed(ticket.entries)
        if (moved := pauses.change(entry, field)) and moved[1] == value
    )
    return next(times, None)


def _reopened(ticket: Ticket) -> datetime | None:
    times = (
        entry.time
        for entry in reversed(ticket.entries)
        if (moved := pauses.change(entry, "status")) and moved[0] == "resolved"
    )
    return next(times, None)


def _state(calendar: Calendar, due: datetime | None, now: datetime) -> State:
    if due is None:
        return "paused"
    if due < now:
        return "broken"
    return "due" if calendar.day_of(due) == calendar.day_of(now) else "running"
