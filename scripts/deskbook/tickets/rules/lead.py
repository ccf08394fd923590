"""Taking the lead of a ticket that was not offered, and giving it back."""

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules.lifecycle import entry, refuse_resolved


def claim(ticket: Ticket, actor: Actor, *, force: bool = False) -> TicketEdit:
    """Become the lead of a ticket that has none.

    Args:
        ticket: the ticket.
        actor: who wants to lead it.
        force: take it over from its lead, who stays as a contributor; for heads of the service.

    Raises:
        DeskError: somebody leads it, or it is resolved.
    """
    refuse_resolved(ticket, "`desk reopen` it first if there is more to do")
    if ticket.lead == actor.author:
        raise DeskError(f"you lead {ticket.id} already")
    if ticket.lead and not force:
        raise DeskError(_taken(ticket, actor))
    status = "open" if ticket.status == "new" else ticket.status
    return entry(
        ticket,
        actor,
        "accept",
        changes={
            "lead": actor.author,
            "status": status,
            "offered_to": None,
            "contributors": helpers(ticket, actor.author),
        },
    )


def release(ticket: Ticket, actor: Actor, text: str, *, force: bool = False) -> TicketEdit:
    """Give a ticket back to its service: it is new again and the reason stands in it.

    Raises:
        DeskError: the one who acts does not lead it (and is not forcing it as head), or a handoff
            of it is pending.
    """
    refuse_resolved(ticket, "there is nothing to give back")
    if ticket.lead is None:
        raise DeskError(f"nobody leads {ticket.id}: there is nothing to give back")
    if ticket.lead != actor.author and not force:
        raise DeskError(
            f"{ticket.lead} leads {ticket.id}, so only they can give it back; "
            "the head of the service can with --force"
        )
    if ticket.offered_to:
        raise DeskError(
            f"{ticket.id} is offered to {ticket.offered_to}: wait for their answer, or take the "
            f"offer back with `desk handoff {ticket.id} --withdraw`"
        )
    changes = {"lead": None, "status": "new", "waiting_on": None}
    return entry(ticket, actor, "status", text=text, changes=changes)


def helpers(ticket: Ticket, lead: str) -> tuple[str, ...]:
    """The contributors once `lead` leads: without them, and with who led before."""
    before = (ticket.lead,) if ticket.lead else ()
    return tuple(name for name in dict.fromkeys((*ticket.contributors, *before)) if name != lead)


def _taken(ticket: Ticket, actor: Actor) -> str:
    since = next(
        (
            f" since {item.time:%Y-%m-%d}"
            for item in reversed(ticket.entries)
            if item.value("lead").endswith(f"-> {ticket.lead}")
        ),
        "",
    )
    if ticket.offered_to == actor.author:
        return f"{ticket.id} is offered to you: `desk accept {ticket.id}`"
    return (
        f"{ticket.lead} leads {ticket.id}{since}: write them a `desk note`, or ask them for a "
        "`desk handoff`; the head of the service can take it over with --force"
    )
