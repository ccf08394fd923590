"""A question as its patron sees it: a type that has no place for anything internal."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from deskbook.library.model.outcome import Outcome

PatronState = Literal["new", "open", "waiting", "resolved"]
WaitsOn = Literal["you", "vendor", "colleague"]
Ended = Literal["answered", "referred", "duplicate", "no-reply", "declined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronEntry:
    """One thing that was said: when (UTC), whether by the patron, under what name, and the text."""

    time: datetime
    by_patron: bool
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronWords:
    """Words about a question in another language; empty where there are none."""

    language: str
    service: str = ""
    usual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronView:
    """The state of a question as its patron may know it; made by `status.rules.patron_view`.

    `place` is the place in the service's queue, from 1; `usual` one sentence on how long questions
    usually take, empty where too few were asked; `promised` the day of the next news; `write_to`
    and `erase` addresses, empty where the library has none; `others` what is said of it in other
    languages.
    """

    asked: datetime
    service: str
    state: PatronState
    waits_on: WaitsOn | None = None
    ended: Ended | None = None
    place: int | None = None
    usual: str = ""
    promised: date | None = None
    entries: tuple[PatronEntry, ...] = ()
    library: str = ""
    write_to: str = ""
    ask_url: str = ""
    zone: str = "UTC"
    others: tuple[PatronWords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLinked(Outcome):
    """The link by which a ticket's patron sees its state."""

    ticket: str
    address: str
