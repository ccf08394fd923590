"""`desk reply`: write to the patron."""

from pathlib import Path

from deskbook.commands import desk
from deskbook.formats import moment
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.model.vocabulary import WaitingOn
from deskbook.rules import conversation, waiting
from deskbook.rules.lifecycle import Hand, then


def reply(
    root: Path,
    ticket: str,
    text: str,
    *,
    wait: WaitingOn | None,
    promise: str | None,
    me: str | None,
    commit: bool,
) -> int:
    """Reply, and with it let the ticket wait or promise the next news."""

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        edit = conversation.reply(it, hand, text)
        day = moment.day(promise, hand.today()) if promise else None
        if wait:
            return then(it, edit, lambda after: waiting.wait(after, hand, wait, until=day))
        if day:
            return then(it, edit, lambda after: conversation.promise(after, hand, day))
        return edit

    return desk.change(root, ticket, "reply", decide, me=me, commit=commit)
