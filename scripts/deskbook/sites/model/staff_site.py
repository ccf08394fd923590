"""What the staff site shows besides the records themselves, worked out by rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from deskbook.answers.model.usage import Work
from deskbook.calendar.model import Usual
from deskbook.care.model.care import Watch
from deskbook.care.model.cover import Replaced
from deskbook.care.model.shift import Brief
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.reports.model.need import Needs
from deskbook.reports.model.relation import Relation, RelationKind
from deskbook.reports.model.signal import Scan


@dataclass(frozen=True, slots=True)
class Led:
    """The open tickets of one lead; `absent` where they are not here, with their stand-in."""

    lead: str
    absent: Replaced | None
    tickets: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class ServiceQueue:
    """One service's open tickets, as they were asked.

    `due` are tickets with what falls due today or is late, the longest due first; a ticket stands
    in `unclaimed`, in one of `led` or in `waiting`, and perhaps in `due` besides.
    """

    service: str
    unclaimed: tuple[Ticket, ...]
    led: tuple[Led, ...]
    waiting: tuple[Ticket, ...]
    due: tuple[tuple[Ticket, Watch], ...]
    usual: Usual | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDesk:
    """Everything that the pages of the staff site are made from.

    `absent` are leads who are not here, by ticket; `successors` the tickets that merged ones went
    on as; `digests` the day's digests as Markdown by name; `report` a page of HTML; `work` answers
    that somebody is to look at; `relations` departments, resources and vendors by kind and name.
    """

    library: Library
    now: datetime
    zone: ZoneInfo
    brief: Brief
    queues: tuple[ServiceQueue, ...]
    signals: Scan
    needs: Needs
    absent: Mapping[str, Replaced] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    damaged: tuple[Finding, ...] = ()
    report: str = ""
    work: Mapping[str, Work] = field(default_factory=dict)
    relations: Mapping[tuple[RelationKind, str], Relation] = field(default_factory=dict)
