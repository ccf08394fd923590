"""The outcomes of commands on reports, counts and measures, in words and as values."""

from typing import Any

from deskbook.library.views.outcome import Screen
from deskbook.reports.model.outcomes import (
    ContactExplained,
    GroupsMeasured,
    SetsListed,
    YearCounted,
)
from deskbook.reports.views import breakdown, counts


def describe_year(outcome: YearCounted, _screen: Screen) -> str:
    """Return the counts of a year with their footnotes."""
    return counts.describe(outcome.counts)


def year_values(outcome: YearCounted) -> tuple[str, dict[str, Any]]:
    """Return the counts of a year for other programs."""
    return "counts", counts.values(outcome.counts)


def explain_contact(outcome: ContactExplained, _screen: Screen) -> str:
    """Return why a contact counts as what it does."""
    return counts.explain(outcome)


def list_sets(outcome: SetsListed, _screen: Screen) -> str:
    """Return the sets of definitions, one a line."""
    return "\n".join(f"{it.name}  {it.dated}  {it.title}" for it in outcome.sets)


def describe_measures(outcome: GroupsMeasured, _screen: Screen) -> str:
    """Return the measures as Markdown."""
    return breakdown.describe(outcome.found, outcome.names)


def measure_values(outcome: GroupsMeasured) -> tuple[str, dict[str, Any]]:
    """Return the measures for other programs."""
    return "measures", breakdown.values(outcome.found)
