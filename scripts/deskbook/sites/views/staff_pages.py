"""The pages of the staff site that list: today, queues, tickets by month, digests and shifts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from deskbook.calendar.views import dates, spans
from deskbook.library.model.page import Html, Page
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import links, markup
from deskbook.reports.views import needs, signals
from deskbook.sites.model.staff_site import ServiceQueue, StaffDesk
from deskbook.sites.views import charter, record_pages, ticket_page, ticket_rows
from deskbook.sites.views.ticket_rows import Row

SHOWN_SHIFTS = 30
"""Notes of shifts on their page; the rest stay in `knowledge/shifts`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tickets under one heading; `note` is a line about all of them."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""
    url: str = ""


def pages(desk: StaffDesk) -> tuple[Page, ...]:
    """All pages of the staff site."""
    known = frozenset(_addresses(desk))
    tickets = sorted(desk.library.tickets.values(), key=lambda it: (it.opened, it.id))
    return (
        _today(desk, known),
        _queues(desk),
        *(_queue(desk, it) for it in desk.queues),
        _tickets(desk, tickets),
        *_months(desk, tickets),
        *(ticket_page.page(desk, it, known) for it in tickets),
        *record_pages.pages(desk, known),
        _shifts(desk, known),
        *_digests(desk, known),
        _signals(desk, known),
        _needs(desk, known),
        Page("report/index", "Report", "report.html", {"body": Html(desk.report)}),
        Page("charter/index", "Charter", "digest.html", {"body": _charter()}),
        Page("search", "Search", "search.html"),
    )


def _addresses(desk: StaffDesk) -> Iterator[str]:
    yield from (f"tickets/{name}/" for name in desk.library.tickets)
    yield from (f"queues/{it.service}/" for it in desk.queues)
    yield from record_pages.addresses(desk.library)
    yield from record_pages.vendor_addresses(desk)


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _group(desk: StaffDesk, title: str, tickets: tuple[Ticket, ...], here: str) -> Group:
    return Group(title, ticket_rows.rows(desk, tickets, here))


def _filled(*groups: Group) -> tuple[Group, ...]:
    return tuple(it for it in groups if it.rows)


# Today


def _today(desk: StaffDesk, known: frozenset[str]) -> Page:
    here, found = "", desk.brief
    until = f"open until {found.closes.astimezone(desk.zone):%H:%M}" if found.closes else "closed"
    unclaimed = tuple(it for queue in desk.queues for it in queue.unclaimed)
    vendors = tuple(it for it, _ in found.vendors)
    return Page(
        "index",
        "Today",
        "today.html",
        {
            "day": _day(found.day),
            "until": until,
            "services": [
                (
                    links.relative(f"queues/{it.service}/", here),
                    ticket_rows.service_name(desk.library, it.service),
                    sum(len(of.tickets) for of in it.led) + len(it.unclaimed) + len(it.waiting),
                    len(it.unclaimed),
                    len(it.due),
                )
                for it in desk.queues
            ],
            "groups": _filled(
                _group(desk, "Promised and late", found.late, here),
                _group(desk, "Promised for today", found.promised, here),
                _group(desk, "Nobody leads these", unclaimed, here),
                _group(desk, "Vendors to be asked again", vendors, here),
            ),
            "away": [
                ticket_rows.staff_name(desk.library, it.handle)
                + f", until {dates.day(it.absence.end, found.day)}: "
                + (ticket_rows.staff_name(desk.library, it.stand_in) if it.stand_in else "nobody")
                + " stands in"
                for it in found.away
            ],
            "problems": [
                (links.relative(f"problems/{it.slug}/", here), it.title, it.state)
                for it in found.problems
            ],
            "signals": list(_loud(desk)),
            "notes": [_note(desk, it.slug, here, known) for it in found.notes],
            "damaged": [f"{it.path}:{it.line}: {it.message}" for it in desk.damaged],
            "digests": links.relative("digests/", here),
        },
    )


def _loud(desk: StaffDesk) -> Iterator[tuple[str, str, str]]:
    """Where a signal stands, what it is about, and the evidence."""
    for it in desk.signals.headline:
        about = signals.about(it.seen.key, _names(desk))
        yield links.relative("signals/", ""), about, signals.evidence(it, desk.brief.day)


def _names(desk: StaffDesk) -> dict[tuple[str, str], str]:
    """The words for the ids that signals name."""
    library = desk.library
    return {
        **{("service", slug): it.name for slug, it in library.services.items()},
        **{("department", slug): it.name for slug, it in library.departments.items()},
        **{("resource", slug): it.name for slug, it in library.resources.items()},
        **{("problem", slug): it.title for slug, it in library.problems.items()},
    }


def _signals(desk: StaffDesk, known: frozenset[str]) -> Page:
    text = signals.describe(desk.signals, _names(desk))
    body = markup.markdown(text, links.resolver("signals/", "tickets", known), top=1)
    return Page("signals/index", "Signals", "digest.html", {"body": body})


def _needs(desk: StaffDesk, known: frozenset[str]) -> Page:
    text = needs.describe(desk.needs, _names(desk), desk.brief.day)
    body = markup.markdown(text, links.resolver("needs/", "tickets", known), top=1)
    return Page("needs/index", "Unmet needs", "digest.html", {"body": body})


def _charter() -> Html:
    return markup.markdown(charter.TEXT, top=1)


