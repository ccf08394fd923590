"""Days off that are added to files: a colleague's absences, and the library's public holidays."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import Item
from deskbook.library.model.records import Absence, Holiday, Staff


def new_absences(staff: Staff, more: Iterable[Absence]) -> tuple[Absence, ...]:
    """Return the absences among `more` that do not lie within one that the file has."""
    return tuple(
        it
        for it in more
        if not any(known.start <= it.start and it.end <= known.end for known in staff.away)
    )


def refuse_impossible(staff: Staff, absence: Absence) -> None:
    """Raise a `DeskError` where an absence ends before it begins, or somebody covers themselves."""
    if absence.end < absence.start:
        raise DeskError(f"the absence ends on {absence.end}, before it begins on {absence.start}")
    if absence.understudy == staff.handle:
        raise DeskError(f"{staff.handle} cannot stand in for themselves: name a colleague")


def absence_items(absences: Iterable[Absence]) -> tuple[Item, ...]:
    """Return absences as their file writes them."""
    return tuple(
        {
            "from": it.start,
            "to": it.end,
            **({"understudy": it.understudy} if it.understudy else {}),
            **({"reason": it.reason} if it.reason else {}),
        }
        for it in sorted(absences, key=lambda it: (it.start, it.end))
    )


def new_holidays(
    pinned: Iterable[Holiday], found: Iterable[Holiday], left_out: Collection[date]
) -> tuple[Holiday, ...]:
    """Return the holidays of a list that are not pinned yet and not left out; one for each day."""
    known = {it.day for it in pinned} | set(left_out)
    return tuple({it.day: it for it in found if it.day not in known}.values())


_OFTEN_OPEN: Final = (
    "Columbus Day", "Veterans Day", "Washington's Birthday", "Presidents' Day",
    "Indigenous Peoples", "Lincoln's Birthday", "Election Day", "Susan B. Anthony Day",
)  # fmt: skip
"""Names of public holidays on which many academic libraries are open."""


def find_doubtful(found: Iterable[Holiday]) -> dict[date, str]:
    """Return the days of a list that a person has to decide on, each with the reason.

    A holiday that is listed on its day and on the day on which it is observed closes a library on
    one of them, and on some public holidays many libraries are open.
    """
    days = list(found)
    observed = {it.name.removesuffix(" (observed)"): it for it in days if "(observed)" in it.name}
    doubtful: dict[date, str] = {}
    for it in days:
        twin = observed.get(it.name)
        if twin and twin.day != it.day and abs((twin.day - it.day).days) <= 3:
            doubtful[it.day] = f"it is observed on {twin.day}"
            doubtful[twin.day] = f"the holiday is on {it.day}"
        elif any(name in it.name for name in _OFTEN_OPEN):
            doubtful[it.day] = "many libraries are open"
    return doubtful


def holiday_items(holidays: Iterable[Holiday]) -> tuple[Item, ...]:
    """Return holidays as `library.md` writes them, in order."""
    return tuple({"day": it.day, "name": it.name} for it in sorted(holidays, key=lambda it: it.day))
