"""Letters that a colleague stops, releases, replaces, undoes or corrects."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.model import (
    CORRECTS,
    DELIVERY_STATES,
    HELD,
    RELEASED,
    REPLACES,
    WITHDRAWN,
    Delivery,
)
from deskbook.tickets.rules import pauses, resolution
from deskbook.tickets.rules.lifecycle import entry, reopen_changes, show_value, then

Read = Callable[[str, str], FieldValue]
"""Converts the text of a logged field, by its key, to its value."""

_ONE_COMMAND: Final = timedelta(seconds=1)
"""The entries of one command follow each other by this."""


def hold(ticket: Ticket, actor: Actor, it: Delivery) -> TicketEdit:
    """Stop a letter until it is released; a ticket that was answered by it is open again.

    Raises:
        DeskError: it is held already, or it went out.
    """
    if it.state not in ("waiting", "deferred", "no-address"):
        raise DeskError(_explain(ticket, it, "be held back"))
    return _with_reopening(ticket, actor, _mark(ticket, actor, HELD, it, "Held back."))


def release(ticket: Ticket, actor: Actor, it: Delivery) -> TicketEdit:
    """Let a letter go out with the next run of mail: one that was held, or that failed.

    Raises:
        DeskError: it went out, or waits anyway.
    """
    if it.state in ("sent", "withdrawn", "waiting"):
        raise DeskError(_explain(ticket, it, "be released"))
    return _mark(ticket, actor, RELEASED, it, "Released: it goes out with the next run of mail.")


def replace_text(ticket: Ticket, actor: Actor, it: Delivery, text: str) -> TicketEdit:
    """Put another letter in the place of one that did not go out.

    Raises:
        DeskError: it went out.
    """
    _refuse_gone(ticket, it)
    return entry(ticket, actor, "reply", text=text, data=((REPLACES, it.letter.id),))


def correct(ticket: Ticket, actor: Actor, it: Delivery, text: str) -> TicketEdit:
    """Write a second letter that corrects one that went out; its ticket stays as it is.

    Raises:
        DeskError: the letter still waits, so it can be written anew.
    """
    if it.state not in ("sent", "bounced"):
        raise DeskError(
            f"{ticket.id}: the letter {DELIVERY_STATES[it.state].label}, so the patron does not "
            f"have it: `desk outbox edit {ticket.id}` writes it anew, `desk undo {ticket.id}` "
            "takes it back"
        )
    return entry(ticket, actor, "reply", text=text, data=((CORRECTS, it.letter.id),))


def undo(ticket: Ticket, actor: Actor, it: Delivery, read: Read) -> TicketEdit:
    """Take back a letter that did not go out, and what its command changed besides.

    A field that somebody changed again since stays as it is. A ticket that was answered by the
    letter is open again.

    Args:
        ticket: the ticket.
        actor: who undoes it.
        it: the letter.
        read: converts the text of a field.

    Raises:
        DeskError: it went out.
    """
    _refuse_gone(ticket, it)
    changes: dict[str, FieldValue] = {}
    for field, before, after in _list_changes(ticket, it.letter):
        if show_value(getattr(ticket, field)) == after:
            changes[field] = read(field, before) if before else None
    said = _mark(ticket, actor, WITHDRAWN, it, "Taken back before it went out.", changes)
    return _with_reopening(ticket, actor, said)


def _list_changes(ticket: Ticket, letter: Entry) -> Iterator[tuple[str, str, str]]:
    """The fields that the command of a letter changed: each with its text before and after."""
    changed: dict[str, tuple[str, str]] = {}
    for made in _list_command(ticket, letter):
        for key, _ in made.data:
            if hasattr(ticket, key) and (moved := pauses.change(made, key)):
                first = changed[key][0] if key in changed else moved[0]
                changed[key] = (first, moved[1])
    return ((key, before, after) for key, (before, after) in changed.items())


def _list_command(ticket: Ticket, letter: Entry) -> list[Entry]:
    """The entries of the command that wrote a letter, oldest first."""
    at = next(n for n, it in enumerate(ticket.entries) if it.id == letter.id)
    found, entries = [letter], ticket.entries
    for it in reversed(entries[:at]):
        if it.kind != "accept" or not _is_of_command(it, found[0], letter):
            break
        found.insert(0, it)
    for it in entries[at + 1 :]:
        if it.kind not in ("wait", "promise", "resolve") or not _is_of_command(
            found[-1], it, letter
        ):
            break
        found.append(it)
    return found


def _is_of_command(before: Entry, after: Entry, letter: Entry) -> bool:
    by_one = before.author == after.author == letter.author
    return by_one and after.time - before.time <= _ONE_COMMAND


def _mark(
    ticket: Ticket,
    actor: Actor,
    key: str,
    it: Delivery,
    words: str,
    changes: dict[str, FieldValue] | None = None,
) -> TicketEdit:
    return entry(ticket, actor, "note", text=words, data=((key, it.letter.id),), changes=changes)


def _with_reopening(ticket: Ticket, actor: Actor, edit: TicketEdit) -> TicketEdit:
    """The edit, and the ticket open again if it counts as answered and its patron was not told."""

    def step(after: Ticket) -> TicketEdit:
        if after.resolution is None or not resolution.owes_reply(after, after.resolution):
            return TicketEdit()
        return entry(after, actor, "reopen", changes=reopen_changes(after))

    return then(ticket, edit, step)


def _refuse_gone(ticket: Ticket, it: Delivery) -> None:
    if it.state in ("sent", "withdrawn"):
        raise DeskError(_explain(ticket, it, "be taken back"))


def _explain(ticket: Ticket, it: Delivery, what: str) -> str:
    done = f"{ticket.id}: the letter {DELIVERY_STATES[it.state].label}, so it cannot {what}"
    if it.state == "sent":
        return f"{done}: `desk correct {ticket.id}` sends a second letter that corrects it"
    return done
