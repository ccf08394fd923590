"""The end of a ticket, and its beginning again."""

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Resolution
from deskbook.tickets.rules import conversation
from deskbook.tickets.rules.lead import claim
from deskbook.tickets.rules.lifecycle import ended, entry, next_time, refuse_resolved, then


def resolve(
    ticket: Ticket,
    actor: Actor,
    resolution: Resolution,
    *,
    answer: str | None = None,
    cause: str | None = None,
    reply: str = "",
) -> TicketEdit:
    """End a ticket, with a last reply where there is one.

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
            lambda it: resolve(it, actor, resolution, answer=answer, cause=cause, reply=reply),
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
        changes=ended(
            resolution,
            next_time(ticket, actor.now),
            answer=answer or ticket.answer,
            cause=cause or ticket.cause,
        ),
    )


DIAGNOSED: frozenset[Resolution] = frozenset({"answered", "referred"})
"""Ends of a ticket about access that need a cause; the others end without anybody knowing it."""


def is_access(ticket: Ticket) -> bool:
    """Whether a patron could not get at something: a resource, and what they met or looked for."""
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
    changes: dict[str, FieldValue] = {
        "status": "open" if ticket.lead else "new",
        "resolved": None,
        "resolution": None,
    }
    return entry(ticket, actor, "reopen", text=text, changes=changes)
