"""The outcomes of the commands on e-resources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import Diagnosis, Source, TitleList
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.model.reading import Reading
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.records import Missing, Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Cause
from deskbook.tickets.model import TicketChanged


@dataclass(frozen=True, slots=True)
class Arrival:
    """One issue that came late or is missing.

    `tickets` are those of all who missed it; `reported` is the day on which it was first missed,
    `due` the day by which the lists say that it was to be there.
    """

    tickets: tuple[str, ...]
    item: str
    reported: date
    arrived: date | None
    due: date | None = None
    readers: int = 1


@dataclass(frozen=True, slots=True)
class Delay:
    """The delays of one resource: issues that came, and issues that are still missing.

    `days` are calendar days from the first report to the confirmed arrival of each issue that came,
    `overdue` those from the day on which it was due, where that is known; both shortest first.
    `missing` the items that have not come, those longest missed first.
    """

    vendor: str
    resource: str
    days: tuple[int, ...]
    arrivals: tuple[Arrival, ...]
    missing: tuple[Arrival, ...]
    overdue: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VendorDelay:
    """The delays of one vendor: `days` and `overdue` of all its resources, issues missing now."""

    vendor: str
    days: tuple[int, ...]
    missing: int
    overdue: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFound(Outcome):
    """The rows of title lists about a title, or about one issue of it."""

    asked: str
    cited: Citation
    sources: tuple[Source, ...]
    today: date
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleListsLoaded(Outcome):
    """Every title list; each row that cannot be used is a finding."""

    lists: tuple[TitleList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDiagnosed(Outcome):
    """The verdicts on an item, one for each resource, with live problems and tickets like it."""

    cited: Citation
    reading: Reading = field(metadata=UNSAID)
    verdicts: tuple[Diagnosis, ...]
    missing: tuple[Missing, ...]
    problems: tuple[Problem, ...]
    tickets: tuple[Ticket, ...]
    today: date
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class DelaysFound(Outcome):
    """The late and missing content of each resource, and of each vendor as a whole."""

    delays: tuple[Delay, ...]
    vendors: tuple[VendorDelay, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CausesListed(Outcome):
    """The closed list of causes, each with its meaning."""

    causes: Mapping[Cause, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueAwaited(TicketChanged):
    """A ticket that awaits late content, and the record of the issue, if its item names one."""

    record: Missing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueArrived(TicketChanged):
    """A ticket whose late content is there, and what followed for all who missed the same issue.

    Args:
        record: the record of the issue, if the ticket's item names one.
        closed: other tickets about it, whose watch has ended.
        informed: the tickets whose patrons are written to.
        news: what they are told.
    """

    record: Missing | None
    closed: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    news: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """A predicted issue, and the record of it, if somebody has missed it already."""

    issue: Issue
    record: Missing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuesExpected(Outcome):
    """The issues that should be there and are not known to be, and those due soon.

    `unlisted` are the ISSNs of expected titles that no list of their resource has.
    """

    expected: tuple[Expected, ...]
    unlisted: tuple[str, ...]
    titles: int
    today: date
    library: Library = field(metadata=UNSAID)
