"""One ticket for a terminal: its fields, the question, and everything that happened."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.library.model import ticket_fields
from deskbook.library.model.entry_kinds import PUBLIC_KINDS
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink, pad, safe, wrap
from deskbook.overview.model import TicketShown
from deskbook.overview.views.list import describe_absent
from deskbook.tickets.model import DELIVERY_STATES

if TYPE_CHECKING:
    from deskbook.tickets.model import Delivery

MAX_COLUMNS = 88
"""Lines longer than this are tiring to read."""


def describe_ticket(outcome: TicketShown, screen: Screen) -> str:
    """Return a ticket as a colleague reads it."""
    if outcome.ticket is None:
        return ""
    ticket, now, zone, ink = outcome.ticket, outcome.now, outcome.zone, screen.ink
    columns, successor = min(screen.columns, MAX_COLUMNS), outcome.successor
    absent = "; ".join(describe_absent(outcome.absent, now.astimezone(zone).date()))
    parts = [_head(ticket, now, zone, columns, ink)]
    if successor:
        parts.append(ink.alarming(f"  This one went on as {successor}: `desk show {successor}`"))
    facts = list(_facts(ticket, now, zone, ink))
    if absent:
        facts.insert(1, _fact("", ink.alarming(absent), ink))
    parts.append("\n".join(facts))
    if ticket.question:
        parts.append(wrap(ticket.question, columns, "  "))
    states = {it.letter.id: it for it in outcome.deliveries}
    parts += [
        _entry(entry, now, zone, columns, ink, states.get(entry.id)) for entry in ticket.entries
    ]
    if ticket.status == "new":
        parts.append(f"`desk route {ticket.id}` suggests where it belongs.")
    return "\n\n".join(parts)


def ticket_values(outcome: TicketShown) -> tuple[str, dict[str, Any]]:
    """Return a ticket for other programs; nothing where its file gives none."""
    from deskbook.library.views import as_json  # noqa: PLC0415 - people need no JSON

    if outcome.ticket is None:
        return "ticket", {}
    values = as_json.ticket_values(outcome.ticket)
    if outcome.deliveries:
        values["deliveries"] = [
            {"entry": it.letter.id, "state": it.state, "until": it.until}
            for it in outcome.deliveries
        ]
    if outcome.successor:
        values["merged_into"] = outcome.successor
    return "ticket", {"ticket": values}


def _head(ticket: Ticket, now: datetime, zone: ZoneInfo, columns: int, ink: Ink) -> str:
    opened = dates.format_time(ticket.opened, now, zone)
    today = now.astimezone(zone).date()
    ago = dates.format_distance(ticket.opened.astimezone(zone).date(), today)
    title = wrap(ticket.title, columns, " " * 10)[10:]
    return (
        f"{ink.bold(ticket.id)}  {ink.bold(title)}\n"
        f"          {_state(ticket, ink)}, {ticket.service}, {ticket.channel}, "
        f"opened {opened} ({ago})"
    )


def _state(ticket: Ticket, ink: Ink) -> str:
    if ticket.status == "waiting":
        return ink.bold(f"waiting on {ticket.waiting_on}")
    if ticket.resolution:
        return ink.bold(f"resolved ({ticket.resolution})")
    return ink.bold(ticket.status)


def _facts(ticket: Ticket, now: datetime, zone: ZoneInfo, ink: Ink) -> Iterator[str]:
    today = now.astimezone(zone).date()
    for name, value in _people(ticket):
        yield _fact(name, value, ink)
    if ticket.promised:
        day = dates.format_day(ticket.promised, today)
        said = f"{day} ({dates.format_distance(ticket.promised, today)})"
        late = ticket.promised < today
        yield _fact("promised", ink.alarming(said) if late else said, ink)
    if ticket.resolved:
        yield _fact("resolved", dates.format_time(ticket.resolved, now, zone), ink)
    for name, value in _rest(ticket):
        yield _fact(name, safe(value), ink)


def _people(ticket: Ticket) -> Iterator[tuple[str, str]]:
    lead = ticket.lead or "nobody yet"
    helped = f", with {', '.join(ticket.contributors)}" if ticket.contributors else ""
    yield "lead", lead + helped
    if ticket.offered_to:
        yield "offered to", f"{ticket.offered_to}, who has not answered yet"
    patron = ", ".join(filter(None, (ticket.patron, ticket.patron_group, ticket.language)))
    if patron:
        yield "patron", patron


def _rest(ticket: Ticket) -> Iterator[tuple[str, str]]:
    for spec in ticket_fields.find_shown("card"):
        if shown := ticket_fields.format_value(getattr(ticket, spec.name)):
            yield spec.label, shown


def _fact(name: str, value: str, ink: Ink) -> str:
    return f"  {ink.faint(pad(name, 12))}{value}"


def _entry(
    entry: Entry,
    now: datetime,
    zone: ZoneInfo,
    columns: int,
    ink: Ink,
    delivery: "Delivery | None",
) -> str:
    when = dates.format_time(entry.time, now, zone)
    public = entry.kind in PUBLIC_KINDS
    kind = ink.public(f"{entry.kind} (the patron sees it)") if public else entry.kind
    lines = [f"{ink.faint(when)}  {ink.bold(entry.author)}  {kind}"]
    if delivery:
        from deskbook.tickets.views import deliveries  # noqa: PLC0415 - most tickets have none

        said = f"    It {deliveries.describe(delivery, now, zone)}."
        is_failed = DELIVERY_STATES[delivery.state].is_failed
        lines.append(ink.alarming(said) if is_failed else ink.faint(said))
    lines += [ink.faint(wrap(f"{key}: {value}", columns, "    ")) for key, value in entry.data]
    if entry.text:
        lines.append(wrap(entry.text, columns, "    "))
    return "\n".join(lines)
