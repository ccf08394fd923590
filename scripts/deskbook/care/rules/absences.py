"""Adding absences to a colleague's file."""

from collections.abc import Iterable

from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import Item
from deskbook.library.model.records import Absence, Staff


def added(staff: Staff, more: Iterable[Absence]) -> tuple[Absence, ...]:
    """The absences among `more` that the file does not have yet: no day of them lies in another."""
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


def items(absences: Iterable[Absence]) -> tuple[Item, ...]:
    """Absences as their file writes them."""
    return tuple(
        {
            "from": it.start,
            "to": it.end,
            **({"understudy": it.understudy} if it.understudy else {}),
            **({"reason": it.reason} if it.reason else {}),
        }
        for it in sorted(absences, key=lambda it: (it.start, it.end))
    )
