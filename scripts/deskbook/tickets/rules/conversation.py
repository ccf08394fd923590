"""The conversation with the patron: replies, their messages, and promises."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.handoff import claim
from deskbook.tickets.rules.lifecycle import entry, refuse_resolved, then

RECENT: Final = timedelta(days=1)
"""For so long a colleague's letter may still be in the outbox, or unread."""


def find_other_letter(ticket: Ticket, actor: Actor) -> Entry | None:
    """Return a colleague's letter that the patron got or gets beside one that is written now.

    It is of the last day and answers the patron's last message. Whoever has taken the ticket on
    since then has read it.
    """
    for it in reversed(ticket.entries):
        if it.kind == "question" or actor.now - it.time > RECENT:
            return None
        if it.kind == "accept" and it.author == actor.author:
            return None
        is_letter = it.kind == "reply" and it.author not in (ROBOT, actor.author)
        if is_letter and it.id not in deliveries.list_stopped(ticket):
            return it
    return None


def refuse_second(ticket: Ticket, actor: Actor) -> None:
    """Refuse a letter beside that of a colleague.

    Raises:
        DeskError: there is one.
    """
    if other := find_other_letter(ticket, actor):
        raise DeskError(
            f"{other.author} wrote to this patron at {other.time:%H:%M} UTC already, and two "
            f"letters may contradict each other: read theirs with `desk show {ticket.id}`, then "
            "add --anyway"
        )


def reply(
    ticket: Ticket, actor: Actor, text: str, also: Mapping[str, FieldValue] | None = None
) -> TicketEdit:
    """Write to the patron; whoever is first to reply leads the ticket.

    A promise for today or earlier is kept by this; one for a later day stays, for the patron
    expects to hear from us then. A ticket that waits goes on waiting.

    Args:
        ticket: the ticket.
        actor: who writes.
        text: what they write.
        also: fields that change with it.
    """
    refuse_resolved(ticket, "`desk reopen` it to write to the patron again")
    if ticket.status == "new":
        return then(ticket, claim(ticket, actor), lambda it: reply(it, actor, text, also))
    kept = ticket.promised is not None and ticket.promised <= actor.today()
    changes: dict[str, FieldValue] = {"promised": None} if kept else {}
    return entry(ticket, actor, "reply", text=text, changes={**changes, **(also or {})})


def reply_from(
    ticket: Ticket, actor: Actor, text: str, answer: str, address: str = ""
) -> TicketEdit:
    """Write to the patron what an answer says, and record the link to it.

    Args:
        ticket: the ticket.
        actor: who writes.
        text: the letter with the answer in it.
        answer: its slug.
        address: its page on the public site, where there is one.
    """
    links = dict.fromkeys((*ticket.links, *([address] if address else [])))
    return reply(ticket, actor, text, {"answer": answer, "links": tuple(links)})


def heard(
    ticket: Ticket, actor: Actor, text: str, data: tuple[tuple[str, str], ...] = ()
) -> TicketEdit:
    """Add what the patron said; a ticket that waited is open again, a resolved one too.

    Args:
        ticket: the ticket.
        actor: who writes it down.
        text: what the patron said.
        data: data lines, such as the key of the message that it came in.
    """
    changes: dict[str, FieldValue] = {"waiting_on": None}
    if ticket.status == "resolved":
        changes |= {"resolved": None, "resolution": None}
    if ticket.status != "new":
        changes = {"status": "open", **changes}
    by_patron = replace(actor, author=PATRON)
    return entry(ticket, by_patron, "question", text=text, data=data, changes=changes)


def promise(ticket: Ticket, actor: Actor, day: date | None, text: str = "") -> TicketEdit:
    """Set the day on which the patron hears from us next, or with none take the promise back.

    A day that is promised already is promised again: with no words it makes no entry.

    Raises:
        DeskError: the day is over, or there is no promise to take back.
    """
    refuse_resolved(ticket, "`desk reopen` it first, then promise")
    if day is None and ticket.promised is None:
        raise DeskError(f"nothing is promised on {ticket.id}")
    if day == ticket.promised and not text:
        return TicketEdit()
    refuse_past(day, actor)
    return entry(ticket, actor, "promise", text=text, changes={"promised": day})


def refuse_past(day: date | None, actor: Actor) -> None:
    """Raise a `DeskError` where a day that lies ahead is needed and this one does not."""
    if day is not None and day < actor.today():
        raise DeskError(f"{day} is over (today is {actor.today()}): give a day that is to come")
