"""`desk split`: give a second question a ticket of its own."""

from collections.abc import Mapping
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.adapters import chance, console, files, lookup
from deskbook.library.commands.actor import identify
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import CreateTicket, EditTicket, Plan
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.views import terminal
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands import change
from deskbook.tickets.commands.edit import Typed, value_of
from deskbook.tickets.rules import succession


def split(
    root: Path,
    ticket: str,
    text: str,
    *,
    entry: str | None,
    at: str | None,
    fields: Mapping[str, Typed],
    me: str | None,
    commit: bool,
) -> int:
    """Open a second ticket for a question that came with the first.

    Args:
        root: the library.
        ticket: the first one's id or the beginning of it.
        text: the second question; empty takes the text of `entry`.
        entry: the id (or its beginning) of the entry in which it was asked.
        at: when it was asked; by default the time of that entry, else now.
        fields: fields of the new ticket as typed, where they differ from the first.
        me: who acts.
        commit: whether to keep the change in a commit.
    """
    actor = identify(root, me)
    values = {key: value_of(key, typed) for key, typed in fields.items()}
    change.refuse_unknown(root, values)
    with files.locked(root):
        filed = change.current(root, ticket)
        asked_in = _entry(filed.record, entry) if entry else None
        asked = asked_in.time if asked_in else actor.now
        question, found = write_gate.text(
            root, text or clean_text(asked_in.text if asked_in else ""), filed.record.patron
        )
        edit, made = succession.split(
            filed.record,
            actor,
            name=chance.ticket_id(lookup.ticket_ids(root)),
            asked=moment.moment(at, actor.now, actor.zone) if at else asked,
            question=question,
            fields=values,
        )
        plan = Plan(
            f"{filed.record.id}: split, {made.id} by {actor.author}",
            (EditTicket(filed.path, edit, filed.digest), CreateTicket(made)),
        )
        kept = write_gate.keep(root, plan, commit=commit, ticket=filed.record, found=found)
    console.echo(terminal.changed(filed.record, edit, "split"))
    console.echo(terminal.created(write_gate.made(kept), "opened"))
    return 0


def _entry(ticket: Ticket, prefix: str) -> Entry:
    found = [item for item in ticket.entries if item.id.startswith(prefix.lstrip("^").upper())]
    if len(found) != 1:
        shown = ", ".join(item.id for item in ticket.entries) or "none"
        raise DeskError(f"{prefix} is not one entry of {ticket.id}: its entries are {shown}")
    return found[0]
