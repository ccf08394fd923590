"""`desk cover` and `desk leave`: gaps in cover, and the handover of a leaving colleague."""

from datetime import timedelta
from pathlib import Path

from deskbook.calendar.formats import parse_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.outcomes import CoverListed, LeavePlanned
from deskbook.care.rules import cover as rule
from deskbook.care.rules import departures
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.model.library import leave_out_damaged
from deskbook.library.model.outcome import Written
from deskbook.library.rules.references import refuse_missing


def cover(root: Path, *, weeks: int) -> CoverListed:
    """List every area and open ticket without an active lead or an understudy.

    What still stays with somebody who has left is a finding, and the exit code 1.
    """
    loaded = repo.load(root)
    today = Calendar(loaded.library.profile).day_of(clock.now())
    until = today + timedelta(weeks=weeks)
    return CoverListed(
        today=today,
        until=until,
        gaps=rule.find_gaps(loaded.library, today, until),
        library=loaded.library,
        findings=tuple(sorted(departures.findings(loaded, today))),
    )


def leave(
    root: Path,
    handle: str,
    day: str,
    *,
    to: str | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> LeavePlanned:
    """Plan what is offered to whom; with `apply` offer it, and write the last day down."""
    actor = identify(root, me)
    last = parse_day(day, actor.today())
    with files.locked(root):
        loaded, damaged = leave_out_damaged(repo.load(root))
        for name in filter(None, (handle, to)):
            refuse_missing(loaded, "who leaves", "staff", name)
        it = departures.leave(loaded, handle, last, actor, to)
        changes = carry_out.apply(root, it.plan, commit=commit) if apply else ()
    return LeavePlanned(
        handle=handle,
        day=last,
        offers=it.offers,
        named=it.named,
        applied=apply,
        written=Written(changes=changes),
        damaged=damaged,
    )
