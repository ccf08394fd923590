"""An export in words: its README and its tables, and where it is."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from deskbook.library.model.fields import specs
from deskbook.library.model.library import Library
from deskbook.library.model.table import Table
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.views.outcome import Screen
from deskbook.transfer.model.outcomes import Exported
from deskbook.transfer.views.archive import KINDS, show_value

INSIDE: Final = """\
{name}: everything, as of {made}

This folder holds what the library knows, for colleagues: questions of patrons and internal notes
are in it. Keep it as you keep the library itself, and delete it where it is not needed.

files/           every ticket and record as it stands: Markdown with YAML front matter
tickets.json     the tickets with all their entries: a list, one ticket a line
*.csv            a row a ticket, a row an entry, and a table for each kind of record; line ends in
                 texts are spaces there, an apostrophe stands before what a spreadsheet would run
archive/         pages that read without Deskbook: open archive/index.html

Tickets:  {tickets}
Entries:  {entries}
Records:  {records}

Patrons' names and addresses are not in it: they are in the vault, and tickets have pseudonyms.
Files that could not be read whole are in files/ only: {unread}

Back into Deskbook: copy files/tickets and files/knowledge into a library, or, where the records are
there already, `desk import deskbook tickets.json`.
"""

OUTSIDE: Final = """\
{name}: what is published, as of {made}

answers.json     the published answers: a list, one answer a line
answers.csv      the same as a table
archive/         pages that read without Deskbook: open archive/index.html

Answers:  {answers}

Nothing internal is in it: it is made of what the public site shows.
"""


def describe_export(outcome: Exported, _screen: Screen) -> str:
    """Return where an export is, and how much is in it."""
    counts = (count(number, what.removesuffix("s")) for what, number in outcome.counts.items())
    return f"{', '.join(counts)} in {outcome.folder}; README.txt in it says what is where"


def count(number: int, what: str) -> str:
    """Return `1 ticket`, `1,200 tickets`."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def make_tables(library: Library) -> Iterator[Table]:
    """Yield all tables, one after the other; lists stand in a cell with commas between."""
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
    return "" if value is None else show_value(value)
