"""Two tickets made one, and one made two; an old id always leads to where it went on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_never

from deskbook.library.model import ticket_fields
from deskbook.library.model.actor import Actor
from deskbook.library.model.fields import FieldSpec, front_specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules.lifecycle import apply, end_changes, entry, next_time, refuse_resolved
from deskbook.tickets.rules.opening import open_new


def merge(
    old: Ticket, survivor: Ticket, actor: Actor, quoted: str, *, force: bool = False
) -> tuple[TicketEdit, TicketEdit]:
    """Let one ticket go on as another: the edits of the old one and of the survivor.

    The old one is resolved as a duplicate that names the survivor; its entries stay in it, so that
    nothing said to one patron can reach another. The survivor quotes its question for colleagues,
    and takes its people, labels, nearest promise and watch, and the fields that it lacks. If nobody
    leads it, the old one's lead does.

    Args:
        old: the ticket that ends.
        survivor: the ticket that goes on.
        actor: who merges them.
        quoted: the title and question of the old one, clean.
        force: merge them though two patrons asked.

    Raises:
        DeskError: one of them is resolved, they are the same, or two patrons asked.
    """
    if old.id == survivor.id:
        raise DeskError(f"{old.id} cannot be merged into itself")
    refuse_resolved(old, f"`desk link {old.id} {survivor.id}` says that they belong together")
    refuse_resolved(survivor, "`desk reopen` it first, so that the question is answered")
    if old.patron and survivor.patron and old.patron != survivor.patron and not force:
        raise DeskError(
            f"two patrons asked, {old.patron} in {old.id} and {survivor.patron} in {survivor.id}: "
            "each has to hear from us, so give both the same `desk edit --problem`, or link them; "
            "--force merges them if it was one person after all"
        )
    lead = old.lead or survivor.lead or actor.author
    changes: dict[str, FieldValue] = {
        **end_changes("duplicate", next_time(old, actor.now), lead),
        "contributors": _without(old.contributors, lead),
        "links": _joined(old.links, (survivor.id,)),
    }
    first = entry(old, actor, "resolve", data=(("merged_into", survivor.id),), changes=changes)
    second = entry(
        survivor,
        actor,
        "link",
        text=quoted,
        data=(("merged_from", old.id),),
        changes=_inherited(old, survivor),
    )
    return first, second


def _inherited(old: Ticket, survivor: Ticket) -> dict[str, FieldValue]:
    """The survivor's fields as their definitions say; people help, and the old one is linked.

    A survivor that nobody leads is led by the old one's lead, in the state in which it was.
    """
    people = _joined(survivor.contributors, (*((old.lead,) if old.lead else ()), *old.contributors))
    found = {it.name: _of_both(it, old, survivor) for it in front_specs(Ticket).values()}
    if survivor.lead is None and old.lead:
        found |= {key: getattr(old, key) for key in ("status", "waiting_on")}
        found["lead"] = old.lead
    found["contributors"] = _without(people, found["lead"])
    found["links"] = _joined(survivor.links, (old.id,))
    return found


def _of_both(spec: FieldSpec, old: Ticket, survivor: Ticket) -> Any:
    """A field of the survivor once the old ticket goes on as it."""
    theirs, own = getattr(old, spec.name), getattr(survivor, spec.name)
    match spec.joining:
        case "joined":
            return _joined(own, theirs)
        case "earliest":
            return min((day for day in (theirs, own) if day), default=None)
        case "filled":
            return own or theirs
        case "own":
            return own
        case _:
            assert_never(spec.joining)


def split(
    ticket: Ticket,
    actor: Actor,
    *,
    name: str,
    asked: datetime,
    question: str,
    fields: Mapping[str, FieldValue],
) -> tuple[TicketEdit, Ticket]:
    """Give a second question a ticket of its own: the edit of the first, and the new ticket.

    Whoever leads the first leads the second, until they hand it on: no question loses its lead.

    Args:
        ticket: the ticket that held both questions.
        actor: who splits them.
        name: the new ticket's id.
        asked: when the second question was asked, in UTC.
        question: the second question, clean.
        fields: fields of the new ticket that differ from the first.
    """
    shared = {it.name: getattr(ticket, it.name) for it in ticket_fields.find_copied()}
    made = open_new(name, asked, {**shared, **fields}, question, actor)
    changes: dict[str, FieldValue] = {"links": (ticket.id,)}
    if ticket.lead and ticket.status != "resolved":
        changes |= {"lead": ticket.lead, "status": "open"}
    born = entry(made, actor, "link", data=(("split_from", ticket.id),), changes=changes)
    links = _joined(ticket.links, (name,))
    parted = entry(ticket, actor, "link", data=(("split_to", name),), changes={"links": links})
    return parted, apply(made, born)


def _joined(values: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*values, *more)))


def _without(values: tuple[str, ...], name: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value != name)
