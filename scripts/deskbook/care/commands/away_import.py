"""`desk away import`: days on which a colleague is not here, from their calendar."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.care.commands import away
from deskbook.care.formats import calendar_file
from deskbook.care.rules import absences
from deskbook.care.views import coverage
from deskbook.library.adapters import console, files
from deskbook.library.commands.actor import identify

AHEAD = timedelta(days=400)
"""How far ahead a calendar is read."""


def read(
    root: Path, file: bytes, handle: str | None, *, apply: bool, me: str | None, commit: bool
) -> int:
    """Read absences from an iCalendar file; with `apply` write them, else only show them."""
    actor = identify(root, me)
    with files.locked(root):
        filed = away.staff(root, handle or actor.author, None)
        today = actor.today()
        found = calendar_file.absences(file, ZoneInfo(actor.zone), today, today + AHEAD)
        new = absences.added(filed.record, found)
        console.echo(coverage.absences(filed.record.handle, new, today))
        if apply:
            message = f"{filed.record.handle}: absences from a calendar"
            away.write(root, filed, new, message, commit)
        elif new:
            console.echo("\nNothing was written: --apply writes them.")
    return 0
