"""`desk import deskbook`: bring back the tickets of an export of our own, ids and entries."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from deskbook.library.adapters import carry_out, exports, files, repo
from deskbook.library.commands import identify
from deskbook.library.formats.table import json_items
from deskbook.library.model.finding import UnreadableError, describe_failure
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import CreateTicket, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import plan as redact_plan
from deskbook.privacy.rules.redact import Gate
from deskbook.transfer.formats import json_exports
from deskbook.transfer.model.mapping import Reject
from deskbook.transfer.model.outcomes import Rows, TicketsReturned
from deskbook.transfer.rules import importing
from deskbook.transfer.views.export import count

TICKETS: Final = "tickets.json"


def deskbook(
    root: Path, export: Path, *, apply: bool, me: str | None, commit: bool
) -> TicketsReturned:
    """Find what an export would bring; with `apply` write it, all in one commit.

    It is an export's folder, or its `tickets.json`; the library has the records that its tickets
    name. `import_tickets.take_over` describes what all importers are given.
    """
    actor = identify(root, me)
    file = export / TICKETS if export.is_dir() else export
    text = exports.read_text(file)
    with files.locked(root):
        there = _load_tickets(root)
        library, gate = repo.load_knowledge(root).library, write_gate.load_gate(root)
        read = list(_read(file.name, text, library, there, gate))
        new = [it for it in read if isinstance(it, Ticket)]
        changes: tuple[Change, ...] = ()
        if apply and new:
            effects = tuple(CreateTicket(redact_plan.guard_ticket(it, gate)[0]) for it in new)
            message = f"Import an export: {count(len(new), 'ticket')}, by {actor.author}"
            changes = carry_out.apply(root, Plan(message, effects), commit=commit)
    return TicketsReturned(
        new=len(new),
        same=sum(it is None for it in read),
        applied=apply,
        rows=_find_rows(file.name, read, gate),
        written=Written(changes=changes),
    )


def _load_tickets(root: Path) -> dict[str, Ticket]:
    """The tickets that are there, by id.

    Raises:
        DeskError: a ticket cannot be read.
    """
    known = repo.load_tickets(root)
    if unread := known.unread():
        raise UnreadableError(unread)
    return {it.record.id: it.record for it in known.filed}


def _find_rows(file: str, read: Sequence[Ticket | Reject | None], gate: Gate) -> Rows:
    """The tickets that do not fit, and personal data in the others."""
    return Rows(
        file=file,
        unfit=tuple(it for it in read if isinstance(it, Reject)),
        personal=tuple(
            personal
            for it in read
            if isinstance(it, Ticket)
            for personal in importing.list_personal(it.id, 1, redact_plan.guard_ticket(it, gate)[1])
        ),
    )


def _read(
    name: str, text: str, library: Library, there: dict[str, Ticket], gate: Gate
) -> Iterator[Ticket | Reject | None]:
    """Each ticket that is new, why it cannot be taken, or none where it is there already."""
    seen = dict(there)
    for line, item in json_items.read_items(name, text):
        try:
            ticket = json_exports.read_ticket(item)
            importing.refuse_missing(ticket, library)
            redact_plan.guard_ticket(ticket, gate)
        except Exception as error:  # no ticket may stop the others
            why = describe_failure("reading it", error)
            yield Reject(line, line, f"{item.get('id', 'a ticket')}: {why}", "")
            continue
        yield importing.compare(line, ticket, seen)
