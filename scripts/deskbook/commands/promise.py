"""`desk promise`: the day on which the patron hears from us next."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.formats import moment
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.rules import conversation
from deskbook.rules.lifecycle import Hand


def promise(
    root: Path, ticket: str, day: str | None, text: str, *, me: str | None, commit: bool
) -> int:
    """Promise a day, or with none take the promise back."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        when = moment.day(day, hand.today()) if day else None
        return conversation.promise(it, hand, when, text)

    return desk.change(root, ticket, "promise", decide, me=me, commit=commit)
