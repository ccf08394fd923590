"""`desk count`: what surveys ask for, by named definitions, and why a contact counts so."""

from collections.abc import Sequence
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.library import Library
from deskbook.library.views import as_json
from deskbook.reports.adapters import definitions
from deskbook.reports.model.survey import DefinitionSet
from deskbook.reports.rules import counts, facts
from deskbook.reports.views import counts as counting
from deskbook.tickets.commands import change


def count(
    root: Path, *, name: str | None, year: int | None, weeks: Sequence[str], json: bool
) -> int:
    """Count a reporting year by a set of definitions, in full or from some of its weeks."""
    loaded, damaged = sound(repo.load(root))
    library, now = loaded.library, clock.now()
    calendar = Calendar(library.profile)
    chosen, today = _chosen(root, library, name), calendar.day_of(now)
    period = counts.year_ending(library.profile, year or today.year, chosen.year_ends_before)
    found = counts.of_year(facts.of_library(library, calendar, now), chosen, period, today, weeks)
    if json:
        console.echo(as_json.envelope("counts", counting.values(found)))
    else:
        console.echo(counting.shown(found))
    return complain(damaged)


def explain(root: Path, ticket: str, *, name: str | None) -> int:
    """Say what one contact counts as, and by which clause."""
    filed = change.current(root, ticket)
    library = repo.load_knowledge(root).library
    chosen = _chosen(root, library, name)
    fact = facts.of_ticket(filed.record, library, Calendar(library.profile), clock.now())
    console.echo(counting.explained(filed.record, counts.verdict(fact, chosen), chosen))
    return 0


def list_(root: Path) -> int:
    """List the sets that there are."""
    for name in definitions.names(root):
        found = definitions.load(root, name)
        console.echo(f"{name}  {found.dated}  {found.title}")
    return 0


def _chosen(root: Path, library: Library, name: str | None) -> DefinitionSet:
    return definitions.load(root, name or library.profile.survey or counts.DEFAULT)