# Queues


def _queues(desk: StaffDesk) -> Page:
    here = "queues/"
    groups = (
        Group(
            ticket_rows.service_name(desk.library, it.service),
            tuple(ticket_rows.due_row(desk, ticket, watch, here) for ticket, watch in it.due),
            _counted(it),
            links.relative(f"queues/{it.service}/", here),
        )
        for it in desk.queues
    )
    return Page(
        "queues/index",
        "Queues",
        "groups.html",
        {
            "title": "Queues: due today, or late",
            "groups": tuple(groups),
            "intro": f"As of {_day(desk.brief.day)}.",
            "empty": "Nothing is due.",
        },
    )


def _counted(it: ServiceQueue) -> str:
    led = sum(len(of.tickets) for of in it.led)
    return f"{len(it.unclaimed)} unclaimed, {led} in hand, {len(it.waiting)} waiting on others"


def _queue(desk: StaffDesk, it: ServiceQueue) -> Page:
    here = f"queues/{it.service}/"
    library, today = desk.library, desk.brief.day
    name = ticket_rows.service_name(library, it.service)
    led = (
        Group(
            f"Led by {ticket_rows.staff_name(library, of.lead)}",
            ticket_rows.rows(desk, of.tickets, here),
            ticket_rows.absent(library, of.absent, today) if of.absent else "",
        )
        for of in it.led
    )
    due = (ticket_rows.due_row(desk, ticket, watch, here) for ticket, watch in it.due)
    return Page(
        f"queues/{it.service}",
        f"Queue: {name}",
        "groups.html",
        {
            "title": name,
            "intro": spans.usual(it.usual) if it.usual else "",
            "groups": _filled(
                Group("Due today, or late", tuple(due)),
                _group(desk, "Unclaimed", it.unclaimed, here),
                *led,
                _group(desk, "Waiting on others", it.waiting, here),
            ),
            "empty": "Nobody waits.",
        },
    )


# Tickets by month


def _month(it: Ticket) -> str:
    return f"{it.opened:%Y-%m}"


def _tickets(desk: StaffDesk, tickets: list[Ticket]) -> Page:
    here = "tickets/"
    newest = sorted(tickets, key=_month, reverse=True)
    months = [(month, list(found)) for month, found in groupby(newest, key=_month)]
    return Page(
        "tickets/index",
        "Tickets",
        "tickets.html",
        {
            "months": [
                (
                    links.relative(f"tickets/{month}/", here),
                    f"{found[0].opened:%B %Y}",
                    len(found),
                    sum(it.status != "resolved" for it in found),
                )
                for month, found in months
            ],
            "number": len(tickets),
        },
    )


def _months(desk: StaffDesk, tickets: list[Ticket]) -> Iterator[Page]:
    for month, of_month in groupby(tickets, key=_month):
        found = list(of_month)
        here = f"tickets/{month}/"
        name = f"{found[0].opened:%B %Y}"
        still = tuple(it for it in found if it.status != "resolved")
        over = tuple(it for it in found if it.status == "resolved")
        yield Page(
            f"tickets/{month}",
            f"Asked in {name}",
            "groups.html",
            {
                "title": f"Asked in {name}",
                "intro": "",
                "groups": _filled(
                    _group(desk, "Open", still, here), _group(desk, "Resolved", over, here)
                ),
                "empty": "",
            },
        )


# Shifts and digests


@dataclass(frozen=True, slots=True)
class Note:
    """A note from one shift to the next."""

    heading: str
    taken: str
    text: Html


def _note(desk: StaffDesk, slug: str, here: str, known: frozenset[str]) -> Note:
    it = desk.library.shifts[slug]
    names = ", ".join(ticket_rows.staff_name(desk.library, who) for who in it.read_by)
    return Note(
        f"{dates.time(it.signed, desk.now, desk.zone)}, "
        f"{ticket_rows.staff_name(desk.library, it.written_by)}",
        f"Taken over by {names}" if names else "Nobody has taken over from it yet",
        markup.markdown(it.body, links.resolver(here, "shifts", known), top=3),
    )


def _shifts(desk: StaffDesk, known: frozenset[str]) -> Page:
    ordered = sorted(desk.library.shifts.values(), key=lambda it: it.signed, reverse=True)
    notes = [_note(desk, it.slug, "shifts/", known) for it in ordered[:SHOWN_SHIFTS]]
    return Page("shifts/index", "Notes of shifts", "shifts.html", {"notes": notes})


def _digests(desk: StaffDesk, known: frozenset[str]) -> Iterator[Page]:
    names = sorted(desk.digests)
    listed = [
        (links.relative(f"digests/{name}/", "digests/"), _digest_name(desk, name)) for name in names
    ]
    yield Page(
        "digests/index",
        "Digests of today",
        "digests.html",
        {"day": _day(desk.brief.day), "digests": listed},
    )
    for name in names:
        here = f"digests/{name}/"
        text = markup.markdown(desk.digests[name], links.resolver(here, "tickets", known), top=1)
        yield Page(f"digests/{name}", _digest_name(desk, name), "digest.html", {"body": text})


def _digest_name(desk: StaffDesk, name: str) -> str:
    kind, _, slug = name.partition("/")
    if kind == "services":
        return f"Everyone at {ticket_rows.service_name(desk.library, slug)}"
    return ticket_rows.staff_name(desk.library, slug)
