"""`desk handoff`: offer a ticket to a colleague, or take the offer back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import HandoffMode
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import handoff as rule


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
    """Offer a ticket; who offers it goes on leading until it is accepted."""
    notices: list[Notice] = []

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        notices.extend(_look_up(root, to, actor))
        return rule.offer(
            it,
            actor,
            to,
            mode,
            tried=tried,
            promised=promised,
            text=text,
            force=change.as_head(root, it, actor, force=force),
        )

    done = change.change(root, ticket, "handoff", decide, me=me, commit=commit)
    return replace(done, notices=(*done.notices, *notices))


def withdraw(
    root: Path, ticket: str, text: str, *, force: bool, me: str | None, commit: bool
) -> TicketChanged:
    """Take an offer back before it is answered."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rule.withdraw(it, actor, text, force=change.as_head(root, it, actor, force=force))

    return change.change(root, ticket, "handoff withdrawn", decide, me=me, commit=commit)


def _look_up(root: Path, to: str, actor: Actor) -> Iterator[Notice]:
    """Yield a notice of a colleague who is away.

    Raises:
        DeskError: the colleague is unknown or has left.
    """
    change.refuse_unknown(root, {"offered_to": to})
    colleague = knowledge.record(root, Staff, to)
    today = actor.today()
    if colleague.left and colleague.left < today:
        raise DeskError(f"{to} left on {colleague.left}: offer it to somebody who is here")
    absence = next((span for span in colleague.away if span.start <= today <= span.end), None)
    if absence:
        understudy = absence.understudy or colleague.understudy
        instead = f"; {understudy} stands in" if understudy else ""
        yield Notice("staff.away", f"{to} is away until {absence.end}{instead}")
