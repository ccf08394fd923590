"""`desk show`: one ticket and everything that happened to it."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.care.commands import stand_ins
from deskbook.library.adapters import clock, lookup
from deskbook.library.model.ticket import Ticket
from deskbook.overview.model import TicketShown
from deskbook.search.adapters import presence
from deskbook.tickets.model import Delivery
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.lifecycle import successor


def show(root: Path, ticket: str) -> TicketShown:
    """Read a ticket as far as it can be read."""
    reading = lookup.look_up(root, ticket)
    found = reading.filed.record if reading.filed else None
    now, zone = clock.now(), ZoneInfo(presence.timezone(root))
    return TicketShown(
        ticket=found,
        successor=successor(found) if found else None,
        now=now,
        zone=zone,
        absent=stand_ins.find(root, [found] if found else [], now.astimezone(zone).date()),
        deliveries=_list_deliveries(root, found) if found else (),
        findings=reading.findings,
    )


def _list_deliveries(root: Path, ticket: Ticket) -> tuple[Delivery, ...]:
    """The letters of a ticket; most tickets have none that goes out by mail."""
    if not deliveries.goes_by_mail(ticket) or not any(it.kind == "reply" for it in ticket.entries):
        return ()
    from deskbook.library.adapters import knowledge  # noqa: PLC0415 - few tickets need the settings

    return deliveries.list_deliveries(ticket, knowledge.profile(root).mail)
