"""The one fact set: tickets to facts, which counts, measures and reports are made from."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import get_args

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import HandoffMode, WaitingOn
from deskbook.reports.model.facts import OTHERS, Fact, Whom
from deskbook.tickets.rules import pauses, promises
from deskbook.tickets.rules.queue import ON_THE_SPOT

_MODES: tuple[HandoffMode, ...] = get_args(HandoffMode)
_OTHERS: tuple[WaitingOn, ...] = ("colleague", "patron", "vendor")


def gather_facts(
    library: Library,
    calendar: Calendar,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Fact, ...]:
    """Return a fact for each question of some days, in the order in which they were asked.

    A ticket that went on as another one is no question of its own: it is counted there.

    Args:
        library: the library.
        calendar: its opening hours.
        now: the moment; questions that are open have waited until then.
        first: the first day; none for all before `last`.
        last: the last day, included; none for all since `first`.
    """
    begin = calendar.start_of(first) if first else None
    end = calendar.end_of(last) if last else None
    asked = (
        it
        for it in library.tickets.values()
        if (begin is None or begin <= it.opened)
        and (end is None or it.opened <= end)
        and it.resolution != "duplicate"
    )
    return tuple(
        make_fact(it, library, calendar, now)
        for it in sorted(asked, key=lambda it: (it.opened, it.id))
    )


def make_fact(ticket: Ticket, library: Library, calendar: Calendar, now: datetime) -> Fact:
    """Return what reports may know of a ticket at a moment."""
    local = ticket.opened.astimezone(calendar.zone)
    on_the_spot = ticket.resolved is not None and ticket.resolved - ticket.opened < ON_THE_SPOT
    resource = library.resources.get(ticket.resource or "")
    return Fact(
        ticket=ticket.id,
        opened=ticket.opened,
        day=local.date(),
        weekday=local.weekday(),
        hour=local.hour,
        term=next(
            (it.name for it in library.profile.terms if it.start <= local.date() <= it.end), ""
        ),
        service=ticket.service,
        channel=ticket.channel,
        department=ticket.department,
        resource=ticket.resource,
        vendor=resource.vendor if resource else None,
        cause=ticket.cause,
        problem=ticket.problem,
        patron_group=ticket.patron_group,
        language=ticket.language,
        labels=ticket.labels,
        activity=ticket.activity,
        resolution=ticket.resolution,
        read=ticket.read,
        minutes=ticket.minutes,
        has_answer=ticket.answer is not None,
        resolved=ticket.resolved,
        on_the_spot=on_the_spot,
        first_reply=None if on_the_spot else _first_reply(ticket, calendar),
        resolution_time=None if on_the_spot else _until(ticket, calendar, ticket.resolved),
        reopened=sum(1 for it in ticket.entries if _reopens(pauses.change(it, "status"))),
        waited=tuple(_waited(ticket, calendar, now)),
        accepted=tuple(_accepted(ticket)),
        others=tuple((name, getattr(ticket, name)) for name in OTHERS),
    )


def _first_reply(ticket: Ticket, calendar: Calendar) -> timedelta | None:
    replies = promises.replies(ticket)
    return _until(ticket, calendar, replies[0].time if replies else None)


def _until(ticket: Ticket, calendar: Calendar, end: datetime | None) -> timedelta | None:
    return None if end is None else working_time.measure(calendar, ticket.opened, end)


def _reopens(moved: tuple[str, str] | None) -> bool:
    return moved is not None and moved[0] == "resolved"


def _waited(ticket: Ticket, calendar: Calendar, now: datetime) -> Iterator[tuple[Whom, timedelta]]:
    """Working time by whom the ticket waited on, up to now; on us what is left."""
    left = working_time.measure(calendar, ticket.opened, ticket.resolved or now)
    found: dict[Whom, timedelta] = {}
    for whom in _OTHERS:
        found[whom] = sum(
            (
                working_time.measure(calendar, it.start, min(it.end or now, ticket.resolved or now))
                for it in pauses.list_waits(ticket, whom)
            ),
            timedelta(),
        )
        left -= found[whom]
    yield "us", max(left, timedelta())
    yield from found.items()


def _accepted(ticket: Ticket) -> Iterator[HandoffMode]:
    """The mode of each handoff that a colleague accepted."""
    offers = {it.id: it.value("lead") for it in ticket.entries if it.kind == "handoff"}
    for entry in ticket.entries:
        said = offers.get(entry.value("offer")) if entry.kind == "accept" else None
        yield from (mode for mode in _MODES if mode == said)
