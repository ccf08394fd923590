"""Facts for a colleague before a conversation: of a patron who consented, else of nobody."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES, OPEN_STATUSES
from deskbook.patrons.model.patron import DepartmentPicture, Patron, PatronPicture

RECENT: Final = timedelta(days=90)
"""What ended longer ago than this is a number and no more."""

CONSENT: Final = "remember"


def may_be_remembered(patron: Patron) -> bool:
    """Return whether a patron agreed that we look at their earlier questions."""
    return CONSENT in patron.consent


def picture_patron(patron: Patron, tickets: Iterable[Ticket], now: datetime) -> PatronPicture:
    """Return the picture of a patron who consented to it."""
    mine = sorted((it for it in tickets if it.patron == patron.pseudonym), key=lambda it: it.opened)
    closed = [it for it in mine if it.status not in OPEN_STATUSES]
    recent = tuple(it for it in closed if _ended(it) >= now - RECENT)
    return PatronPicture(
        patron,
        tuple(it for it in mine if it.status in OPEN_STATUSES),
        recent,
        len(closed) - len(recent),
    )


def list_departments(name: str, tickets: Iterable[Ticket]) -> tuple[str, ...]:
    """The departments of a patron's open questions; what has ended is not looked at."""
    found = (
        it.department
        for it in tickets
        if it.patron == name and it.status in OPEN_STATUSES and it.department
    )
    return tuple(dict.fromkeys(found))


def picture_department(library: Library, slug: str, now: datetime) -> DepartmentPicture:
    """Return the picture of a department."""
    mine = [it for it in library.tickets.values() if it.department == slug]
    lately = [it for it in mine if it.opened >= now - RECENT]
    resources = Counter(it.resource for it in lately if it.resource)
    live = (it for it in library.problems.values() if it.state in LIVE_PROBLEM_STATES)
    return DepartmentPicture(
        library.departments[slug],
        tuple(
            sorted(
                (it for it in mine if it.status in OPEN_STATUSES),
                key=lambda it: (it.opened, it.id),
            )
        ),
        len(lately),
        tuple(resources.most_common()),
        tuple(Counter(it.cause for it in lately if it.cause).most_common()),
        tuple(it for it in live if it.resource in resources),
    )


def _ended(ticket: Ticket) -> datetime:
    return ticket.resolved or ticket.opened
