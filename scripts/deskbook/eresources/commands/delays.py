"""`desk delays`: how late content really arrives, by vendor and resource."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.rules import arrivals
from deskbook.eresources.views import delays as view
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.views import as_json


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
