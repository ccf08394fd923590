"""The outcomes of the commands on answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from deskbook.answers.model.proposal import Proposals
from deskbook.answers.model.usage import Statistics, Work
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.plan import RecordValue
from deskbook.library.model.records import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDrafted(Outcome):
    """A draft; where it was begun from a need, with the tickets of that need and its title."""

    slug: str
    path: str
    tickets: tuple[str, ...] = ()
    title: str = field(default="", metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChanged(Outcome):
    """An answer in another state, or read again: what was done, and the fields that were set.

    `checklist` is what its reviewer should look at; none where nobody is to read it.
    """

    slug: str
    did: str
    fields: Mapping[str, RecordValue]
    checklist: tuple[Finding, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRenamed(Outcome):
    """An answer under a new name, and the files that link to it by that name now."""

    old: str
    new: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersListed(Outcome):
    """The answers that fit, and the day of the next review of those that have one."""

    answers: tuple[Answer, ...]
    reviews: Mapping[str, date]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersDue(Outcome):
    """The answers that somebody is to look at, why, and who."""

    work: tuple[Work, ...]
    today: date
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCounted(Outcome):
    """The use of the answers in a span of days."""

    statistics: Statistics
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersProposed(Outcome):
    """Proposals from resolved tickets; on `branch` where they were written."""

    proposals: Proposals
    branch: str = ""
    remote: bool = False
    today: date
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsDeclined(Outcome):
    """Tickets of which no answer is to be made."""

    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersKeptApart(Outcome):
    """Two answers that are not proposed to be merged again."""

    answers: tuple[str, str]
