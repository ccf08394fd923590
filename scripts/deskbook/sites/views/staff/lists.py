"""The pages of the staff site that list tickets: by queue and by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from deskbook.calendar.views import dates
from deskbook.library.model.page import Page
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import links
from deskbook.sites.model import ServiceQueue, StaffDesk
from deskbook.sites.views.staff import ticket_rows
from deskbook.sites.views.staff.ticket_rows import Row


@dataclass(frozen=True, slots=True)
class Group:
    """Tickets under one heading; `note` is a line about all of them."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""
    url: str = ""


def long_day(day: date) -> str:
    """Return a day with its weekday, month and year."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def group(desk: StaffDesk, title: str, tickets: tuple[Ticket, ...], here: str) -> Group:
    """Return tickets under one heading."""
    return Group(title, ticket_rows.rows(desk, tickets, here))


def filled(*groups: Group) -> tuple[Group, ...]:
    """Return the groups that have tickets."""
    return tuple(it for it in groups if it.rows)


def queues_page(desk: StaffDesk) -> Page:
    """Return the page of what is due in each queue."""
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
            "intro": f"As of {long_day(desk.brief.day)}.",
            "empty": "Nothing is due.",
        },
    )


def _counted(it: ServiceQueue) -> str:
    led = sum(len(of.tickets) for of in it.led)
    return f"{len(it.unclaimed)} unclaimed, {led} in hand, {len(it.waiting)} waiting on others"


def queue_page(desk: StaffDesk, it: ServiceQueue) -> Page:
    """Return the page of one queue."""
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
            "intro": dates.format_usual(it.usual) if it.usual else "",
            "groups": filled(
                Group("Due today, or late", tuple(due)),
                group(desk, "Unclaimed", it.unclaimed, here),
                *led,
                group(desk, "Waiting on others", it.waiting, here),
            ),
            "empty": "Nobody waits.",
        },
    )


def _month(it: Ticket) -> str:
    return f"{it.opened:%Y-%m}"


def tickets_page(desk: StaffDesk, tickets: list[Ticket]) -> Page:
    """Return the list of the months with tickets."""
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


def month_pages(desk: StaffDesk, tickets: list[Ticket]) -> Iterator[Page]:
    """Yield a page for each month, with the tickets opened in it."""
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
                "groups": filled(
                    group(desk, "Open", still, here), group(desk, "Resolved", over, here)
                ),
                "empty": "",
            },
        )
