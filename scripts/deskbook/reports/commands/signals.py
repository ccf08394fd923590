"""`desk signals`: what is asked more often than its own past explains, with the evidence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.seasons import Seasons
from deskbook.library.adapters import chance, clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.views import as_json
from deskbook.reports.model.signal import Scan
from deskbook.reports.rules import report
from deskbook.reports.rules.signals import false_alarms, keys
from deskbook.reports.rules.signals import signals as rule
from deskbook.reports.views import signals as view


def signals(root: Path, of: str | None, *, years: int, seed: int, json: bool) -> int:
    """Print what stands out at the end of a day, and how often chance alone would.

    Args:
        root: the library.
        of: the day as typed; by default today.
        years: so many years of shuffled questions are scanned to measure false alarms.
        seed: what the shuffling is made of, so that it comes out the same again.
        json: whether to print it for other programs.

    Raises:
        DeskError: the day is to come.
    """
    loaded, damaged = sound(repo.load(root))
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    day = moment.past_day(of, today) if of else today
    if day > today:
        raise DeskError(f"{day} is to come: nobody knows yet what is asked until then")
    found = rule.of_library(library, calendar, day)
    if years and found.known_days >= found.needed:
        found = _measured(library, calendar, found, day, years, seed)
    if json:
        console.echo(as_json.envelope("signals", view.values(found)))
    else:
        console.echo(view.page(found, report.names(library)))
    return complain(damaged)


def _measured(
    library: Library, calendar: Calendar, found: Scan, day: date, years: int, seed: int
) -> Scan:
    """What was found, with how often the scan raises an alarm where there is nothing."""
    asked = keys.of_library(library, calendar, day)
    seasons, deal = Seasons(library.profile, calendar), chance.seeded(seed).shuffle
    alarms = false_alarms.measure(asked, seasons, day, deal, rounds=years, seed=seed)
    return replace(found, false_alarms=alarms)
