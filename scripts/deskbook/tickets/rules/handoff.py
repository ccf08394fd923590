"""Handing a ticket on: an offer to a colleague, which counts when they accept it."""

from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import HandoffMode
from deskbook.tickets.rules.lead import claim, helpers
from deskbook.tickets.rules.lifecycle import Hand, entry, refuse_resolved, said, then


def offer(
    ticket: Ticket,
    hand: Hand,
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
        hand: who offers: the lead, or for `retain` a contributor.
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
    _refuse_idle(ticket, hand, to, mode)
    if ticket.status == "new":
        return then(
            ticket,
            claim(ticket, hand),
            lambda it: offer(it, hand, to, mode, tried=tried, promised=promised, text=text),
        )
    _refuse_stranger(ticket, hand, mode, force=force)
    told = (("to", to), ("lead", mode), *said("tried", tried), *said("promised", promised))
    return entry(ticket, hand, "handoff", text=text, data=told, changes={"offered_to": to})


def _refuse_idle(ticket: Ticket, hand: Hand, to: str, mode: HandoffMode) -> None:
    if to == ticket.lead:
        raise DeskError(f"{to} leads {ticket.id} already")
    if to == hand.author:
        raise DeskError(
            f"you cannot offer {ticket.id} to yourself: `desk claim` takes one that nobody leads"
        )
    if mode == "retain" and to in ticket.contributors:
        raise DeskError(
            f"{to} contributes to {ticket.id} already: a `desk note` reaches them, --pass makes "
            "them its lead"
        )


def _refuse_stranger(ticket: Ticket, hand: Hand, mode: HandoffMode, *, force: bool) -> None:
    if hand.author == ticket.lead or force:
        return
    if mode == "pass":
        raise DeskError(
            f"{ticket.lead} leads {ticket.id}, so only they can pass it on; the head of the "
            "service can with --force"
        )
    if hand.author not in ticket.contributors:
        raise DeskError(
            f"you neither lead {ticket.id} nor contribute to it: ask {ticket.lead}, who leads it"
        )


def withdraw(ticket: Ticket, hand: Hand, text: str = "", *, force: bool = False) -> TicketEdit:
    """Take an offer back before it is answered; the lead or whoever made it may."""
    _refuse_unoffered(ticket)
    made = pending(ticket)
    if not force and hand.author not in (ticket.lead, made.author if made else None):
        raise DeskError(f"only {ticket.lead}, who leads {ticket.id}, can take the offer back")
    return _closed(ticket, hand, made, text)


def accept(ticket: Ticket, hand: Hand, text: str = "", *, force: bool = False) -> TicketEdit:
    """Take what was offered: lead the ticket (`pass`), or contribute to it (`retain`).

    Args:
        ticket: the ticket.
        hand: the colleague it is offered to.
        text: what they say to it.
        force: the one who acts is head of the service and accepts for the colleague.

    Raises:
        DeskError: nothing is offered, or it is offered to somebody else.
    """
    colleague = _offered(ticket, hand, "accept", force=force)
    made = pending(ticket)
    if made is None:
        raise DeskError(
            f"{ticket.id} is offered to {colleague}, but no handoff in it says whether to lead: "
            f"`desk handoff {ticket.id} --withdraw`, then offer it again"
        )
    changes: dict[str, FieldValue] = {"offered_to": None}
    if made.value("lead") == "pass":
        changes["lead"] = colleague
        changes["contributors"] = helpers(ticket, colleague)
    elif colleague not in ticket.contributors:
        changes["contributors"] = (*ticket.contributors, colleague)
    return entry(ticket, hand, "accept", text=text, data=(("offer", made.id),), changes=changes)


def decline(ticket: Ticket, hand: Hand, text: str, *, force: bool = False) -> TicketEdit:
    """Leave an offer with who made it, and say why.

    Raises:
        DeskError: nothing is offered, or it is offered to somebody else.
    """
    _offered(ticket, hand, "decline", force=force)
    return _closed(ticket, hand, pending(ticket), text)


def pending(ticket: Ticket) -> Entry | None:
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


def _closed(ticket: Ticket, hand: Hand, made: Entry | None, text: str) -> TicketEdit:
    data = (("offer", made.id),) if made else ()
    return entry(ticket, hand, "decline", text=text, data=data, changes={"offered_to": None})


def _offered(ticket: Ticket, hand: Hand, verb: str, *, force: bool) -> str:
    """The colleague the ticket is offered to, if this one may answer."""
    colleague = _refuse_unoffered(ticket)
    if colleague != hand.author and not force:
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
