"""`desk measure`: how many, how long, how often and on whom, by any group that is no person."""

from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.calendar.model import PeriodKind
from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.commands.whole_library import sound
from deskbook.library.model.finding import DeskError
from deskbook.reports.model.facts import Group
from deskbook.reports.model.outcomes import GroupsMeasured, OneTable
from deskbook.reports.rules import breakdown, report
from deskbook.reports.views import breakdown as view


def measure(root: Path, by: Group, kind: PeriodKind, *, of: str | None) -> GroupsMeasured:
    """Measure a period's questions by one kind of group.

    Args:
        root: the library.
        by: the kind of group.
        kind: the kind of period.
        of: a day in it as typed; by default today.

    Raises:
        DeskError: the period has not begun.
    """
    loaded, damaged = sound(repo.load(root))
    library, now = loaded.library, clock.now()
    calendar = Calendar(library.profile)
    today = calendar.day_of(now)
    day = moment.days(of, today)[1] or today if of else today
    whole = periods.containing(kind, day, library.profile)
    if whole.first > today:
        raise DeskError(f"{whole.name} begins on {whole.first}: there is nothing to measure yet")
    found = breakdown.of(library, calendar, now, periods.so_far(whole, today), by)
    return GroupsMeasured(found=found, names=report.names(library), damaged=damaged)


def tabulate(root: Path, by: Group, kind: PeriodKind, *, of: str | None) -> OneTable:
    """Measure a period's questions as one table."""
    done = measure(root, by, kind, of=of)
    return OneTable(table=view.table(done.found, done.names), damaged=done.damaged)
