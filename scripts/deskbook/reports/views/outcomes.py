"""The outcomes of commands on reports, counts, measures, signals and needs: words and values."""

from typing import Any

from deskbook.library.views.outcome import Screen
from deskbook.reports.model.outcomes import (
    ContactExplained,
    GroupsMeasured,
    NeedsFound,
    NeedTaken,
    PublicNeeds,
    PublicReport,
    SetsListed,
    SignalsFound,
    StaffReport,
    TablesWritten,
    YearCounted,
)
from deskbook.reports.views import counts, needs, public_report, report, signals, tables


def describe_report(outcome: StaffReport, _screen: Screen) -> str:
    """Return a report as the letter to the staff meeting."""
    return report.describe(outcome.report)


def report_values(outcome: StaffReport) -> tuple[str, dict[str, Any]]:
    """Return a report for other programs."""
    return "report", tables.report_values(outcome.report)


def describe_public_report(outcome: PublicReport, _screen: Screen) -> str:
    """Return a public report as Markdown."""
    return public_report.describe(outcome.figures)


def public_report_values(outcome: PublicReport) -> tuple[str, dict[str, Any]]:
    """Return a public report for other programs."""
    return "public-report", public_report.values(outcome.figures)


def name_tables(outcome: TablesWritten, _screen: Screen) -> str:
    """Return the names of the tables that were written, and their folder."""
    number, names = len(outcome.names), ", ".join(outcome.names)
    return f"{number} tables written to {outcome.folder}: {names}"


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
    return tables.describe_breakdown(outcome.found, outcome.names)


def measure_values(outcome: GroupsMeasured) -> tuple[str, dict[str, Any]]:
    """Return the measures for other programs."""
    return "measures", tables.breakdown_values(outcome.found)


def describe_signals(outcome: SignalsFound, _screen: Screen) -> str:
    """Return the signals as Markdown."""
    return signals.describe(outcome.scan, outcome.names)


def signal_values(outcome: SignalsFound) -> tuple[str, dict[str, Any]]:
    """Return the signals for other programs."""
    return "signals", signals.values(outcome.scan)


def describe_needs(outcome: NeedsFound, _screen: Screen) -> str:
    """Return the needs as Markdown."""
    return needs.describe(outcome.needs, outcome.names, outcome.today)


def need_values(outcome: NeedsFound) -> tuple[str, dict[str, Any]]:
    """Return the needs for other programs."""
    return "needs", needs.values(outcome.needs)


def describe_public_needs(outcome: PublicNeeds, _screen: Screen) -> str:
    """Return the needs that may be published as Markdown."""
    return needs.describe_public(outcome)


def describe_taken(outcome: NeedTaken, _screen: Screen) -> str:
    """Return the project that was made of a need, and its tickets."""
    return f"{outcome.path} written, with {', '.join(outcome.tickets)}"
