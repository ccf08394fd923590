"""Mending a ticket's fields, its question, and what it is linked with."""

from collections.abc import Mapping, Sequence
from typing import Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.fields import front_specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.rules.lifecycle import entry

OTHER_VERBS: Final[Mapping[str, str]] = {
    key: spec.instead for key, spec in front_specs(Ticket).items() if spec.instead
}
"""Fields that `desk edit` leaves alone, and why."""


def edit(
    ticket: Ticket,
    actor: Actor,
    changes: Mapping[str, FieldValue],
    *,
    question: str | None = None,
    text: str = "",
    reworded: tuple[Entry, ...] = (),
) -> TicketEdit:
    """Set fields and replace the question; an empty value takes a field out.

    Args:
        ticket: the ticket.
        actor: who acts.
        changes: new values by field.
        question: the question anew; none leaves it.
        text: why, for colleagues.
        reworded: entries of the ticket in other words.

    Raises:
        DeskError: nothing changes, or a field has a verb of its own.
    """
    for key in changes:
        if key in OTHER_VERBS:
            raise DeskError(f"{key} cannot be edited: {OTHER_VERBS[key]}")
    _refuse_double(ticket, changes)
    if ticket.asker and changes.get("patron"):
        changes = {**changes, "asker": None}
    rewritten = question is not None and question != ticket.question
    data = (("question", "rewritten"),) if rewritten else ()
    made = entry(ticket, actor, "edit", text=text, data=data, changes=changes)
    if not made.fields and not rewritten and not reworded:
        raise DeskError(f"{ticket.id} says so already: nothing was changed")
    return TicketEdit(made.fields, made.entries, question if rewritten else None, reworded)


def _refuse_double(ticket: Ticket, changes: Mapping[str, FieldValue]) -> None:
    helpers = changes.get("contributors") or ()
    if isinstance(helpers, tuple) and ticket.lead in helpers:
        raise DeskError(f"{ticket.lead} leads {ticket.id}, and a lead is not a contributor too")


def change_list(
    values: Sequence[str], added: Sequence[str], dropped: Sequence[str]
) -> tuple[str, ...]:
    """A list with values added at its end and others dropped.

    Raises:
        DeskError: what is to be dropped is not there.
    """
    for value in dropped:
        if value not in values:
            there = f"there are {', '.join(values)}" if values else "there is none"
            raise DeskError(f"{value} cannot be dropped, it is not there: {there}")
    return tuple(item for item in dict.fromkeys((*values, *added)) if item not in dropped)


def link(ticket: Ticket, actor: Actor, added: Sequence[str], dropped: Sequence[str]) -> TicketEdit:
    """Link a ticket with others and with web addresses, or take links away.

    Raises:
        DeskError: the ticket is linked with itself, or nothing changes.
    """
    if ticket.id in added:
        raise DeskError(f"{ticket.id} cannot be linked with itself")
    links = change_list(ticket.links, added, dropped)
    if links == ticket.links:
        raise DeskError(f"{ticket.id} has these links already: {', '.join(links)}")
    return entry(ticket, actor, "link", changes={"links": links})
