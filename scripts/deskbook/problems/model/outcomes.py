"""The outcomes of the commands on problems and vendors' cases."""

from dataclasses import dataclass, field
from datetime import date

from deskbook.eresources.model.outcomes import VendorDelay
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.records import ProblemNews
from deskbook.library.model.ticket import Ticket
from deskbook.problems.model.vendor import Case, Evidence


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ticket that may belong to a problem, and why: the same resource, words that both use."""

    ticket: Ticket
    same_resource: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemOpened(Outcome):
    """A problem that was written down, with the tickets that were attached to it."""

    slug: str
    path: str
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsAttached(Outcome):
    """Tickets that were attached to a problem."""

    slug: str
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsSuggested(Outcome):
    """Tickets that may belong to a problem, the likeliest first."""

    slug: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAdded(Outcome):
    """News of a problem, as a colleague typed them; the changes have them as they were written."""

    slug: str
    news: ProblemNews = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFixed(Outcome):
    """The fix of a problem, the tickets on which it is told, and what their patrons are told.

    Where it is not `applied`, nothing was written.
    """

    slug: str
    tickets: tuple[str, ...]
    applied: bool
    text: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesListed(Outcome):
    """The ledger of vendors' cases, with how late each vendor's content arrives."""

    cases: tuple[Case, ...]
    late: tuple[VendorDelay, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePacked(Outcome):
    """Everything that a vendor may see of a ticket's case."""

    evidence: Evidence
