"""Pinning a year's public holidays into `library.md`, beside those a person wrote there."""

from collections.abc import Collection, Iterable
from datetime import date

from deskbook.library.model.plan import Item
from deskbook.library.model.records import Holiday


def proposed(
    pinned: Iterable[Holiday], found: Iterable[Holiday], left_out: Collection[date]
) -> tuple[Holiday, ...]:
    """The holidays of a list that are not pinned yet and not left out; one for each day."""
    known = {it.day for it in pinned} | set(left_out)
    return tuple({it.day: it for it in found if it.day not in known}.values())


def items(holidays: Iterable[Holiday]) -> tuple[Item, ...]:
    """Holidays as `library.md` writes them, in order."""
    return tuple({"day": it.day, "name": it.name} for it in sorted(holidays, key=lambda it: it.day))
