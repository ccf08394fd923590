"""`desk promise`: the day on which the patron hears from us next."""

from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import conversation


def promise(
    root: Path, ticket: str, day: str | None, text: str, *, me: str | None, commit: bool
) -> TicketChanged:
    """Promise a day, or with none take the promise back."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        when = moment.day(day, actor.today()) if day else None
        return conversation.promise(it, actor, when, text)

    return change.change(root, ticket, "promise", decide, me=me, commit=commit)
