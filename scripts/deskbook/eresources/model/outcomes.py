"""The outcomes of the commands on e-resources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import Diagnosis, Source, TitleList
from deskbook.eresources.model.reading import Reading
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.records import Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Cause


@dataclass(frozen=True, slots=True)
class Arrival:
    """One item that came late: its ticket, when it was first missed, and seen to be there."""

    ticket: str
    item: str
    reported: date
    arrived: date | None


@dataclass(frozen=True, slots=True)
class Delay:
    """The delays of one resource: items that came, and items that are still missing.

    `days` are calendar days from the first report to the confirmed arrival of each item that came,
    shortest first; `missing` the items that have not come, those longest missed first.
    """

    vendor: str
    resource: str
    days: tuple[int, ...]
    arrivals: tuple[Arrival, ...]
    missing: tuple[Arrival, ...]


@dataclass(frozen=True, slots=True)
class VendorDelay:
    """The delays of one vendor: `days` of all its resources as in `Delay`, items missing now."""

    vendor: str
    days: tuple[int, ...]
    missing: int


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
