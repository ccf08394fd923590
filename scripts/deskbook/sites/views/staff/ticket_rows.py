"""A ticket as one line of a list on the staff site, and the words that its pages share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.care.model.cover import Replaced
from deskbook.care.model.reminders import RULES, Watch
from deskbook.care.views import cover
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import links
from deskbook.sites.model import StaffDesk
from deskbook.sites.views import shelving


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket in a list. `late` marks what is overdue in it; `facts` are short texts."""

    url: str
    id: str
    mark: shelving.Mark
    title: str
    state: str
    status: str
    facts: tuple[str, ...]
    late: str = ""


def rows(desk: StaffDesk, tickets: Iterable[Ticket], here: str) -> tuple[Row, ...]:
    """Tickets as lines of a list on the page `here`."""
    return tuple(row(desk, it, here) for it in tickets)


def row(desk: StaffDesk, it: Ticket, here: str, *, late: str = "") -> Row:
    """A ticket as one line of a list on the page `here`."""
    today = desk.brief.day
    facts = [service_name(desk.library, it.service), _lead(desk, it)]
    if it.offered_to:
        facts.append(f"offered to {staff_name(desk.library, it.offered_to)}")
    if it.promised and it.status != "resolved":
        facts.append(f"promised {dates.format_day(it.promised, today)}")
    facts.append(f"asked {dates.format_day(it.opened.astimezone(desk.zone).date(), today)}")
    return Row(
        url=links.relative(f"tickets/{it.id}/", here),
        id=it.id,
        mark=shelving.mark_ticket(it.id, it.service),
        title=it.title,
        state=state(it),
        status=it.status,
        facts=tuple(facts),
        late=late,
    )


def due_row(desk: StaffDesk, it: Ticket, watch: Watch, here: str) -> Row:
    """A ticket as a line that says what is due about it."""
    return row(desk, it, here, late=due(watch, desk.brief.day, desk.zone))


def due(watch: Watch, today: date, zone: ZoneInfo) -> str:
    """Return what is due, and when."""
    rule = RULES[watch.rule]
    at = watch.due.astimezone(zone)
    said = "today" if at.date() == today else dates.format_day(at.date(), today)
    if not rule.by_day:
        said += f" {at:%H:%M}"
    return f"{rule.row}: due {said}"


def state(it: Ticket) -> str:
    """A ticket's state in words."""
    if it.status == "waiting":
        return f"waits on {'the ' if it.waiting_on != 'colleague' else 'a '}{it.waiting_on}"
    return f"resolved: {it.resolution}" if it.resolution else it.status


def staff_name(library: Library, handle: str) -> str:
    """The name that colleagues use; the handle where there is no file."""
    known = library.staff.get(handle)
    return known.name if known else handle


def service_name(library: Library, slug: str) -> str:
    """A service's name; its slug where there is no file."""
    known = library.services.get(slug)
    return known.name if known else slug


def absent(library: Library, it: Replaced, today: date) -> str:
    """Return that a lead is away, and the name of the stand-in."""
    named = Replaced(
        staff_name(library, it.lead),
        it.until,
        staff_name(library, it.stand_in) if it.stand_in else None,
    )
    return cover.describe_stand_in(named, today)


def _lead(desk: StaffDesk, it: Ticket) -> str:
    if it.lead is None:
        return "nobody leads it"
    name = staff_name(desk.library, it.lead)
    away = desk.absent.get(it.id)
    if away is None:
        return name
    stand_in = staff_name(desk.library, away.stand_in) if away.stand_in else "nobody"
    return f"{name} (away: {stand_in} stands in)"
