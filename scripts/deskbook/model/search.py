"""What is looked for, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from deskbook.model.finding import Finding
from deskbook.model.ticket import Ticket

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
class Suggestion:
    """An answer or a resolved ticket that may help, by its name and title, and why.

    `shared` are words that it has in common with the question, `through` tickets alike that it
    answered.
    """

    kind: Literal["answer", "ticket"]
    name: str
    title: str
    state: str
    shared: tuple[str, ...]
    through: tuple[str, ...] = ()
    answer: str | None = None
