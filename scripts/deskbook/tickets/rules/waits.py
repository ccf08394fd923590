"""Waiting on somebody else: our clocks rest, and the day on which we ask again is kept."""

from datetime import date

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import WaitingOn
from deskbook.tickets.rules.conversation import refuse_past
from deskbook.tickets.rules.lead import claim
from deskbook.tickets.rules.lifecycle import entry, refuse_resolved, then


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
