"""A library as tables: a row a ticket, a row an entry, and a table for each kind of record."""

from collections.abc import Iterable, Iterator
from typing import Any

from deskbook.library.model.fields import specs
from deskbook.library.model.library import Library
from deskbook.library.model.table import Table
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.transfer.views.archive import KINDS, shown


def tables(library: Library) -> Iterator[Table]:
    """All tables, one after the other; lists stand in a cell with commas between."""
    tickets = sorted(library.tickets.values(), key=lambda it: (it.opened, it.id))
    yield _of("tickets", Ticket, tickets)
    yield Table(
        "entries",
        "Entries",
        ("ticket", *(name for name in specs(Entry) if name != "data"), "data"),
        tuple(_entry(ticket, entry) for ticket in tickets for entry in ticket.entries),
    )
    for kind in KINDS:
        if found := list(getattr(library, kind).values()):
            yield _of(kind, type(found[0]), found)


def _of(name: str, kind: Any, records: Iterable[Any]) -> Table:
    head = tuple(it for it in specs(kind) if it != "entries")
    rows = (tuple(_cell(getattr(record, it)) for it in head) for record in records)
    return Table(name, name.capitalize(), head, tuple(rows))


def _entry(ticket: Ticket, it: Entry) -> tuple[str, ...]:
    values = (getattr(it, name) for name in specs(Entry) if name != "data")
    data = "; ".join(f"{key}: {value}" for key, value in it.data)
    return (ticket.id, *map(_cell, values), data)


def _cell(value: object) -> str:
    return "" if value is None else shown(value)
