"""Searches, suggestions and routing: their records and the outcomes of their commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from deskbook.library.model.fields import specs
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import PARTS
from deskbook.library.model.outcome import Outcome
from deskbook.library.model.ticket import Ticket

Order = Literal["best", "newest"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; with `open_ended` also the words that begin so."""

    text: str
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms all of which a ticket has, terms none of which it has, and values as typed by field."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hits:
    """Tickets that were found, best or newest first.

    `more`: there are others; `unread`: what is wrong with files that could not be looked through.
    """

    tickets: tuple[Ticket, ...]
    more: bool
    unread: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A text like another one: a ticket's, or that of a published answer.

    `closeness` falls from the nearest to the farthest and compares texts of one search only.
    `answers` are those that a ticket was answered with or that were learnt from it, or the one
    whose text it is; that is asked as `wording`, or, where there is none, says something alike.
    `likeness` says how nearly it means the same, up to 1, where meanings were compared.
    """

    closeness: float
    answers: tuple[str, ...]
    ticket: Ticket | None = None
    wording: str | None = None
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The texts nearest to one, the nearest first, and its telling words.

    `words` are by their stem, in the form to be shown; `rarity` says how rare each stem is.
    """

    near: tuple[Near, ...]
    words: Mapping[str, str]
    rarity: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An answer or a resolved ticket that may help, by its name and title, and why.

    `meant`: it asks much the same, whatever the words.

    `shared` are the words that it has in common with the question, the rarest first; `same` what
    is true of both (a resource, a cause); `wording` how others asked for the answer in other
    words than its title; `through` tickets alike that it answered; `day` when the answer was last
    reviewed or the ticket resolved.
    """

    name: str
    title: str
    shared: tuple[str, ...]
    same: tuple[str, ...] = ()
    meant: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedAnswer(Suggestion):
    """A published answer that may help; `due`: its time to be reviewed is past."""

    audience: str
    wording: str | None = None
    through: tuple[str, ...] = ()
    due: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTicket(Suggestion):
    """A resolved ticket that may help, and the answer that it was answered with."""

    answer: str | None = None


Field = Literal["service", "resource", "cause", "department"]
"""What is suggested of a question."""

FIELDS: Final[Mapping[Field, str]] = {
    field: PARTS[kind] if (kind := specs(Ticket)[field].refers) else "" for field in get_args(Field)
}
"""The part of a library with the records that a field names; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A suggested value of a field, with its confidence (0 to 1) and reasons.

    `through` are past questions like it that have this value, the nearest first; `named`: the text
    names it.
    """

    field: Field
    value: str
    confidence: float
    through: tuple[str, ...]
    named: bool = False


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
