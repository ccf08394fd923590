"""The ledger of vendors' cases, and the evidence for one of them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import watches
from deskbook.eresources.model.diagnosis import Source
from deskbook.eresources.model.missing import describe_issue
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.records import Missing
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.problems.model.vendor import Case, Evidence
from deskbook.tickets.rules import pauses


def list_cases(
    library: Library, calendar: Calendar, now: datetime, *, ended: bool
) -> tuple[Case, ...]:
    """Return the cases by vendor, resource and the day on which they began.

    Args:
        library: the library.
        calendar: its opening hours.
        now: the time it is.
        ended: those that wait no longer too.
    """
    tickets = (it for it in library.tickets.values() if ended or pauses.is_waiting(it, "vendor"))
    found = (case for it in tickets if (case := _case(library, it, calendar, now)))
    return tuple(sorted(found, key=lambda it: (it.vendor, it.resource, it.since, it.ticket.id)))


def select_cases(cases: tuple[Case, ...], name: str) -> tuple[Case, ...]:
    """Return the cases of vendors and resources that a name is part of.

    Raises:
        DeskError: there are cases, and none of them is with it.
    """
    wanted = name.casefold()
    known = tuple(it for it in cases if wanted in f"{it.vendor}\n{it.resource}".casefold())
    if cases and not known:
        names = ", ".join(sorted({it.vendor for it in cases if it.vendor})) or "none"
        raise DeskError(f'no case is with "{name}": the vendors with cases are {names}')
    return known


def _case(library: Library, ticket: Ticket, calendar: Calendar, now: datetime) -> Case | None:
    stretches = pauses.list_waits(ticket, "vendor")
    if not stretches and not ticket.vendor_case:
        return None
    resource = library.resources.get(ticket.resource or "")
    waits = pauses.is_waiting(ticket, "vendor")
    return Case(
        vendor=resource.vendor if resource else "",
        resource=resource.name if resource else "",
        ticket=ticket,
        since=calendar.day_of(stretches[0].start if stretches else ticket.opened),
        days=pauses.days_waited(ticket, "vendor", calendar, now),
        chase=_chase(library, ticket, calendar, now) if waits else None,
        waits=waits,
    )


def _chase(library: Library, ticket: Ticket, calendar: Calendar, now: datetime) -> date | None:
    found = watches.watch_ticket(library, ticket, calendar, calendar.day_of(now))
    days = [calendar.day_of(it.due) for it in found if it.rule in ("vendor", "promise")]
    return min(days, default=None)


def pack_evidence(
    library: Library,
    ticket: Ticket,
    calendar: Calendar,
    clean: Callable[[Ticket], Ticket],
    listed: Sequence[Source] = (),
    record: Missing | None = None,
    quoted: Collection[str] = (),
) -> Evidence:
    """Return what the vendor may see of a ticket: what was seen, when, and by how many.

    Of other patrons' tickets a vendor sees the days, and the titles that a colleague selected.

    Args:
        library: the library.
        ticket: the ticket.
        calendar: its opening hours.
        clean: makes of a ticket what a vendor may see of it.
        listed: what the title lists say of the ticket's item, where there are any.
        record: the record of the issue; only its tickets are reports of it.
        quoted: ids of other tickets whose titles the vendor may see.

    Raises:
        DeskError: a ticket to quote is no report of this case.
    """
    every = sorted(map(clean, _reports(library, ticket)), key=lambda it: (it.opened, it.id))
    about = {ticket.id, *record.tickets} if record else {it.id for it in every}
    reports = [it for it in every if it.id in about]
    missing = [library.tickets[it] for it in sorted(about) if it in library.tickets]
    known_ids = {it.id for it in reports}
    reports += [clean(it) for it in missing if it.id not in known_ids]
    reports.sort(key=lambda it: (it.opened, it.id))
    strange = [it for it in quoted if it not in {report.id for report in reports}]
    if strange:
        raise DeskError(f"{', '.join(strange)}: not a report of the same case; leave it out")
    shown = {ticket.id, *quoted}
    ticket = clean(ticket)
    resource = library.resources.get(ticket.resource or "")
    problem = library.problems.get(ticket.problem or "")
    return Evidence(
        case=ticket.vendor_case or "",
        resource=resource.name if resource else "",
        vendor=resource.vendor if resource else "",
        platform=resource.platform if resource else "",
        reference=ticket.id,
        seen=ticket.title,
        cause=ticket.cause or "",
        reports=tuple(
            (calendar.day_of(it.opened), it.title if it.id in shown else "") for it in reports
        ),
        readers=_readers(reports),
        asked=tuple(sorted({calendar.day_of(it) for it in _asked(ticket)})),
        tried=tuple(_tried(reports, calendar)),
        problem=(problem.title, problem.started, problem.fixed) if problem else None,
        item=ticket.item or "",
        lists=tuple(listed),
        due=_due(listed) or (record.due if record else None),
        arrived=(record.arrived if record else None) or ticket.arrived,
        missed=describe_issue(record) if record else "",
        others=(len(every), _readers(every)) if len(every) > len(reports) else None,
    )


def _readers(reports: Sequence[Ticket]) -> int:
    """The number of patrons who asked, as far as we can tell them apart."""
    known = {it.patron for it in reports if it.patron}
    return len(known) + sum(it.patron is None for it in reports)


def _due(listed: Sequence[Source]) -> date | None:
    """The day on which the item was due: by the vendor's own list, else by ours."""
    days = [(it.by != "vendor", it.day) for it in listed if it.says in ("covers", "embargoed")]
    return next((day for _, day in sorted(days, key=lambda it: it[0]) if day), None)


def _reports(library: Library, ticket: Ticket) -> Iterator[Ticket]:
    """The questions about the same thing: of the same problem or case, or linked."""
    for other in library.tickets.values():
        same_problem = ticket.problem is not None and other.problem == ticket.problem
        same_case = ticket.vendor_case is not None and other.vendor_case == ticket.vendor_case
        linked = other.id in ticket.links or ticket.id in other.links
        if other.id == ticket.id or same_problem or same_case or linked:
            yield other


def _asked(ticket: Ticket) -> Iterator[datetime]:
    """The moments at which the vendor was asked: each time the ticket was put to wait on them."""
    for stretch in pauses.list_waits(ticket, "vendor"):
        yield stretch.start
        for entry in ticket.entries:
            within = stretch.end is None or entry.time <= stretch.end
            if (
                entry.kind == "wait"
                and entry.author != ROBOT
                and stretch.start < entry.time
                and within
            ):
                yield entry.time


def _tried(reports: list[Ticket], calendar: Calendar) -> Iterator[tuple[date, str]]:
    lines = {
        (entry.time, entry.value("tried"))
        for ticket in reports
        for entry in ticket.entries
        if entry.value("tried")
    }
    for time, line in sorted(lines):
        yield calendar.day_of(time), line
