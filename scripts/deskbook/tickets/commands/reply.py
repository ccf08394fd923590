"""`desk reply`: write to the patron."""

from dataclasses import replace
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.adapters import knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Waiting
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import WaitingOn
from deskbook.tickets.adapters import message_index
from deskbook.tickets.commands import change
from deskbook.tickets.model import AnswerLetter, TicketChanged
from deskbook.tickets.rules import conversation, waits
from deskbook.tickets.rules.lifecycle import then


def reply(
    root: Path,
    ticket: str,
    text: str,
    *,
    letter: AnswerLetter | None,
    wait: WaitingOn | None,
    promise: str | None,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Reply, and with it let the ticket wait or promise the next news.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        text: what is written, unless it is a letter.
        letter: the letter with an answer, which is recorded with it.
        wait: whom the ticket then waits on.
        promise: the day of the next news, as typed.
        me: who acts.
        commit: whether to keep it in a commit.
    """

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        if letter:
            edit = conversation.reply_from(it, actor, letter.text, letter.answer, letter.address)
        else:
            edit = conversation.reply(it, actor, text)
        day = moment.day(promise, actor.today()) if promise else None
        if wait:
            return then(it, edit, lambda after: waits.wait(after, actor, wait, until=day))
        if day:
            return then(it, edit, lambda after: conversation.promise(after, actor, day))
        return edit

    done = change.change(root, ticket, "reply", decide, me=me, commit=commit)
    return replace(done, waiting=_waiting(root, done.ticket), letter=letter.text if letter else "")


def _waiting(root: Path, ticket: str) -> tuple[Waiting, ...]:
    """The reply, where it waits to be sent by mail."""
    settings = knowledge.profile(root).mail
    waits = settings and message_index.waits(root, ticket, settings.since)
    return (Waiting(ticket, "desk mail send --apply"),) if waits else ()
