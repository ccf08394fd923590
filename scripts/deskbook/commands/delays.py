"""`desk delays`: how late content really arrives, by vendor and resource."""

from pathlib import Path

from deskbook.adapters import clock, console, repo
from deskbook.commands.library import complain, sound
from deskbook.rules import arrivals
from deskbook.rules.opening_hours import Calendar
from deskbook.views import as_json
from deskbook.views import delays as view


def delays(root: Path, *, json: bool) -> int:
    """Show what came late and how late, and what is still missing."""
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    found = arrivals.delays(loaded.library, calendar)
    vendors = arrivals.by_vendor(found)
    if json:
        console.echo(as_json.envelope("delays", view.values(found, vendors)))
    else:
        console.echo(view.shown(found, vendors, calendar.day_of(clock.now())))
    return complain(damaged)
