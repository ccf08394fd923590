"""`desk import deskbook`: the tickets of an export of our own, ids and all that happened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deskbook.library.adapters import carry_out, console, exports, files, lookup, repo
from deskbook.library.commands.actor import identify
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import CreateTicket, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import plan
from deskbook.transfer.formats import json_items, ticket_json
from deskbook.transfer.model.mapping import Reject
from deskbook.transfer.rules import importing
from deskbook.transfer.views import import_plan
from deskbook.transfer.views.export_words import counted

TICKETS: Final = "tickets.json"


def deskbook(root: Path, path: Path, *, apply: bool, me: str | None, commit: bool) -> int:
    """Show what an export would bring; with `apply` write it, all in one commit.

    It is an export's folder, or its `tickets.json`; the library has the records that its tickets
    name. `import_tickets.take_over` describes what all importers are told.
    """
    actor = identify(root, me)
    file = path / TICKETS if path.is_dir() else path
    text = exports.read_text(file)
    with files.locked(root):
        known = repo.load_tickets(root)
        if unread := known.unread():
            raise DeskError(lookup.unreadable(unread))
        there = {it.record.id: it.record for it in known.filed}
        library, gate = repo.load_knowledge(root).library, write_gate.gate(root)
        made, unfit, same = list[Ticket](), list[Reject](), 0
        for found in _read(file.name, text, library, there):
            if isinstance(found, Reject):
                unfit.append(found)
                console.complain(import_plan.reject(file.name, found))
            elif found is None:
                same += 1
            else:
                made.append(found)
        for ticket in made:
            _, hits = plan.of_ticket(ticket, gate)
            for line in import_plan.personal(ticket.id, 1, hits):
                console.complain(line)
        console.echo(import_plan.brought(len(made), same, len(unfit)))
        if apply and made:
            clean = tuple(CreateTicket(plan.of_ticket(it, gate)[0]) for it in made)
            message = f"Import an export: {counted(len(made), 'ticket')}, by {actor.author}"
            carry_out.apply(root, Plan(message, clean), commit=commit)
    console.echo(import_plan.brought_outcome(len(made), applied=apply))
    return 1 if unfit else 0


def _read(
    name: str, text: str, library: Library, there: dict[str, Ticket]
) -> Iterator[Ticket | Reject | None]:
    """Each ticket that is new, why it cannot be taken, or none where it is there already."""
    seen = dict(there)
    for line, item in json_items.items(name, text):
        try:
            ticket = ticket_json.read(item)
            importing.refuse_missing(ticket, library)
        except DeskError as error:
            yield Reject(line, line, f"{item.get('id', 'a ticket')}: {error}", "")
            continue
        before = seen.setdefault(ticket.id, ticket)
        if before is ticket:
            yield ticket
        elif before == ticket:
            yield None
        else:
            why = f"{ticket.id} is the id of another ticket here, or this one has changed since"
            yield Reject(line, line, why, "")
