"""Interruption and end of a ticket: waits, resolution, and the way back to open."""

from datetime import date
from typing import Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Resolution, WaitingOn
from deskbook.tickets.model import AnswerLetter
from deskbook.tickets.rules import conversation, deliveries, promises
from deskbook.tickets.rules.conversation import refuse_past
from deskbook.tickets.rules.handoff import claim
from deskbook.tickets.rules.lifecycle import (
    end_changes,
    entry,
    next_time,
    refuse_resolved,
    reopen_changes,
    then,
)


def wait(
    ticket: Ticket,
    actor: Actor,
    on: WaitingOn,
    *,
    case: str | None = None,
    until: date | None = None,
    text: str = "",
) -> TicketEdit:
    """Put a ticket to wait on the patron, a vendor or a colleague.

    Args:
        ticket: the ticket; whoever lets a new one wait leads it.
        actor: who acts.
        on: whom it waits on.
        case: the vendor's case number.
        until: the day on which we ask again and the patron hears from us.
        text: what we wait for.

    Raises:
        DeskError: nothing would change, or the day is over.
    """
    refuse_resolved(ticket, "`desk reopen` it first")
    if case is not None and on != "vendor":
        raise DeskError(f"a case number belongs to waiting on a vendor, not on a {on}")
    refuse_past(until, actor)
    if ticket.status == "new":
        return then(
            ticket,
            claim(ticket, actor),
            lambda it: wait(it, actor, on, case=case, until=until, text=text),
        )
    edit = entry(
        ticket,
        actor,
        "wait",
        text=text,
        changes={
            "status": "waiting",
            "waiting_on": on,
            "vendor_case": case or ticket.vendor_case,
            "promised": until or ticket.promised,
        },
    )
    if not edit.fields and not text:
        raise DeskError(
            f"{ticket.id} waits on the {on} already: say what is new with --until, a text, or "
            f"`desk resume {ticket.id}` when what it waited for has come"
        )
    return edit


def resume(ticket: Ticket, actor: Actor, text: str = "") -> TicketEdit:
    """Open a ticket again that waited.

    Raises:
        DeskError: it does not wait.
    """
    if ticket.status != "waiting":
        refuse_resolved(ticket, "`desk reopen` it")
        raise DeskError(f"{ticket.id} does not wait on anybody: it is {ticket.status}")
    changes = {"status": "open", "waiting_on": None}
    return entry(ticket, actor, "status", text=text, changes=changes)


def resolve(
    ticket: Ticket,
    actor: Actor,
    resolution: Resolution,
    *,
    answer: str | None = None,
    cause: str | None = None,
    reply: str = "",
    letter: AnswerLetter | None = None,
) -> TicketEdit:
    """End a ticket, with a last reply, or a letter with an answer, where there is one.

    It waits on nobody, promises nothing and is offered to nobody any more. Whoever resolves a new
    ticket leads it.

    Raises:
        DeskError: it is resolved already, or is about access and nobody has said what was wrong.
    """
    refuse_resolved(ticket, f"nothing to do; `desk edit {ticket.id}` mends its fields")
    if is_access(ticket) and not (cause or ticket.cause) and resolution in DIAGNOSED:
        raise DeskError(
            f"{ticket.id} is about access to {ticket.resource}: say what was found wrong with "
            f"--cause (`desk causes` explains them, unknown is one; `desk diagnose {ticket.id}` "
            "finds the likely ones)"
        )
    if ticket.status == "new":
        return then(
            ticket,
            claim(ticket, actor),
            lambda it: resolve(
                it, actor, resolution, answer=answer, cause=cause, reply=reply, letter=letter
            ),
        )
    if letter:
        told = conversation.reply_from(ticket, actor, letter.text, letter.answer, letter.address)
        return then(
            ticket, told, lambda it: resolve(it, actor, resolution, answer=answer, cause=cause)
        )
    if reply:
        return then(
            ticket,
            conversation.reply(ticket, actor, reply),
            lambda it: resolve(it, actor, resolution, answer=answer, cause=cause),
        )
    return entry(
        ticket,
        actor,
        "resolve",
        changes=end_changes(
            resolution,
            next_time(ticket, actor.now),
            answer=answer or ticket.answer,
            cause=cause or ticket.cause,
        ),
    )


TOLD: Final[frozenset[Resolution]] = frozenset({"answered", "referred"})
"""Ends by which the patron got something to read; the others need no reply."""


def owes_reply(ticket: Ticket, resolution: Resolution) -> bool:
    """Return whether a ticket cannot end so yet: its patron can be reached and was told nothing."""
    return resolution in TOLD and deliveries.can_be_reached(ticket) and not _is_told(ticket)


def _is_told(ticket: Ticket) -> bool:
    """Whether a colleague has replied since the patron's last message."""
    return bool(promises.replies(ticket)) and not promises.unanswered(ticket)


def refuse_untold(ticket: Ticket, resolution: Resolution) -> None:
    """Refuse to end a ticket as answered of which the patron has not heard.

    Raises:
        DeskError: it owes a reply.
    """
    if owes_reply(ticket, resolution):
        raise DeskError(
            f"{ticket.id} is not {resolution}: its patron has had no reply since their last "
            f'message. Write it with `desk resolve {ticket.id} "…"`, send what an answer says '
            "with --answer SLUG, or end it with --as declined, --as no-reply or --as duplicate"
        )


DIAGNOSED: frozenset[Resolution] = frozenset({"answered", "referred"})
"""Ends of a ticket about access that need a cause; the others end without anybody knowing it."""


def is_access(ticket: Ticket) -> bool:
    """Return whether a patron had no access: a resource is named, and its failure or the item."""
    return ticket.resource is not None and any((ticket.symptom, ticket.item, ticket.arrived))


def lacks_cause(ticket: Ticket) -> bool:
    """Return whether a ticket is about a resource and nobody has said what was wrong with it."""
    return ticket.resource is not None and ticket.cause is None


def reopen(ticket: Ticket, actor: Actor, text: str = "") -> TicketEdit:
    """Go on with a ticket that was resolved; its lead leads it again.

    Raises:
        DeskError: it is not resolved.
    """
    if ticket.status != "resolved":
        raise DeskError(f"{ticket.id} is not resolved: it is {ticket.status}")
    return entry(ticket, actor, "reopen", text=text, changes=reopen_changes(ticket))
