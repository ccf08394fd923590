"""`desk brief`: what a shift at the desk begins with, on one screen."""

from pathlib import Path

from deskbook.adapters import clock, console, repo
from deskbook.commands.library import complain, sound
from deskbook.rules import shifts
from deskbook.rules.opening_hours import Calendar
from deskbook.views import brief as view


def brief(root: Path) -> int:
    """Show what is open, promised and overdue, who is away, and what is known to be broken."""
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    found = shifts.brief(loaded.library, calendar, clock.now())
    console.echo(view.screen(loaded.library, found, calendar.zone))
    return complain(damaged)
