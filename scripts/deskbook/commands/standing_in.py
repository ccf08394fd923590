"""Who stands in for the leads of tickets that are shown: most days nobody has to be looked up."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from deskbook.adapters import knowledge, repo
from deskbook.model.cover import Replaced
from deskbook.model.finding import DeskError
from deskbook.model.records import Staff
from deskbook.model.ticket import Ticket
from deskbook.rules import cover


def of(root: Path, tickets: Iterable[Ticket], day: date) -> tuple[Replaced, ...]:
    """Each lead of an open ticket who is not here on a day, and who stands in for them."""
    led = [it for it in tickets if it.lead and it.status != "resolved"]
    known = knowledge.names(root, "staff")
    missing = {
        handle for handle in {it.lead or "" for it in led} if _is_missing(root, handle, known, day)
    }
    if not missing:
        return ()
    library = repo.load_knowledge(root).library
    found = {}
    for ticket in led:
        if ticket.lead in missing:
            stand_in = cover.stand_in(library, cover.ticket_area(library, ticket), day).who
            staff = library.staff.get(ticket.lead)
            away = cover.absence(staff, day) if staff else None
            found[ticket.lead, stand_in] = Replaced(
                ticket.lead, away.end if away else None, stand_in
            )
    return tuple(
        it for _, it in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1] or ""))
    )


def _is_missing(root: Path, handle: str, known: set[str], day: date) -> bool:
    """Whether a lead is not here; one whose file has to be mended is taken to be."""
    if handle not in known:
        return True
    try:
        return not cover.is_here(knowledge.record(root, Staff, handle), day)
    except DeskError:
        return False
