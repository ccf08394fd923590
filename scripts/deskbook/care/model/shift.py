"""The brief of a shift at the desk, and the draft of its note to the next one."""

from dataclasses import dataclass
from datetime import date, datetime

from deskbook.calendar.model import HoursNow
from deskbook.library.model.records import Absence, Problem, Shift
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.model import Delivery


@dataclass(frozen=True, slots=True)
class Line:
    """The open tickets of one service: how many, and the ids of those that nobody leads."""

    service: str
    number: int
    unled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """A colleague who is away, and who stands in."""

    handle: str
    absence: Absence
    stand_in: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """Tickets open, promised and overdue with vendors, absences, problems and notes.

    `returned` are replies that their patron does not have, and that nobody has seen to since;
    `unknown` the tickets of which nobody knows who asks; `aside` how many messages are set aside.
    """

    day: date
    hours: HoursNow
    lines: tuple[Line, ...]
    promised: tuple[Ticket, ...]
    late: tuple[Ticket, ...]
    returned: tuple[tuple[Ticket, Delivery], ...]
    vendors: tuple[tuple[Ticket, date], ...]
    away: tuple[Away, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Shift, ...]
    unknown: tuple[Ticket, ...] = ()
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """Events since a moment, ticket by ticket, and tasks of the next shift."""

    since: datetime
    happened: tuple[tuple[Ticket, tuple[Entry, ...]], ...]
    unled: tuple[Ticket, ...]
    offered: tuple[Ticket, ...]
    promised: tuple[Ticket, ...]
