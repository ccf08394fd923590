"""Relations: the history of a department, a resource or a vendor, in numbers and records."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from deskbook.calendar.model import Period
from deskbook.eresources.model.outcomes import VendorDelay
from deskbook.library.model.records import Project
from deskbook.library.model.ticket import Ticket
from deskbook.reports.model.facts import Group

RelationKind = Literal["department", "resource", "vendor"]


@dataclass(frozen=True, slots=True)
class Spread:
    """The questions of each group in each term (as in `Relation.terms`), the most first."""

    by: Group
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A confirmed problem of a resource: `days` within the window; `end` is none while it lasts."""

    slug: str
    title: str
    public: bool
    resource: str
    start: date
    end: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Availability:
    """As patrons lived it: of `days` calendar days, `troubled` had a confirmed problem."""

    days: int
    troubled: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """Waiting for a vendor: opening days of each case, shortest first; how many wait now."""

    days: tuple[int, ...]
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """All of it; there is no place for who asked or who answered.

    `terms` are the last ones, oldest first, each with the days up to the next; `asked` counts the
    questions of each, `compared` those of this term so far and of the same days of the term that it
    is compared with (its name and number). `open` are open tickets in the order they were asked.
    """

    kind: RelationKind
    slug: str
    name: str
    terms: tuple[Period, ...]
    asked: tuple[int, ...]
    compared: tuple[int, str, int] | None
    spreads: tuple[Spread, ...]
    open: tuple[Ticket, ...]
    projects: tuple[Project, ...] = ()
    resources: tuple[str, ...] = ()
    waits: Waits | None = None
    availability: Availability | None = None
    late: VendorDelay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """The part of a relation for others: whole terms, no ticket, no small number.

    `rows` are the groups of one table with its totals (`all` is the last row and column); a number
    is none where it, or another one, would be told by it.
    """

    kind: RelationKind
    name: str
    by: Group
    terms: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    minimum: int
    availability: Availability | None
    late: VendorDelay | None
