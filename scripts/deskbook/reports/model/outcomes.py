"""The outcomes of commands on reports, counts and measures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.table import Table
from deskbook.reports.model.report import Breakdown
from deskbook.reports.model.survey import Counts, DefinitionSet, Verdict

Names = Mapping[tuple[str, str], str]
"""Words for ids, by the kind of record and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTable(Outcome):
    """One table of a report or of measures, to be shown as CSV."""

    table: Table


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
