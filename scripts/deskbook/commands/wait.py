"""`desk wait`: put a ticket to wait on somebody else."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.formats import moment
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.model.vocabulary import WaitingOn
from deskbook.rules import waiting
from deskbook.rules.lifecycle import Hand


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
) -> int:
    """Say whom a ticket waits on, and until when."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        day = moment.day(until, hand.today()) if until else None
        return waiting.wait(it, hand, on, case=case, until=day, text=text)

    return desk.change(root, ticket, "wait", decide, me=me, commit=commit)
