"""A person's day: the groups into which the tickets that concern them fall."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from deskbook.care.model.reminders import Watch
from deskbook.library.model.ticket import Ticket

OFFERED: Final = "Offered to you"
RETURNED: Final = "Did not reach the patron"
PROMISED: Final = "Promised for today"
DUE: Final = "Due today"
COVERED: Final = "You stand in"
LED: Final = "You lead these too"
HELPED: Final = "You help"
GROUPS: Final = (OFFERED, RETURNED, PROMISED, DUE, COVERED, LED, HELPED)
"""The groups in their order; a ticket stands in the first that it belongs to."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A ticket that concerns a person: its watches, the first due first, and why it does.

    `covered`: its lead is not here and this person stands in; `returned`: a reply did not reach the
    patron.
    """

    ticket: Ticket
    due: tuple[Watch, ...]
    covered: bool = False
    returned: bool = False


def sort_concerns(
    concerns: Iterable[Concern], me: str, end: datetime
) -> Mapping[str, tuple[Concern, ...]]:
    """Return the tickets of each group, what is due first before the others.

    Args:
        concerns: the tickets.
        me: the person.
        end: the end of their day.
    """
    found: dict[str, list[Concern]] = {name: [] for name in GROUPS}
    for it in concerns:
        found[_group(it, me, end)].append(it)
    return {name: tuple(sorted(of, key=_order)) for name, of in found.items()}


def _order(it: Concern) -> tuple[float, datetime, str]:
    first = it.due[0].due.timestamp() if it.due else float("inf")
    return first, it.ticket.opened, it.ticket.id


def _group(it: Concern, me: str, end: datetime) -> str:
    if it.ticket.offered_to == me:
        return OFFERED
    if it.ticket.lead != me and not it.covered:
        return HELPED
    if it.returned:
        return RETURNED
    due = [one.rule for one in it.due if one.due <= end]
    if "promise" in due:
        return PROMISED
    if due:
        return DUE
    return COVERED if it.covered else LED
