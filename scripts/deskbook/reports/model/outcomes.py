"""The outcomes of commands on reports, counts, measures, signals and needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.table import Table
from deskbook.reports.model.need import Needs, PublicNeed
from deskbook.reports.model.report import Breakdown, PublicFigures, Report
from deskbook.reports.model.signal import Scan
from deskbook.reports.model.survey import Counts, DefinitionSet, Verdict

Names = Mapping[tuple[str, str], str]
"""Words for ids, by the kind of record and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTable(Outcome):
    """One table of a report or of measures, to be shown as CSV."""

    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffReport(Outcome):
    """A report on a period for colleagues."""

    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport(Outcome):
    """A report on a period for the public."""

    figures: PublicFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesWritten(Outcome):
    """The tables of a report as files of a folder."""

    folder: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCounted(Outcome):
    """The counts of a reporting year."""

    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactExplained(Outcome):
    """The reasons for which one contact counts as what it does."""

    ticket: str
    title: str
    verdict: Verdict
    definitions: DefinitionSet


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsListed(Outcome):
    """The sets of definitions that a library can count by."""

    sets: tuple[DefinitionSet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsMeasured(Outcome):
    """The measures of a period's questions by one kind of group."""

    found: Breakdown
    names: Names = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalsFound(Outcome):
    """The signals at the end of a day."""

    scan: Scan
    names: Names = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsFound(Outcome):
    """The unmet needs of questions asked since a day."""

    needs: Needs
    names: Names = field(metadata=UNSAID)
    today: date = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNeeds(Outcome):
    """The unmet needs that may be published."""

    needs: tuple[PublicNeed, ...]
    since: date
    today: date = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTaken(Outcome):
    """A need that was made a project, with the tickets that belong to it now."""

    project: str
    path: str
    tickets: tuple[str, ...]
