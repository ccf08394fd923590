"""Commands on two tickets: `merge` one into another, `split` a second question off."""

from collections.abc import Mapping
from pathlib import Path

from deskbook.calendar.formats import parse_moment
from deskbook.library.adapters import carry_out, chance, files, lookup
from deskbook.library.commands import identify
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import CreateTicket, EditTicket, Plan
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands.amendment import Typed, value_of
from deskbook.tickets.commands.change import follow_merges, refuse_unknown
from deskbook.tickets.model import TicketsMerged, TicketSplit
from deskbook.tickets.rules import succession


def merge(
    root: Path, old: str, into: str, *, force: bool, me: str | None, commit: bool
) -> TicketsMerged:
    """Resolve one ticket as a duplicate, and let the other carry its question."""
    actor = identify(root, me)
    with files.locked(root):
        (first, one_moved), (second, other_moved) = (
            follow_merges(root, old),
            follow_merges(root, into),
        )
        quoted = clean_text(f"{first.record.title}\n\n{first.record.question}")
        ended, kept = succession.merge(first.record, second.record, actor, quoted, force=force)
        plan = Plan(
            f"{first.record.id}: merged into {second.record.id} by {actor.author}",
            (
                EditTicket(first.path, ended, first.digest),
                EditTicket(second.path, kept, second.digest),
            ),
        )
        changes = carry_out.apply(root, plan, commit=commit)
    return TicketsMerged(
        ticket=first.record.id,
        did=f"merged into {second.record.id}",
        before=first.record,
        edit=ended,
        into=second.record.id,
        into_before=second.record,
        into_edit=kept,
        written=Written(changes=changes),
        notices=(*one_moved, *other_moved),
    )


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
) -> TicketSplit:
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
    refuse_unknown(root, values)
    with files.locked(root):
        filed, notices = follow_merges(root, ticket)
        asked_in = _entry(filed.record, entry) if entry else None
        asked = asked_in.time if asked_in else actor.now
        question, found = write_gate.guard_text(
            root, text or clean_text(asked_in.text if asked_in else ""), filed.record.patron
        )
        edit, made = succession.split(
            filed.record,
            actor,
            name=chance.ticket_id(lookup.ticket_ids(root)),
            asked=parse_moment(at, actor.now, actor.zone) if at else asked,
            question=question,
            fields=values,
        )
        plan = Plan(
            f"{filed.record.id}: split, {made.id} by {actor.author}",
            (EditTicket(filed.path, edit, filed.digest), CreateTicket(made)),
        )
        kept = write_gate.write(root, plan, commit=commit, ticket=filed.record, found=found)
    return TicketSplit(
        ticket=filed.record.id,
        did="split",
        before=filed.record,
        edit=edit,
        opened=made.id,
        made=write_gate.take_ticket(kept.plan),
        written=kept.written,
        notices=notices,
    )


def _entry(ticket: Ticket, prefix: str) -> Entry:
    found = [item for item in ticket.entries if item.id.startswith(prefix.lstrip("^").upper())]
    if len(found) != 1:
        ids = ", ".join(item.id for item in ticket.entries) or "none"
        raise DeskError(f"{prefix} is not one entry of {ticket.id}: its entries are {ids}")
    return found[0]
