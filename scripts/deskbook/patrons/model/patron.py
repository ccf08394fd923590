"""Records and messages of patrons, and the pictures of patrons before a conversation."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, get_args

from deskbook.library.model.records import Department, Problem
from deskbook.library.model.ticket import Ticket

Consent = Literal["remember", "feedback", "name"]

CONSENTS: Final[tuple[Consent, ...]] = get_args(Consent)
"""What a patron may agree to.

remember: we look at their earlier questions when they ask again; feedback: we may ask how it went;
name: colleagues may see their name with the ticket.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patron:
    """Record of one patron.

    `pseudonym` is what the tickets say; lists hold what the patron gave, the newest last; `consent`
    has the day on which each thing was agreed to; `facts` are what they told of themselves;
    `hold` is why the record must be kept for now (a legal hold), empty for none; `failed` are those
    of the addresses that mail did not reach, until somebody says that they are right.
    """

    pseudonym: str
    made: datetime
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    contact: str = ""
    language: str = ""
    consent: dict[Consent, date] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    hold: str = ""
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A text as it came, before the gate took out what is personal.

    `id` is eight characters of Crockford's base 32; `ticket` the ticket it went into.
    """

    id: str
    ticket: str
    came: datetime
    text: str


RAW: Final = "raw"
"""The id of the blob that holds a message's own bytes."""


ASIDE: Final = "p-setaside"
"""Keeps the messages that were set aside; it has letters that no patron's pseudonym has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file of a patron: what they attached to a message, or the message itself as it came.

    `id` is made of its bytes (or `RAW`), `message` the id of the message that it came with, `name`
    what it was called, `kind` its media type.
    """

    id: str
    message: str
    ticket: str
    name: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Details given about a patron, to find them and to add to their record."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    contact: str = ""
    language: str = ""
    facts: tuple[str, ...] = ()


LISTS: Final = ("names", "emails", "phones", "cards", "addresses", "facts")
"""The fields of a patron that hold several values."""

SINGLES: Final = ("contact", "language", "hold")
"""The fields of a patron that hold one value."""


@dataclass(frozen=True, slots=True)
class PatronPicture:
    """A patron as they let us know them: record, open and recent tickets, number of older ones."""

    patron: Patron
    open: tuple[Ticket, ...]
    recent: tuple[Ticket, ...]
    older: int


@dataclass(frozen=True, slots=True)
class DepartmentPicture:
    """Questions and problems of a department, without anybody's name or pseudonym.

    `resources` and `causes` count its questions of the last 90 days, most first; `problems` are
    those of the resources that it asked about.
    """

    department: Department
    open: tuple[Ticket, ...]
    asked: int
    resources: tuple[tuple[str, int], ...]
    causes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
