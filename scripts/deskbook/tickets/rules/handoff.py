"""The lead of a ticket: taken, given back, or offered to a colleague who accepts or declines."""

from collections.abc import Iterator
from datetime import date

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import HandoffMode
from deskbook.tickets.rules.lifecycle import data_line, entry, refuse_resolved, then


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
            "contributors": list_contributors(ticket, actor.author),
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


def list_contributors(ticket: Ticket, lead: str) -> tuple[str, ...]:
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


def offer(
    ticket: Ticket,
    actor: Actor,
    to: str,
    mode: HandoffMode,
    *,
    tried: str = "",
    promised: str = "",
    text: str = "",
    force: bool = False,
) -> TicketEdit:
    """Offer a ticket to a colleague; until they accept, the lead goes on leading.

    Args:
        ticket: the ticket; whoever hands on a new one leads it meanwhile.
        actor: who offers: the lead, or for `retain` a contributor.
        to: the colleague.
        mode: `pass`: they become the lead; `retain`: they contribute.
        tried: what was tried so far, one line.
        promised: what the patron was promised, one line.
        text: what is asked of them.
        force: the one who offers is head of the service.

    Raises:
        DeskError: an offer is pending, or this one makes no sense.
    """
    refuse_resolved(ticket, "`desk reopen` it first")
    if ticket.offered_to:
        raise DeskError(
            f"{ticket.id} is offered to {ticket.offered_to}, who has not answered yet: take that "
            f"offer back first with `desk handoff {ticket.id} --withdraw`"
        )
    _refuse_idle(ticket, actor, to, mode)
    if ticket.status == "new":
        return then(
            ticket,
            claim(ticket, actor),
            lambda it: offer(it, actor, to, mode, tried=tried, promised=promised, text=text),
        )
    _refuse_stranger(ticket, actor, mode, force=force)
    told = (
        ("to", to),
        ("lead", mode),
        *data_line("tried", tried),
        *data_line("promised", promised),
    )
    return entry(ticket, actor, "handoff", text=text, data=told, changes={"offered_to": to})


def _refuse_idle(ticket: Ticket, actor: Actor, to: str, mode: HandoffMode) -> None:
    if to == ticket.lead:
        raise DeskError(f"{to} leads {ticket.id} already")
    if to == actor.author:
        raise DeskError(
            f"you cannot offer {ticket.id} to yourself: `desk claim` takes one that nobody leads"
        )
    if mode == "retain" and to in ticket.contributors:
        raise DeskError(
            f"{to} contributes to {ticket.id} already: a `desk note` reaches them, --pass makes "
            "them its lead"
        )


def _refuse_stranger(ticket: Ticket, actor: Actor, mode: HandoffMode, *, force: bool) -> None:
    if actor.author == ticket.lead or force:
        return
    if mode == "pass":
        raise DeskError(
            f"{ticket.lead} leads {ticket.id}, so only they can pass it on; the head of the "
            "service can with --force"
        )
    if actor.author not in ticket.contributors:
        raise DeskError(
            f"you neither lead {ticket.id} nor contribute to it: ask {ticket.lead}, who leads it"
        )


def withdraw(ticket: Ticket, actor: Actor, text: str = "", *, force: bool = False) -> TicketEdit:
    """Take an offer back before it is answered; the lead or whoever made it may."""
    _refuse_unoffered(ticket)
    made = find_pending(ticket)
    if not force and actor.author not in (ticket.lead, made.author if made else None):
        raise DeskError(f"only {ticket.lead}, who leads {ticket.id}, can take the offer back")
    return _closed(ticket, actor, made, text)


def accept(ticket: Ticket, actor: Actor, text: str = "", *, force: bool = False) -> TicketEdit:
    """Take what was offered: lead the ticket (`pass`), or contribute to it (`retain`).

    Args:
        ticket: the ticket.
        actor: the colleague it is offered to.
        text: what they say to it.
        force: the one who acts is head of the service and accepts for the colleague.

    Raises:
        DeskError: nothing is offered, or it is offered to somebody else.
    """
    colleague = _offered(ticket, actor, "accept", force=force)
    made = find_pending(ticket)
    if made is None:
        raise DeskError(
            f"{ticket.id} is offered to {colleague}, but no handoff in it says whether to lead: "
            f"`desk handoff {ticket.id} --withdraw`, then offer it again"
        )
    changes: dict[str, FieldValue] = {"offered_to": None}
    if made.value("lead") == "pass":
        changes["lead"] = colleague
        changes["contributors"] = list_contributors(ticket, colleague)
    elif colleague not in ticket.contributors:
        changes["contributors"] = (*ticket.contributors, colleague)
    return entry(ticket, actor, "accept", text=text, data=(("offer", made.id),), changes=changes)


def decline(ticket: Ticket, actor: Actor, text: str, *, force: bool = False) -> TicketEdit:
    """Leave an offer with who made it, and say why.

    Raises:
        DeskError: nothing is offered, or it is offered to somebody else.
    """
    _offered(ticket, actor, "decline", force=force)
    return _closed(ticket, actor, find_pending(ticket), text)


def find_pending(ticket: Ticket) -> Entry | None:
    """The entry of the offer that has not been answered yet, if one is pending."""
    if ticket.offered_to is None:
        return None
    offers = (
        item
        for item in reversed(ticket.entries)
        if item.kind == "handoff"
        and item.value("to") == ticket.offered_to
        and item.value("lead") in ("pass", "retain")
    )
    return next(offers, None)


def _closed(ticket: Ticket, actor: Actor, made: Entry | None, text: str) -> TicketEdit:
    data = (("offer", made.id),) if made else ()
    return entry(ticket, actor, "decline", text=text, data=data, changes={"offered_to": None})


def _offered(ticket: Ticket, actor: Actor, verb: str, *, force: bool) -> str:
    """The colleague the ticket is offered to, if this one may answer."""
    colleague = _refuse_unoffered(ticket)
    if colleague != actor.author and not force:
        raise DeskError(
            f"{ticket.id} is offered to {colleague}, so only they can {verb}; the head of the "
            "service can with --force"
        )
    return colleague


def _refuse_unoffered(ticket: Ticket) -> str:
    if ticket.offered_to is None:
        hint = f"{ticket.lead} leads it" if ticket.lead else "nobody leads it: `desk claim` does"
        raise DeskError(f"no offer is pending on {ticket.id}; {hint}")
    return ticket.offered_to


def recipient_notices(to: str, colleague: Staff, today: date) -> Iterator[Notice]:
    """Yield a notice where the colleague who is offered a ticket is away.

    Raises:
        DeskError: the colleague has left.
    """
    if colleague.left and colleague.left < today:
        raise DeskError(f"{to} left on {colleague.left}: offer it to somebody who is here")
    absence = next((span for span in colleague.away if span.start <= today <= span.end), None)
    if absence:
        understudy = absence.understudy or colleague.understudy
        instead = f"; {understudy} stands in" if understudy else ""
        yield Notice("staff.away", f"{to} is away until {absence.end}{instead}")
