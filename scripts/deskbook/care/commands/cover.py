"""`desk cover`: where nobody stands in, now and in the weeks to come."""

from datetime import timedelta
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import departures, gaps
from deskbook.care.views import coverage
from deskbook.library.adapters import clock, console, repo


def cover(root: Path, *, weeks: int) -> int:
    """List every area and open ticket without an active lead or an understudy.

    What still stays with somebody who has left is a finding, and the exit code 1.
    """
    loaded = repo.load(root)
    today = Calendar(loaded.library.profile).day_of(clock.now())
    until = today + timedelta(weeks=weeks)
    found = gaps.missing(loaded.library, today, until)
    console.echo(coverage.gaps(loaded.library, found, today, until))
    left = sorted(departures.findings(loaded, today))
    for it in left:
        console.complain(f"{it.path}:{it.line}: {it.severity}: {it.message}")
    return 1 if any(it.severity == "error" for it in left) else 0
