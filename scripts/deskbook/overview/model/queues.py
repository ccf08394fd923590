"""The queues of services."""

from dataclasses import dataclass, field

from deskbook.calendar.model import Usual
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.ticket import Ticket


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
