"""`desk brief`: what a shift, or a conversation, begins with, on one screen."""

from pathlib import Path
from typing import Literal

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import shifts
from deskbook.care.views import brief as view
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.formats.spelling import nearest
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import briefing
from deskbook.patrons.views import briefing as before
from deskbook.reports.rules import relations, report
from deskbook.reports.rules.signals import signals
from deskbook.reports.views import relations as page
from deskbook.reports.views import signals as worded

Form = Literal["screen", "page", "handout"]


def brief(root: Path) -> int:
    """Show what is open, promised and overdue, who is away, and what is known to be broken."""
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    library = loaded.library
    found = shifts.brief(library, calendar, clock.now())
    stands_out = signals.of_library(library, calendar, found.day)
    said = worded.lines(stands_out, report.names(library))
    console.echo(view.screen(library, found, calendar.zone, said))
    return complain(damaged)


def about(root: Path, name: str, form: Form) -> int:
    """Show what is known at the start: of a patron who agreed to it, a department, a vendor.

    Args:
        root: the library.
        name: a pseudonym, or the id of a department, a resource or a vendor.
        form: one screen, a page to take into a meeting, or one that may be handed to others.
    """
    loaded, damaged = sound(repo.load(root))
    library = loaded.library
    if name.startswith("p-"):
        if form != "screen":
            raise DeskError("a patron is briefed about on the screen only: leave the option out")
        _of_patron(root, library, name)
    elif form == "screen" and name in library.departments:
        _of_department(library, name)
    else:
        _page(library, name, form)
    return complain(damaged)


def _page(library: Library, name: str, form: Form) -> None:
    calendar, now = Calendar(library.profile), clock.now()
    found = {slug: it for (_, slug), it in relations.of_library(library, calendar, now).items()}
    if name not in found:
        near = nearest(name, tuple(found))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(sorted(found))}"
        raise DeskError(f"{name} is no department, resource or vendor: {hint}")
    it, today = found[name], calendar.day_of(now)
    if form == "handout":
        minimum = library.profile.privacy.min_cell
        sections = page.handout(library, relations.handout(it, minimum), today)
    else:
        sections = page.briefing(library, it, today)
    console.echo(page.markdown(it.name, sections))


def _of_patron(root: Path, library: Library, name: str) -> None:
    record = _record(root, name)
    if briefing.may_be_remembered(record):
        found = briefing.of_patron(record, library.tickets.values(), clock.now())
        zone = Calendar(library.profile).zone
        console.echo(before.of_patron(record, found.open, found.recent, found.older, zone))
        return
    console.echo(before.not_agreed(name))
    for slug in briefing.departments_of(name, library.tickets.values()):
        console.echo("")
        _of_department(library, slug)


def _record(root: Path, name: str) -> Patron:
    with place.opened(root) as vault:
        return store.patron(vault, name)


def _of_department(library: Library, slug: str) -> None:
    found = briefing.of_department(library, slug, clock.now())
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
