"""Days off in words: a colleague's absences, and the holidays of a year."""

from datetime import date
from typing import Final

from deskbook.calendar.views import dates
from deskbook.care.model.outcomes import AbsencesAdded, HolidaysPinned
from deskbook.library.model.records import Absence, Holiday
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe

HOW: Final = """
Nothing was written. Read the list: a library keeps some of these days open, and closes on others.
`--except DAY` leaves a day out, `--apply` pins the rest into knowledge/library.md."""


def list_absences(outcome: AbsencesAdded, _screen: Screen) -> str:
    """Return absences that are added to a colleague's file, and how to have them written."""
    if not outcome.absences:
        return (
            f"Nothing to add for {outcome.handle}: each absence stands there already, or is over."
        )
    lines = [f"{outcome.handle} is away"]
    lines += [f"  {_absence(it, outcome.today)}" for it in outcome.absences]
    if not outcome.applied:
        lines += ["", "Nothing was written: --apply writes them."]
    return "\n".join(lines)


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
