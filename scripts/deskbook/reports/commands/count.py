"""`desk count`: count a year for surveys by named definitions, and explain one contact."""

from collections.abc import Sequence
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.model.library import Library, leave_out_damaged
from deskbook.reports.adapters import definitions
from deskbook.reports.model.outcomes import ContactExplained, SetsListed, YearCounted
from deskbook.reports.model.survey import DefinitionSet
from deskbook.reports.rules import counts, facts
from deskbook.tickets.commands import change


def count(root: Path, *, name: str | None, year: int | None, weeks: Sequence[str]) -> YearCounted:
    """Count a reporting year by a set of definitions, in full or from some of its weeks."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    library, now = loaded.library, clock.now()
    calendar = Calendar(library.profile)
    chosen, today = _definitions(root, library, name), calendar.day_of(now)
    period = counts.find_year(library.profile, year or today.year, chosen.year_ends_before)
    asked = facts.gather_facts(library, calendar, now)
    return YearCounted(
        counts=counts.count_year(asked, chosen, period, today, weeks), damaged=damaged
    )


def explain(root: Path, ticket: str, *, name: str | None) -> ContactExplained:
    """Explain what one contact counts as, and by which clause."""
    filed, notices = change.followed(root, ticket)
    library = repo.load_knowledge(root).library
    chosen = _definitions(root, library, name)
    fact = facts.make_fact(filed.record, library, Calendar(library.profile), clock.now())
    return ContactExplained(
        ticket=filed.record.id,
        title=filed.record.title,
        verdict=counts.decide(fact, chosen),
        definitions=chosen,
        notices=notices,
    )


def list_sets(root: Path) -> SetsListed:
    """List the sets of definitions that there are."""
    return SetsListed(sets=tuple(definitions.load(root, it) for it in definitions.names(root)))


def _definitions(root: Path, library: Library, name: str | None) -> DefinitionSet:
    return definitions.load(root, name or library.profile.survey or counts.DEFAULT)
