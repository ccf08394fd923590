"""The outcomes of commands on lists of tickets; `list` and `show` load no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from deskbook.calendar.model import Usual
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.ticket import Ticket

if TYPE_CHECKING:
    from deskbook.care.model.cover import Replaced
    from deskbook.tickets.model import Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsListed(Outcome):
    """The first of the tickets that fit.

    Args:
        tickets: those that are shown.
        found: the number of all that fit.
        everything: whether resolved ones are among them.
        now: the time at the library.
        zone: its time zone.
        absent: leads of these tickets who are not here, and their stand-ins.
    """

    tickets: tuple[Ticket, ...]
    found: int
    everything: bool
    now: datetime
    zone: ZoneInfo
    absent: tuple["Replaced", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketShown(Outcome):
    """A ticket as far as it can be read; the findings say what is wrong with its file.

    Args:
        ticket: the ticket, if anything of it can be read.
        successor: the id of the ticket that this one went on as.
        now: the time at the library.
        zone: its time zone.
        absent: the lead if they are not here, and their stand-in.
        deliveries: the letters that go out by mail, with their states.
    """

    ticket: Ticket | None
    successor: str | None
    now: datetime
    zone: ZoneInfo
    absent: tuple["Replaced", ...] = ()
    deliveries: tuple["Delivery", ...] = ()

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is wrong with its file."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Queue:
    """The tickets of a service that wait on us, and how long its questions usually take."""

    service: str
    tickets: tuple[str, ...]
    usual: Usual | None
    name: str = field(metadata=UNSAID)
    line: tuple[Ticket, ...] = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuesShown(Outcome):
    """The queues of services."""

    queues: tuple[Queue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsShown(Outcome):
    """The saved views with their filters, by name."""

    views: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewForgotten(Outcome):
    """A saved view that is gone."""

    name: str
