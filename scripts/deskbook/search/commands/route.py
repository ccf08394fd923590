"""`desk route`: where questions may belong, as past ones like them suggest; and accepting that."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

from deskbook.library.adapters import console, repo
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import as_json
from deskbook.search.adapters import presence, ticket_source
from deskbook.search.adapters.index import nearest
from deskbook.search.model.routing import Field, Guess
from deskbook.search.rules import routing
from deskbook.search.views import routing as view
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import amendment
from deskbook.tickets.rules.selection import Selection

ALL = "all"
FIELDS: tuple[Field, ...] = get_args(Field)


def route(root: Path, prefixes: Sequence[str], *, json: bool) -> int:
    """Show where tickets may belong; without any, all that nobody leads."""
    library = repo.load_knowledge(root).library
    tickets = [change.current(root, it).record for it in prefixes] or _new(root)
    found = [(it, of(root, it, library)) for it in tickets]
    if json:
        console.echo(as_json.envelope("routes", view.values(found)))
    else:
        console.echo(view.page(found, asked=bool(prefixes)))
    return 0


def accept(
    root: Path, prefix: str, which: Iterable[str], *, me: str | None, commit: bool
) -> TicketChanged:
    """Set those fields of a ticket that are suggested and named; `all` names every one."""
    library, named = repo.load_knowledge(root).library, set(which)

    def decide(ticket: Ticket, actor: Actor) -> TicketEdit:
        guesses = {it.field: it for it in of(root, ticket, library)}
        wanted = guesses if ALL in named else named
        if missing := [it for it in sorted(wanted) if it not in guesses]:
            there = ", ".join(guesses) or "nothing"
            raise DeskError(f"no {missing[0]} is suggested for {ticket.id}, but {there}")
        if not guesses:
            raise DeskError(f"nothing is suggested for {ticket.id}")
        values: Mapping[str, FieldValue] = {
            key: guesses[key].value for key in FIELDS if key in wanted
        }
        return amendment.edit(ticket, actor, values, text=view.accepted(ticket, guesses, values))

    return change.change(root, prefix, "route", decide, me=me, commit=commit)


def of(root: Path, ticket: Ticket, library: Library | None = None) -> tuple[Guess, ...]:
    """What past questions suggest of a ticket."""
    text = f"{ticket.title}\n{ticket.question}"
    known = library or repo.load_knowledge(root).library
    columns = (*nearest.COLUMNS, "department", "service")
    return routing.guesses(text, ticket, nearest.neighbours(root, text, columns).near, known)


def _new(root: Path) -> list[Ticket]:
    """The tickets that nobody leads, oldest first, whole."""
    zone = presence.timezone(root)
    fit = ticket_source.tickets(root, Selection(statuses=frozenset({"new"}), zone=zone))
    return list(ticket_source.whole(root, fit.tickets))
