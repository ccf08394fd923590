"""`desk route`: suggest where questions belong, from past ones like them, and accept that."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from deskbook.library.adapters import repo
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Step
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters import presence, ticket_source
from deskbook.search.adapters.index import nearest
from deskbook.search.model.outcomes import RoutesSuggested
from deskbook.search.model.routing import Guess
from deskbook.search.rules import routing
from deskbook.search.views import routing as view
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import amendment
from deskbook.tickets.rules.selection import Selection


def route(root: Path, prefixes: Sequence[str]) -> RoutesSuggested:
    """Suggest where tickets may belong; without any, all that nobody leads."""
    library = repo.load_knowledge(root).library
    followed = [change.followed(root, it) for it in prefixes]
    tickets = [filed.record for filed, _ in followed] or _new(root)
    return RoutesSuggested(
        routes=tuple((it, guess(root, it, library)) for it in tickets),
        asked=bool(prefixes),
        notices=tuple(notice for _, notices in followed for notice in notices),
    )


def accept(
    root: Path, prefix: str, names: Collection[str], *, me: str | None, commit: bool
) -> TicketChanged:
    """Set those fields of a ticket that are suggested and named; `all` names every one."""
    library = repo.load_knowledge(root).library

    def decide(ticket: Ticket, actor: Actor) -> TicketEdit:
        guesses = routing.select(ticket.id, guess(root, ticket, library), names)
        values: Mapping[str, FieldValue] = {it.field: it.value for it in guesses}
        return amendment.edit(ticket, actor, values, text=view.describe_accepted(guesses))

    return change.change(root, prefix, "route", decide, me=me, commit=commit)


def guess(root: Path, ticket: Ticket, library: Library | None = None) -> tuple[Guess, ...]:
    """Return where past questions suggest that a ticket belongs."""
    text = f"{ticket.title}\n{ticket.question}"
    known = library or repo.load_knowledge(root).library
    columns = (*nearest.COLUMNS, "department", "service")
    return routing.guesses(text, ticket, nearest.neighbours(root, text, columns).near, known)


def suggest(root: Path, ticket: Ticket) -> tuple[Step, ...]:
    """Return the steps that set where a new ticket may belong; none where nothing is suggested."""
    return tuple(view.accept_steps(ticket, guess(root, ticket)))


def _new(root: Path) -> list[Ticket]:
    """The tickets that nobody leads, oldest first, whole."""
    zone = presence.timezone(root)
    fit = ticket_source.tickets(root, Selection(statuses=frozenset({"new"}), zone=zone))
    return list(ticket_source.whole(root, fit.tickets))
