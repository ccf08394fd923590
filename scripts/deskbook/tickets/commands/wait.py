"""`desk wait`: put a ticket to wait on somebody else."""

from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import WaitingOn
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import waits


def wait(
    root: Path,
    ticket: str,
    text: str,
    *,
    on: WaitingOn,
    case: str | None,
    until: str | None,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Say whom a ticket waits on, and until when."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        day = moment.day(until, actor.today()) if until else None
        return waits.wait(it, actor, on, case=case, until=day, text=text)

    return change.change(root, ticket, "wait", decide, me=me, commit=commit)
