"""Lists of tickets in words: tickets one a line, queues of services, saved views."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import cells, cut_line, pad_all, safe
from deskbook.overview.model import (
    Queue,
    QueuesShown,
    TicketsListed,
    ViewForgotten,
    ViewsShown,
)

if TYPE_CHECKING:
    from deskbook.care.model.cover import Replaced


MIN_TITLE = 24


def describe_list(outcome: TicketsListed, screen: Screen) -> str:
    """Return the tickets, stand-ins of their leads, and how many there are."""
    lines = []
    if outcome.tickets:
        lines.append(table(outcome, screen))
        lines += describe_absent(outcome.absent, outcome.now.astimezone(outcome.zone).date())
    lines.append(footer(outcome.found, len(outcome.tickets), everything=outcome.everything))
    return "\n".join(lines)


def list_values(outcome: TicketsListed) -> tuple[str, dict[str, Any]]:
    """Return the tickets for other programs."""
    from deskbook.library.views import as_json  # noqa: PLC0415 - people need no JSON

    tickets = [as_json.ticket_values(ticket, whole=False) for ticket in outcome.tickets]
    return "tickets", {"found": outcome.found, "tickets": tickets}


def describe_absent(absent: Sequence["Replaced"], today: date) -> list[str]:
    """Return a line for each lead who is not here, with their stand-in."""
    if not absent:
        return []
    from deskbook.care.views import cover  # noqa: PLC0415 - most days nobody is absent

    return [cover.describe_stand_in(it, today) for it in absent]


def table(outcome: TicketsListed, screen: Screen) -> str:
    """Return a line for each ticket; an exclamation mark behind its promised day is late."""
    tickets, zone, ink, columns = outcome.tickets, outcome.zone, screen.ink, screen.columns
    today = outcome.now.astimezone(zone).date()
    *sides, titles = zip(*(_row(ticket, today, zone) for ticket in tickets), strict=True)
    ids, ages, states, services, leads, promises = map(pad_all, sides)
    shown = [ids, ages, states, services, leads, promises]
    widths = [cells(column[0]) for column in shown]
    if ink.colour:  # what has none is shown as it is, which is quicker for thousands
        shown = [
            list(map(ink.bold, ids)),
            ages,
            [
                ink.faint(text) if ticket.status == "resolved" else text
                for text, ticket in zip(states, tickets, strict=True)
            ],
            services,
            leads,
            [ink.alarming(text) if text.rstrip().endswith("!") else text for text in promises],
        ]
    room = max(MIN_TITLE, columns - sum(width + 2 for width in widths if width))
    kept = [column for column, width in zip(shown, widths, strict=True) if width]
    if max(map(len, titles)) * 2 > room:
        titles = tuple(cut_line(title, room) for title in titles)
    return "\n".join(map(str.rstrip, map("  ".join, zip(*kept, titles, strict=True))))


def _row(ticket: Ticket, today: date, zone: ZoneInfo) -> tuple[str, ...]:
    state = f"waits: {ticket.waiting_on}" if ticket.waiting_on else ticket.status
    if ticket.asker:
        state += ", no patron yet"
    lead = ticket.lead or ""
    if ticket.offered_to:
        lead += f" > {ticket.offered_to}"
    promised = ""
    if ticket.promised:
        late = "!" if ticket.promised < today else ""
        promised = dates.format_day(ticket.promised, today) + late
    opened = ticket.opened.astimezone(zone).date()
    return (
        ticket.id,
        dates.format_age(opened, today),
        state,
        ticket.service,
        lead,
        promised,
        safe(ticket.title),
    )


def footer(found: int, shown: int, *, everything: bool) -> str:
    """Return how many fit, and how to see the others."""
    others = "" if everything else "; resolved ones are left out, --all shows them"
    if not found:
        return f"No ticket fits{others}."
    number = f"{found} ticket{'' if found == 1 else 's'}"
    first = f", the first {shown} are shown" if shown < found else ""
    return f"{number}{first}{others}."


def describe_views(outcome: ViewsShown, _screen: Screen) -> str:
    """Return the saved views with their filters, one a line."""
    if not outcome.views:
        return "No view is saved yet: `desk list --service reference --save NAME` saves one."
    return "\n".join(
        f"{name}  {_filters(filters) or 'no filters'}"
        for name, filters in sorted(outcome.views.items())
    )


def describe_forgotten(outcome: ViewForgotten, _screen: Screen) -> str:
    """Return that a saved view is gone."""
    return f"the view {outcome.name} is forgotten"


def _filters(filters: Mapping[str, Any]) -> str:
    plain = {
        key: ",".join(map(str, value)) if isinstance(value, list) else value
        for key, value in sorted(filters.items())
    }
    return ", ".join(f"{key}: {value}" for key, value in plain.items())


COLUMNS = 88


def describe_queues(outcome: QueuesShown, _screen: Screen) -> str:
    """Return the queues of services, one below the other."""
    return "\n".join(map(_queue, outcome.queues))


def _queue(queue: Queue) -> str:
    """A queue in the order in which the questions were asked, each with its place.

    Who leads them is left out: beside a number it would read as a score.
    """
    places = [
        cut_line(f"  {place}. {it.id}  {safe(it.title)}{_unled(it)}", COLUMNS)
        for place, it in enumerate(queue.line, start=1)
    ]
    took = [f"  {dates.format_usual(queue.usual)}"] if queue.usual else []
    return "\n".join((safe(queue.name), *(places or ["  nobody waits"]), *took))


def _unled(it: Ticket) -> str:
    return "" if it.lead else " (nobody leads it yet)"
