"""Statistics of the use of answers, and pending work on them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Ground = Literal[
    "review", "resource", "fact", "fixed", "original", "contradicted", "waiting", "unused"
]
"""The reason to look at an answer: its review is due; a resource it is about, or a fact that it
states, has changed since; a problem it may tell of was fixed; the answer that it translates has
changed; tickets it was used on were not settled by it; it waits for a reviewer; nobody uses it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to look at an answer: since when, and through what.

    `what` names it: a resource, a fact, a problem, an answer, or tickets.
    """

    ground: Ground
    since: date
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """An answer that somebody is to look at, why, and who; nobody where none is left."""

    answer: str
    reasons: tuple[Reason, ...]
    owner: str | None


@dataclass(frozen=True, slots=True)
class Use:
    """One ticket on which an answer was used, when first, and whether it held.

    `contradicted` is when the ticket was opened again after it, or settled by another answer.
    """

    ticket: str
    answer: str
    first: datetime
    contradicted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reuse:
    """The use of one answer in a time: how often, when last, and how often it failed.

    Its link rate: of the resolved tickets of its services that an answer settled or could have
    (`could`), those that have this one (`linked`).
    """

    answer: str
    tickets: int
    last: date
    contradicted: int
    linked: int = 0
    could: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of resolved tickets that answers settled in a time; never of people.

    `could` are the resolved tickets that an answer settled or could have: those that were answered
    and are no consultation. `linked` of them have an answer; of these `new` gave rise to it, the
    others were known.
    """

    resolved: int
    could: int
    linked: int
    new: int

    @property
    def known(self) -> int:
        """Tickets that an answer settled which was there before."""
        return self.linked - self.new

    @property
    def open(self) -> int:
        """Tickets to which an answer could apply and none is linked."""
        return self.could - self.linked


@dataclass(frozen=True, slots=True)
class Statistics:
    """The use of the answers in a time, whole, by service, and answer by answer."""

    first: date
    last: date
    whole: Rate
    services: tuple[tuple[str, Rate], ...]
    answers: tuple[Reuse, ...]
    unused: tuple[str, ...]
