"""`desk export parquet`: what a library shares of its questions, as a data set for others."""

from pathlib import Path

from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, repo
from deskbook.library.adapters.parquet import refuse_missing
from deskbook.library.commands.whole_library import complain, sound
from deskbook.reports.rules import facts
from deskbook.transfer.adapters import data_set_files
from deskbook.transfer.commands.export import refuse_inside
from deskbook.transfer.rules import sharing_rows
from deskbook.transfer.views import sharing


def parquet(root: Path, folder: Path, *, in_house: bool) -> int:
    """Write the facts as a partitioned data set, de-identified, too rare ones suppressed.

    Args:
        root: the library.
        folder: where; new, empty, or an older data set, which is replaced.
        in_house: every row as it is, the month that is not over too; not for others.

    Raises:
        DeskError: the extra is not installed, something else is in the folder, or it would be
            committed with the library.
    """
    refuse_missing()
    refuse_inside(root, folder)
    loaded, damaged = sound(repo.load(root))
    library, now = loaded.library, clock.now()
    calendar = Calendar(library.profile)
    found = facts.of_library(library, calendar, now)
    minimum = 1 if in_house else library.profile.privacy.min_cell
    if not in_house:
        this = periods.containing("month", calendar.day_of(now), library.profile)
        found = tuple(it for it in found if it.day < this.first)
    shared = sharing_rows.shared(library.profile.name, found, minimum)
    number = data_set_files.write(folder, shared)
    console.echo(sharing.written(str(folder), shared, number))
    return complain(damaged)
