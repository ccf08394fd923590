"""`desk brief`: what a shift, or a conversation, begins with, on one screen."""

from pathlib import Path

from deskbook.adapters import clock, console, repo
from deskbook.adapters.vault import place, store
from deskbook.commands.library import complain, sound
from deskbook.model.library import Library
from deskbook.model.patron import Patron
from deskbook.rules import known_at_start, references, shifts
from deskbook.rules.opening_hours import Calendar
from deskbook.views import brief as view
from deskbook.views import known_at_start as before


def brief(root: Path) -> int:
    """Show what is open, promised and overdue, who is away, and what is known to be broken."""
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    found = shifts.brief(loaded.library, calendar, clock.now())
    console.echo(view.screen(loaded.library, found, calendar.zone))
    return complain(damaged)


def about(root: Path, name: str) -> int:
    """Show what is known at the start: of a patron who agreed to it, or of a department."""
    loaded, damaged = sound(repo.load(root))
    if name.startswith("p-"):
        _of_patron(root, loaded.library, name)
    else:
        departments = loaded.library.departments
        references.refuse_unknown("which department", "department", name, departments)
        _of_department(loaded.library, name)
    return complain(damaged)


def _of_patron(root: Path, library: Library, name: str) -> None:
    record = _record(root, name)
    if known_at_start.may_be_remembered(record):
        found = known_at_start.of_patron(record, library.tickets.values(), clock.now())
        zone = Calendar(library.profile).zone
        console.echo(before.of_patron(record, found.open, found.recent, found.older, zone))
        return
    console.echo(before.not_agreed(name))
    for slug in known_at_start.departments_of(name, library.tickets.values()):
        console.echo("")
        _of_department(library, slug)


def _record(root: Path, name: str) -> Patron:
    with place.opened(root) as vault:
        return store.patron(vault, name)


def _of_department(library: Library, slug: str) -> None:
    found = known_at_start.of_department(library, slug, clock.now())
    console.echo(
        before.of_department(
            library,
            found.department,
            found.open,
            found.asked,
            (found.resources, found.causes),
            found.problems,
        )
    )
