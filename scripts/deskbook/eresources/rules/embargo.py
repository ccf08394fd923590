"""Embargoes: the days of publication that one leaves open, and the days on which that changes."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from deskbook.eresources.model.coverage import Embargo, Window


def find_window(parts: Sequence[Embargo], today: date) -> Window:
    """Return the publication days that are open on a day."""
    edges = {it.kind: find_edge(it, today) for it in parts}
    return Window(edges.get("R"), edges.get("P"))


def find_edge(part: Embargo, today: date) -> date:
    """Return the first day of the latest units that a part names, the current one included.

    The earliest day there is where the units reach back beyond it.
    """
    match part.unit:
        case "D":
            return date.fromordinal(max(1, today.toordinal() - part.length + 1))
        case "M":
            return _month(today.year * 12 + today.month - 1 - (part.length - 1))
        case "Y":
            return _month((today.year - part.length + 1) * 12)
        case _:
            assert_never(part.unit)


def leaves_on(part: Embargo, published: date) -> date:
    """Return the day on which something leaves the latest units: `P` opens it, `R` closes it.

    The last day there is where that lies beyond it.
    """
    match part.unit:
        case "D":
            return date.fromordinal(min(date.max.toordinal(), published.toordinal() + part.length))
        case "M":
            return _month(published.year * 12 + published.month - 1 + part.length)
        case "Y":
            return _month((published.year + part.length) * 12)
        case _:
            assert_never(part.unit)


def opens_on(parts: Sequence[Embargo], published: date) -> date | None:
    """Return the first day on which something is open; none if it never is.

    Without a part that moves the end that is the day of publication. Where the start moves too, the
    content may be gone before it comes.
    """
    walls = {it.kind: leaves_on(it, published) for it in parts}
    opens = walls.get("P", published)
    closes = walls.get("R")
    return None if closes is not None and closes <= opens else opens


def closes_on(parts: Sequence[Embargo], published: date) -> date | None:
    """Return the first day on which something is no longer open; none if it stays open."""
    return next((leaves_on(it, published) for it in parts if it.kind == "R"), None)


def _month(number: int) -> date:
    """The first day of a month counted from year 0, kept within the days there are."""
    number = min(max(number, 12), date.max.year * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)
