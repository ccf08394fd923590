"""Commands on who leads a ticket: `claim`, `release`, `handoff`, `accept` and `decline`."""

from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import HandoffMode
from deskbook.tickets.commands.change import change, is_head_forcing, refuse_unknown
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import handoff as rules


def claim(root: Path, ticket: str, *, force: bool, me: str | None, commit: bool) -> TicketChanged:
    """Become the lead of a ticket; as head of its service, take it over."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rules.claim(it, actor, force=is_head_forcing(root, it, actor, force=force))

    return change(root, ticket, "claim", decide, me=me, commit=commit)


def release(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Make a ticket new again, with the reason."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rules.release(it, actor, text, force=is_head_forcing(root, it, actor, force=force))

    return change(root, ticket, "release", decide, me=me, commit=commit)


def handoff(
    root: Path,
    ticket: str,
    text: str,
    *,
    to: str,
    mode: HandoffMode,
    tried: str,
    promised: str,
    force: bool,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Offer a ticket to a colleague; who offers it goes on leading until it is accepted."""
    notices: list[Notice] = []

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        refuse_unknown(root, {"offered_to": to})
        colleague = knowledge.record(root, Staff, to)
        notices.extend(rules.recipient_notices(to, colleague, actor.today()))
        return rules.offer(
            it,
            actor,
            to,
            mode,
            tried=tried,
            promised=promised,
            text=text,
            force=is_head_forcing(root, it, actor, force=force),
        )

    done = change(root, ticket, "handoff", decide, me=me, commit=commit)
    return replace(done, notices=(*done.notices, *notices))


def withdraw(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Take an offer back before it is answered."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rules.withdraw(it, actor, text, force=is_head_forcing(root, it, actor, force=force))

    return change(root, ticket, "handoff withdrawn", decide, me=me, commit=commit)


def accept(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Lead the ticket from now on, or contribute to it, as the offer says."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rules.accept(it, actor, text, force=is_head_forcing(root, it, actor, force=force))

    return change(root, ticket, "accept", decide, me=me, commit=commit)


def decline(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Decline an offer, with the reason."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rules.decline(it, actor, text, force=is_head_forcing(root, it, actor, force=force))

    return change(root, ticket, "decline", decide, me=me, commit=commit)
