"""The tickets of a list: from the index where a library is large, else from its files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from deskbook.adapters import lookup
from deskbook.adapters.index import store
from deskbook.adapters.index import tickets as index
from deskbook.model.finding import Finding
from deskbook.model.ticket import Ticket
from deskbook.rules.selection import Selection, matches


@dataclass(frozen=True, slots=True)
class Chosen:
    """Tickets that fit, and what is wrong with files that gave none.

    `outlined` has the path of each ticket that is only an outline (see `whole`), by its id.
    """

    tickets: tuple[Ticket, ...]
    unread: tuple[Finding, ...]
    outlined: Mapping[str, str] = field(default_factory=dict)


def tickets(root: Path, selection: Selection, *, fresh: bool = False) -> Chosen:
    """The tickets of a selection, in no order to rely on.

    Args:
        root: the library's root.
        selection: what is asked for.
        fresh: look at every file, also where nothing tells that it changed.
    """
    found = index.outlines(root, selection, fresh=fresh) if store.is_worth_it(root) else None
    if found is None:
        from deskbook.adapters import repo  # noqa: PLC0415 - with an index nothing is loaded whole

        asked = repo.load_tickets(root)
        fit = (it.record for it in asked.filed if matches(it.record, selection))
        return Chosen(tuple(fit), asked.unread())
    plain = replace(selection, words=())
    outlined = {
        ticket.id: path
        for ticket, path in zip(found.tickets, found.paths, strict=True)
        if matches(ticket, plain)
    }
    fit = (ticket for ticket in found.tickets if ticket.id in outlined)
    chosen = Chosen(tuple(fit), found.unread, outlined)
    if not selection.words:
        return chosen
    fit = (ticket for ticket in whole(root, chosen, chosen.tickets) if matches(ticket, selection))
    return Chosen(tuple(fit), found.unread)


def whole(root: Path, chosen: Chosen, some: Iterable[Ticket]) -> list[Ticket]:
    """Some of the chosen tickets with their questions and entries; a file that went is left out."""
    found = []
    for ticket in some:
        if ticket.id not in chosen.outlined:
            found.append(ticket)
        elif (reading := lookup.read(root, chosen.outlined[ticket.id])).filed is not None:
            found.append(reading.filed.record)
    return found
