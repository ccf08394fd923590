"""The outcomes of commands that look for something in past tickets."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskbook.library.model.outcome import Outcome
from deskbook.library.model.ticket import Ticket
from deskbook.search.model.routing import Guess
from deskbook.search.model.search import Order, Query, SuggestedAnswer, SuggestedTicket

Routed = tuple[Ticket, tuple[Guess, ...]]
"""A ticket, and where it may belong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsFound(Outcome):
    """Tickets that contain the words of a query, in the order that was asked for.

    `more` if there are others; `now` and `zone` are the library's.
    """

    tickets: tuple[Ticket, ...]
    query: Query
    order: Order
    more: bool
    now: datetime
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSuggested(Outcome):
    """Answers and resolved tickets that may help with a question, the likeliest first.

    `ticket` is the id of the question, where it is a ticket; `today` is the library's day.
    """

    answers: tuple[SuggestedAnswer, ...]
    tickets: tuple[SuggestedTicket, ...]
    ticket: str | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutesSuggested(Outcome):
    """Tickets, each with where it may belong; `asked` if a person named them."""

    routes: tuple[Routed, ...]
    asked: bool
