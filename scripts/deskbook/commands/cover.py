"""`desk cover`: where nobody stands in, now and in the weeks to come."""

from datetime import timedelta
from pathlib import Path

from deskbook.adapters import clock, console, repo
from deskbook.rules import gaps
from deskbook.rules.opening_hours import Calendar
from deskbook.views import coverage


def cover(root: Path, *, weeks: int) -> int:
    """List every area and open ticket without an active lead or an understudy."""
    loaded = repo.load(root)
    today = Calendar(loaded.library.profile).day_of(clock.now())
    until = today + timedelta(weeks=weeks)
    found = gaps.missing(loaded.library, today, until)
    console.echo(coverage.gaps(loaded.library, found, today, until))
    return 0
