"""The keys of a question in the scan: its resource, that with a cause, its service's topics."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules.texts import keywords
from deskbook.reports.model.signal import KINDS, Asked, Key, Kind

KEPT: Final = timedelta(days=4 * 364)
"""How far back questions are looked at: three years of seasons, and the one that is now."""

PAIRS: Final[tuple[tuple[Kind, Kind], ...]] = (("resource", "cause"), ("department", "service"))
ALONE: Final[tuple[Kind, ...]] = tuple(it for it in KINDS if it not in ("topic", "volume"))


def gather_asked(library: Library, calendar: Calendar, day: date) -> tuple[Asked, ...]:
    """Every question up to a day as the scan sees it, in the order in which they were asked.

    A ticket that went on as another one is no question of its own.
    """
    tickets = sorted(library.tickets.values(), key=lambda it: (it.opened, it.id))
    return tuple(
        Asked(it.id, on, it.service, tuple(find_keys(it, library)), it.problem or "")
        for it in tickets
        if it.resolution != "duplicate" and day - KEPT <= (on := calendar.day_of(it.opened)) <= day
    )


def find_keys(ticket: Ticket, library: Library) -> Iterator[Key]:
    """Each key that a ticket counts for.

    Topics are its labels and the telling words of its title: a word needs nobody to fill it in.
    """
    resource = library.resources.get(ticket.resource or "")
    vendor = resource.vendor if resource else None
    values = {kind: vendor if kind == "vendor" else getattr(ticket, kind) for kind in ALONE}
    for kind in ALONE:
        if value := values[kind]:
            yield ((kind, value),)
    for first, second in PAIRS:
        if (one := values[first]) and (other := values[second]):
            yield ((first, one), (second, other))
    for topic in sorted({*ticket.labels, *keywords(ticket.title)}):
        yield (("service", ticket.service), ("topic", topic))
