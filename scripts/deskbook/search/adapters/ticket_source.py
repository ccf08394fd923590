"""The tickets of a list: from the index where a library is large, else from its files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbook.library.adapters import lookup
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters.index import store
from deskbook.search.adapters.index import tickets as index
from deskbook.search.adapters.index.rows import Outline
from deskbook.tickets.rules.selection import Selection, in_order, matches


@dataclass(frozen=True, slots=True)
class Chosen:
    """Tickets that fit, in the order they were asked, and what is wrong with files that gave none.

    They may be outlines, which `whole` makes whole.
    """

    tickets: tuple[Ticket, ...]
    unread: tuple[Finding, ...]


def tickets(root: Path, selection: Selection, *, fresh: bool = False) -> Chosen:
    """The tickets of a selection.

    Args:
        root: the library's root.
        selection: what is asked for.
        fresh: look at every file, also where nothing tells that it changed.
    """
    found = index.outlines(root, selection, fresh=fresh) if store.is_worth_it(root) else None
    if found is None:
        return _read(root, selection)
    if found.decided:
        return Chosen(found.tickets, found.unread)
    plain = replace(selection, words=())
    fit: Sequence[Ticket] = [ticket for ticket in found.tickets if matches(ticket, plain)]
    if selection.words:
        fit = [ticket for ticket in whole(root, fit) if matches(ticket, selection)]
    return Chosen(tuple(fit), found.unread)


def _read(root: Path, selection: Selection) -> Chosen:
    from deskbook.library.adapters import repo  # noqa: PLC0415 - with an index nothing is loaded whole

    asked = repo.load_tickets(root)
    fit = (it.record for it in asked.filed if matches(it.record, selection))
    return Chosen(tuple(in_order(fit)), asked.unread())


def whole(root: Path, some: Iterable[Ticket]) -> list[Ticket]:
    """Tickets with their questions and entries; one whose file went meanwhile is left out."""
    found = []
    for ticket in some:
        if not isinstance(ticket, Outline):
            found.append(ticket)
        elif (reading := lookup.read(root, ticket.path)).filed is not None:
            found.append(reading.filed.record)
    return found
