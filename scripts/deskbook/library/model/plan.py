"""The effects a command intends, printed first and then carried out by `carry_out`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from deskbook.library.model.ticket import Entry, Ticket

Item = Mapping[str, str | date | tuple[str, ...]]
"""One item of a list whose items have fields of their own, by key."""

FieldValue = str | int | date | datetime | tuple[str, ...] | None
"""A value for a front matter field; `None` or an empty tuple takes the field out."""

RecordValue = FieldValue | tuple[Item, ...]
"""A value for a field of a knowledge record, which may be a list of items."""


@dataclass(frozen=True, slots=True)
class TicketEdit:
    """Fields to set and entries to append on one ticket; `question` when it is replaced.

    `reworded` are entries that the ticket has already, in other words: what was personal is out.
    """

    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    question: str | None = None
    reworded: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class CreateTicket:
    """Write a new ticket."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class EditTicket:
    """Change the ticket at `path`, read when its file's digest was `digest`."""

    path: str
    edit: TicketEdit
    digest: str


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Write a whole file, relative to the root; `digest` of what it replaces, empty when new."""

    path: str
    text: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class WriteBytes:
    """Write a whole file that is not text; `digest` of what it replaces, empty when new."""

    path: str
    data: bytes = field(repr=False)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class RemoveFile:
    """Take a file away, read when its digest was `digest`."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class SetFields:
    """Change fields of a knowledge record, byte-exact elsewhere."""

    path: str
    fields: Mapping[str, RecordValue]
    digest: str


Effect = CreateTicket | EditTicket | WriteFile | WriteBytes | RemoveFile | SetFields


@dataclass(frozen=True, slots=True)
class Plan:
    """Effects that belong together, and the message of the commit that keeps them.

    `whole` says that what somebody wrote into these files by hand belongs to the change; otherwise
    the commit leaves it out.
    """

    message: str
    effects: tuple[Effect, ...] = ()
    whole: bool = False
