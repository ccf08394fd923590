"""Stand-ins for the leads of tickets that are shown; most days nobody has to be looked up."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters import presence

if TYPE_CHECKING:
    from deskbook.care.model.cover import Replaced

NAMED: Final = ("staff", "services", "departments", "projects")
"""The folders of `knowledge/` with the people who may stand in for somebody."""


def find(root: Path, tickets: Iterable[Ticket], day: date) -> tuple["Replaced", ...]:
    """Return the leads of open tickets who are not here on a day, and their stand-ins."""
    led = [it for it in tickets if it.lead and it.status != "resolved"]
    missing = presence.missing(root, {it.lead or "" for it in led}, day)
    return tuple(_find(root, led, missing, day)) if missing else ()


def _find(
    root: Path, led: Collection[Ticket], missing: AbstractSet[str], day: date
) -> Iterator["Replaced"]:
    from deskbook.care.model.cover import Replaced  # noqa: PLC0415 - as above
    from deskbook.care.rules import cover  # noqa: PLC0415 - as above
    from deskbook.library.adapters import repo  # noqa: PLC0415 - as above

    library = repo.load_knowledge(root, only=NAMED).library
    found = {}
    for ticket in led:
        if ticket.lead is not None and ticket.lead in missing:
            stand_in = cover.find_stand_in(
                library, cover.make_ticket_area(library, ticket), day
            ).who
            staff = library.staff.get(ticket.lead)
            away = cover.find_absence(staff, day) if staff else None
            found[ticket.lead, stand_in] = Replaced(
                ticket.lead, away.end if away else None, stand_in
            )
    for _, absent in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1] or "")):
        yield absent
