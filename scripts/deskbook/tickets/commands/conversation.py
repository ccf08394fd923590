"""Commands that add to the conversation of a ticket: `note`, `reply`, `heard` and `promise`."""

from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Notice, Waiting
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import WaitingOn
from deskbook.tickets.adapters import message_index
from deskbook.tickets.commands import promised_day
from deskbook.tickets.commands.change import change
from deskbook.tickets.model import AnswerLetter, TicketChanged
from deskbook.tickets.rules import conversation, deliveries, lifecycle, resolution


def note(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Append a note to a ticket; the patron never sees it."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return lifecycle.note(it, actor, text)

    return change(root, ticket, "note", decide, me=me, commit=commit)


def reply(
    root: Path,
    ticket: str,
    text: str,
    *,
    letter: AnswerLetter | None,
    wait: WaitingOn | None,
    promise: str | None,
    anyway: bool = True,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Reply, and with it let the ticket wait or promise the next news.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        text: the reply, unless it is a letter.
        letter: the letter with an answer, which is recorded with it.
        wait: whom the ticket then waits on.
        promise: the day of the next news, as typed.
        anyway: whether the patron may get it beside a colleague's letter of the last day.
        me: who acts.
        commit: whether to keep it in a commit.
    """

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        deliveries.refuse_of_nobody(it)
        if not anyway:
            conversation.refuse_second(it, actor)
        if letter:
            edit = conversation.reply_from(it, actor, letter.text, letter.answer, letter.address)
        else:
            edit = conversation.reply(it, actor, text)
        day = promised_day.read(root, promise, actor, it) if promise else None
        if wait:
            return lifecycle.then(
                it, edit, lambda after: resolution.wait(after, actor, wait, until=day)
            )
        if day:
            return lifecycle.then(it, edit, lambda after: conversation.promise(after, actor, day))
        return edit

    done = change(root, ticket, "reply", decide, me=me, commit=commit)
    return replace(done, waiting=_waiting(root, done.ticket), letter=letter.text if letter else "")


def _waiting(root: Path, ticket: str) -> tuple[Waiting, ...]:
    """The reply, where it waits to be sent by mail."""
    settings = knowledge.profile(root).mail
    waits = settings and message_index.is_waiting(root, ticket, settings.since)
    return (Waiting(ticket, "desk mail send --apply"),) if waits else ()


def heard(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Append the words of the patron; the ticket is open again."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return conversation.heard(it, actor, text)

    return change(root, ticket, "heard from the patron, noted", decide, me=me, commit=commit)


def promise(
    root: Path, ticket: str, day: str | None, text: str, *, me: str | None, commit: bool
) -> TicketChanged:
    """Promise a day, or with none take the promise back."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        when = promised_day.read(root, day, actor, it) if day else None
        return conversation.promise(it, actor, when, text)

    done = change(root, ticket, "promise", decide, me=me, commit=commit)
    if done.edit.entries:
        return done
    notice = Notice("promise.again", f"{done.before.promised} is promised already.")
    return replace(done, notices=(*done.notices, notice))
