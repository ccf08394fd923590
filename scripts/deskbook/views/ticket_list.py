"""A list of tickets for a terminal: one line each."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from deskbook.model.ticket import Ticket
from deskbook.views import dates
from deskbook.views.terminal import Ink, cells, fitted, padded, safe

MIN_TITLE = 24


def table(
    tickets: Sequence[Ticket], now: datetime, zone: ZoneInfo, *, columns: int, ink: Ink
) -> str:
    """Id, age, state, service, lead, promised day and title; an exclamation mark is late."""
    rows = [_row(ticket, now, zone) for ticket in tickets]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    used = sum(width + 2 for width in widths[:-1] if width)
    lines = []
    for ticket, row in zip(tickets, rows, strict=True):
        shown = [padded(text, width) for text, width in zip(row, widths, strict=True)]
        shown[0] = ink.bold(shown[0])
        if row[5].endswith("!"):
            shown[5] = ink.alarming(shown[5])
        shown[-1] = fitted(row[-1], max(MIN_TITLE, columns - used))
        if ticket.status == "resolved":
            shown[2] = ink.faint(shown[2])
        kept = (text for text, width in zip(shown, widths, strict=True) if width)
        lines.append("  ".join(kept).rstrip())
    return "\n".join(lines)


def _row(ticket: Ticket, now: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    today = now.astimezone(zone).date()
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
