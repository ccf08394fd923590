"""What `desk holidays` says: the days of a year on which the library is to be closed."""

from collections.abc import Sequence
from typing import Final

from deskbook.library.model.records import Holiday
from deskbook.library.views.terminal import safe

HOW: Final = """
Nothing was written. Read the list: a library keeps some of these days open, and closes on others.
`--except DAY` leaves a day out, `--apply` pins the rest into knowledge/library.md."""


def shown(year: int, pinned: Sequence[Holiday], new: Sequence[Holiday]) -> str:
    """The holidays of a year, those that are new marked."""
    of_year = [it for it in pinned if it.day.year == year]
    days = sorted([*((it, " ") for it in of_year), *((it, "+") for it in new)], key=_day)
    title = f"Holidays of {year}: + to be pinned" if new else f"Holidays of {year}: all are pinned"
    return "\n".join(
        (title, *(f"{sign} {it.day:%Y-%m-%d %a}  {safe(it.name)}" for it, sign in days))
    )


def _day(marked: tuple[Holiday, str]) -> str:
    return marked[0].day.isoformat()
