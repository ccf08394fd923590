"""`desk split`: give a second question a ticket of its own."""

from collections.abc import Mapping
from pathlib import Path

from deskbook.adapters import chance, console, files, lookup
from deskbook.commands import desk, intake
from deskbook.commands.edit import value_of
from deskbook.formats import moment
from deskbook.formats.text import clean_text
from deskbook.model.finding import DeskError
from deskbook.model.plan import CreateTicket, EditTicket, Plan
from deskbook.model.ticket import Entry, Ticket
from deskbook.rules import succession
from deskbook.views import terminal


def split(
    root: Path,
    ticket: str,
    text: str,
    *,
    entry: str | None,
    at: str | None,
    fields: Mapping[str, str],
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
    hand = desk.hand(root, me)
    values = {key: value_of(key, typed) for key, typed in fields.items()}
    desk.refuse_unknown(root, values)
    with files.locked(root):
        filed = desk.current(root, ticket)
        asked_in = _entry(filed.record, entry) if entry else None
        asked = asked_in.time if asked_in else hand.now
        question, found = intake.text(
            root, text or clean_text(asked_in.text if asked_in else ""), filed.record.patron
        )
        edit, made = succession.split(
            filed.record,
            hand,
            name=chance.ticket_id(lookup.ticket_ids(root)),
            asked=moment.moment(at, hand.now, hand.zone) if at else asked,
            question=question,
            fields=values,
        )
        plan = Plan(
            f"{filed.record.id}: split, {made.id} by {hand.author}",
            (EditTicket(filed.path, edit, filed.digest), CreateTicket(made)),
        )
        kept = intake.keep(root, plan, commit=commit, ticket=filed.record, found=found)
    console.echo(terminal.changed(filed.record, edit, "split"))
    console.echo(terminal.created(intake.made(kept), "opened"))
    return 0


def _entry(ticket: Ticket, prefix: str) -> Entry:
    found = [item for item in ticket.entries if item.id.startswith(prefix.lstrip("^").upper())]
    if len(found) != 1:
        shown = ", ".join(item.id for item in ticket.entries) or "none"
        raise DeskError(f"{prefix} is not one entry of {ticket.id}: its entries are {shown}")
    return found[0]
