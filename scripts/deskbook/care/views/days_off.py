"""Days off in words: a colleague's absences, and the holidays of a year."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from deskbook.calendar.views import dates
from deskbook.care.model.outcomes import AbsencesAdded, HolidaysPinned
from deskbook.library.model.records import Absence, Holiday
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe

SHOWN: Final = 12
"""Events that are named for a reason."""

HOW: Final = """
Nothing was written. Read the list: a library keeps some of these days open, and closes on others.
`--except DAY` leaves a day out, `--apply` pins the rest into knowledge/library.md."""


def list_absences(outcome: AbsencesAdded, _screen: Screen) -> str:
    """Return absences that are added to a colleague's file, and how to have them written."""
    lines = [f"{outcome.handle} is away"]
    lines += [f"  {_absence(it, outcome.today)}" for it in outcome.absences]
    if not outcome.absences:
        lines = [
            f"Nothing to add for {outcome.handle}: each absence stands there already, or is over."
        ]
    if outcome.left:
        lines += ["", "Left out", *(f"  {it}" for it in _left_out(outcome))]
    if outcome.absences and not outcome.applied:
        lines += ["", "Nothing was written: --apply writes them."]
    return "\n".join(lines)


def _left_out(outcome: AbsencesAdded) -> Iterator[str]:
    """The events that are no absence, by the reason: their days, or their UIDs."""
    reasons = dict.fromkeys(it.why for it in outcome.left)
    for why in reasons:
        found = [it for it in outcome.left if it.why == why]
        names = [
            dates.format_day(it.day, outcome.today) if it.day else safe(it.uid) for it in found
        ]
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"{'; '.join(names[:SHOWN])}{more}: {safe(why)}"


def _absence(it: Absence, today: date) -> str:
    days = dates.format_day(it.start, today)
    if it.end != it.start:
        days += f" to {dates.format_day(it.end, today)}"
    who = f", {it.understudy} stands in" if it.understudy else ""
    return f"{days}{who}" + (f" ({safe(it.reason)})" if it.reason else "")


DECIDE: Final = "`--also DAY` closes on a day marked with ?, `--except DAY` opens on it."


def list_holidays(outcome: HolidaysPinned, _screen: Screen) -> str:
    """Return the holidays of a year, those that are new marked, and how to pin them."""
    year, new = outcome.year, outcome.new
    of_year = [it for it in outcome.pinned if it.day.year == year]
    unsure = [(Holiday(day=it.day, name=f"{it.name}: {why}"), "?") for it, why in outcome.doubtful]
    days = sorted([*((it, " ") for it in of_year), *((it, "+") for it in new), *unsure], key=_day)
    marks = ", ".join(["+ to be pinned"] * bool(new) + ["? for you to decide"] * bool(unsure))
    title = f"Holidays of {year}: {marks or 'all are pinned'}"
    lines = [title, *(f"{sign} {it.day:%Y-%m-%d %a}  {safe(it.name)}" for it, sign in days)]
    if unsure:
        lines += ["", DECIDE]
    if new and not outcome.applied:
        lines.append(HOW)
    return "\n".join(lines)


def _day(marked: tuple[Holiday, str]) -> str:
    return marked[0].day.isoformat()
