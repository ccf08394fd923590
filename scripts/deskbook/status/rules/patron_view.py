"""From a ticket to what its patron may know of it: the only maker of `PatronView`.

Everything is copied field by field, and of the entries the public kinds only; a title, a lead, a
cause or a note has no way into it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from deskbook.answers.rules import translations
from deskbook.calendar.model import Usual
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.entry_kinds import PUBLIC_KINDS
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import FORGOTTEN, PATRON, ROBOT, WaitingOn
from deskbook.library.rules import comments, texts
from deskbook.status.model import PatronEntry, PatronView, PatronWords, WaitsOn
from deskbook.tickets.rules import deliveries, promises, queue

WHOM: dict[WaitingOn, WaitsOn] = {"patron": "you", "vendor": "vendor", "colleague": "colleague"}


def is_shown(ticket: Ticket, now: datetime, linger: int) -> bool:
    """Return whether a ticket's state can be looked up: while open, and `linger` days after.

    The state of a ticket whose patron was forgotten cannot be looked up any more.
    """
    if is_forgotten(ticket):
        return False
    return ticket.resolved is None or now - ticket.resolved < timedelta(days=linger)


def is_forgotten(ticket: Ticket) -> bool:
    """Return whether the patron of a ticket was forgotten, and nobody else has asked it since."""
    unlinked = any(("patron", FORGOTTEN) in entry.data for entry in ticket.entries)
    return ticket.patron is None and unlinked


def make_view(
    library: Library,
    calendar: Calendar,
    ticket: Ticket,
    usual: str,
    others: Mapping[str, str] | None = None,
) -> PatronView:
    """Return the patron's view of a ticket.

    Args:
        library: the library.
        calendar: its opening hours.
        ticket: the ticket.
        usual: how long its service usually takes, in words; empty where nothing is said.
        others: the same in the other languages of the site.
    """
    stopped = deliveries.list_stopped(ticket)
    ticket, profile = texts.restrict(ticket, "patron"), texts.restrict(library.profile, "patron")
    service = library.services.get(ticket.service)
    service = service and texts.restrict(service, "patron")
    resting = ticket.status == "resolved"
    elsewhere = {} if resting or others is None else others
    public = service is not None and service.audience == "public"
    names = translations.list_names(library, f"services/{ticket.service}") if public else {}
    return PatronView(
        asked=ticket.opened,
        service=service.name if service and public else profile.name,
        state=ticket.status,
        waits_on=WHOM[ticket.waiting_on] if ticket.waiting_on else None,
        ended=ticket.resolution,
        place=None if resting else queue.place(ticket, library.tickets.values()),
        usual="" if resting else usual,
        promised=None if resting else _promised(ticket, calendar),
        entries=(
            PatronEntry(time=ticket.opened, by_patron=True, name="", text=ticket.question),
            *(
                _entry(library, it)
                for it in ticket.entries
                if it.kind in PUBLIC_KINDS and it.id not in stopped
            ),
        ),
        library=profile.name,
        write_to=(service.email if service and public else "") or profile.ask_email,
        ask_url=profile.ask_url,
        zone=profile.timezone,
        others=tuple(
            PatronWords(
                language=it,
                service=comments.remove(names.get(it, "")),
                usual=elsewhere.get(it, ""),
            )
            for it in profile.languages
            if it != profile.language
        ),
    )


def _promised(ticket: Ticket, calendar: Calendar) -> date | None:
    kept = ticket.promised is None or not promises.is_outstanding(ticket, calendar)
    return None if kept else ticket.promised


def _entry(library: Library, entry: Entry) -> PatronEntry:
    """One public entry; the author's name is shown where the library names its staff."""
    by_patron = entry.author == PATRON
    staff = library.staff.get(entry.author)
    named = library.profile.privacy.name_staff and staff is not None and entry.author != ROBOT
    return PatronEntry(
        time=entry.time,
        by_patron=by_patron,
        name=staff.name if named and staff and not by_patron else "",
        text=entry.text,
    )


def usual_by_service(
    library: Library, calendar: Calendar, now: datetime, services: Iterable[str]
) -> dict[str, Usual | None]:
    """Return the usual time of questions of these services, each looked at once."""
    tickets, least = tuple(library.tickets.values()), library.profile.privacy.min_cell
    return {
        slug: queue.usual_time(tickets, slug, calendar, now, least)
        for slug in sorted(set(services))
    }
