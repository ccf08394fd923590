"""Pauses of a ticket's clocks: the times in which it waits on the patron or a vendor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.working_time import Span, add, count_units
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT, WaitingOn

RESTS_ON: Final = frozenset({"patron", "vendor"})
"""Waiting on a colleague is our own time: the patron waits on us."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another; `end` none where it still lasts."""

    start: datetime
    end: datetime | None


def change(entry: Entry, field: str) -> tuple[str, str] | None:
    """Return a field before and after an entry, empty for nothing; none if it did not change."""
    value = entry.value(field)
    if "->" not in value:
        return None
    before, _, after = value.partition("->")
    return before.strip(), after.strip()


def waiting_since(ticket: Ticket) -> datetime:
    """Return the start of the present wait; without an entry about it, the last moment."""
    began: datetime | None = None
    for entry in ticket.entries:
        if moved := change(entry, "waiting_on"):
            began = entry.time if moved[1] == ticket.waiting_on else None
    return began or last_moment(ticket)


def waits_on(ticket: Ticket) -> WaitingOn | None:
    """Return whom a ticket waits on; nobody if the patron has written meanwhile."""
    if ticket.status != "waiting":
        return None
    since = waiting_since(ticket)
    if ticket.waiting_on == "patron" and any(
        is_from_patron(it) and it.time > since for it in ticket.entries
    ):
        return None
    return ticket.waiting_on


def is_from_patron(entry: Entry) -> bool:
    """Return whether the patron wrote it."""
    return entry.kind == "question" and entry.author == PATRON


def last_moment(ticket: Ticket) -> datetime:
    """The time of the last entry that is not the robot's, or of the opening."""
    times = (entry.time for entry in reversed(ticket.entries) if entry.author != ROBOT)
    return next(times, ticket.opened)


def list_running(ticket: Ticket, since: datetime) -> tuple[Stretch, ...]:
    """The stretches from `since` on in which our clocks run; the last one may last.

    A ticket that waits (or not) otherwise than its entries tell does so since its last moment.
    """
    stretches = []
    start: datetime | None = since
    for time, rests in _turns(ticket):
        if rests and start is not None:
            stretches.append(Stretch(start, max(time, since)))
            start = None
        elif not rests and start is None:
            start = max(time, since)
    if start is not None:
        stretches.append(Stretch(start, None))
    return tuple(it for it in stretches if it.end is None or it.start < it.end)


def list_waits(ticket: Ticket, whom: WaitingOn) -> tuple[Stretch, ...]:
    """The stretches in which a ticket waited on somebody; the last of them may last."""
    stretches: list[Stretch] = []
    start: datetime | None = None
    for entry in ticket.entries:
        moved = change(entry, "waiting_on")
        if moved and moved[1] == whom:
            start = entry.time
        elif moved and start is not None:
            stretches.append(Stretch(start, entry.time))
            start = None
    if is_waiting(ticket, whom):
        stretches.append(Stretch(start or waiting_since(ticket), None))
    elif start is not None:
        stretches.append(Stretch(start, ticket.resolved or last_moment(ticket)))
    return tuple(stretches)


def days_waited(ticket: Ticket, whom: WaitingOn, calendar: Calendar, now: datetime) -> int:
    """Return the opening days that a ticket has waited on somebody, begun days included."""
    stretches = list_waits(ticket, whom)
    return ceil(sum(count_units(calendar, it.start, it.end or now, "d") for it in stretches))


def is_waiting(ticket: Ticket, whom: WaitingOn) -> bool:
    """Return true for a ticket that waits on somebody now."""
    return ticket.status == "waiting" and ticket.waiting_on == whom


def end(calendar: Calendar, stretches: tuple[Stretch, ...], span: Span) -> datetime | None:
    """Return the time at which a span has passed; none while it has not and the clock rests."""
    left = span.amount
    for stretch in stretches:
        if stretch.end is None:
            return add(calendar, stretch.start, Span(left, span.unit))
        part = count_units(calendar, stretch.start, stretch.end, span.unit)
        if part >= left:
            return add(calendar, stretch.start, Span(left, span.unit))
        left -= part
    return None


def _turns(ticket: Ticket) -> Iterator[tuple[datetime, bool]]:
    """Each moment at which the clocks may stop or go on, and whether they rest from then on."""
    for entry in ticket.entries:
        if moved := change(entry, "waiting_on"):
            yield entry.time, moved[1] in RESTS_ON
        elif is_from_patron(entry):
            yield entry.time, False
    yield last_moment(ticket), waits_on(ticket) in RESTS_ON
