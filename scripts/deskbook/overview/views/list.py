"""A list of tickets for a terminal: one line each."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import Ink, cells, filled, fitted, safe

MIN_TITLE = 24


def table(
    tickets: Sequence[Ticket], now: datetime, zone: ZoneInfo, *, columns: int, ink: Ink
) -> str:
    """Id, age, state, service, lead, promised day and title; an exclamation mark is late."""
    today = now.astimezone(zone).date()
    *sides, titles = zip(*(_row(ticket, today, zone) for ticket in tickets), strict=True)
    ids, ages, states, services, leads, promises = map(filled, sides)
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
        titles = tuple(fitted(title, room) for title in titles)
    return "\n".join(map(str.rstrip, map("  ".join, zip(*kept, titles, strict=True))))


def _row(ticket: Ticket, today: date, zone: ZoneInfo) -> tuple[str, ...]:
    state = f"waits: {ticket.waiting_on}" if ticket.waiting_on else ticket.status
    lead = ticket.lead or ""
    if ticket.offered_to:
        lead += f" > {ticket.offered_to}"
    promised = ""
    if ticket.promised:
        late = "!" if ticket.promised < today else ""
        promised = dates.day(ticket.promised, today) + late
    opened = ticket.opened.astimezone(zone).date()
    return (
        ticket.id,
        dates.age(opened, today),
        state,
        ticket.service,
        lead,
        promised,
        safe(ticket.title),
    )


def footer(found: int, shown: int, *, everything: bool) -> str:
    """How many there were, and where the others are."""
    others = "" if everything else "; resolved ones are left out, --all shows them"
    if not found:
        return f"No ticket fits{others}."
    number = f"{found} ticket{'' if found == 1 else 's'}"
    first = f", the first {shown} are shown" if shown < found else ""
    return f"{number}{first}{others}."
