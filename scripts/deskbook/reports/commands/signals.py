"""`desk signals`: find what is asked more often than its own past explains."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from deskbook.calendar.formats import parse_past_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.periods import Seasons
from deskbook.library.adapters import chance, clock, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.reports.adapters import tallies
from deskbook.reports.model.outcomes import SignalsFound
from deskbook.reports.model.signal import Scan
from deskbook.reports.rules import report
from deskbook.reports.rules.signals import false_alarms
from deskbook.reports.rules.signals import signals as scans
from deskbook.search.adapters.index import parts
from deskbook.search.adapters.index.parts import Part
from deskbook.search.adapters.index.store import looked_at_once


def signals(root: Path, of: str | None, *, years: int, seed: int) -> SignalsFound:
    """Find what stands out at the end of a day, and how often chance alone would.

    Args:
        root: the library.
        of: the day as typed; by default today.
        years: so many years of shuffled questions are scanned to measure false alarms.
        seed: of the shuffling, so that it comes out the same again.

    Raises:
        DeskError: the day is to come.
    """
    known = repo.load_knowledge(root)
    calendar = Calendar(known.library.profile)
    today = calendar.day_of(clock.now())
    day = parse_past_day(of, today) if of else today
    if day > today:
        raise DeskError(f"{day} is to come: nobody knows yet what is asked until then")
    back = scans.KEPT if years else scans.LONGEST
    part = Part(opened=calendar.span_of(day - back, day))
    with looked_at_once():
        loaded, damaged = parts.load(root, known, part)
        months = tallies.recall(root, known.library, calendar, day)
    library = loaded.library
    found = scans.scan_library(library, calendar, day, months)
    if years and found.known_days >= found.needed:
        found = _measured(library, calendar, found, day, years, seed)
    return SignalsFound(scan=found, names=report.collect_names(library), damaged=damaged)


def _measured(
    library: Library, calendar: Calendar, found: Scan, day: date, years: int, seed: int
) -> Scan:
    """Return a scan with how often it raises an alarm where there is nothing."""
    asked = scans.gather_asked(library, calendar, day)
    seasons, deal = Seasons(library.profile, calendar), chance.seeded(seed).shuffle
    alarms = false_alarms.measure(asked, seasons, day, deal, rounds=years, seed=seed)
    return replace(found, false_alarms=alarms)
