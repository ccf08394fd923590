"""How late content arrives: a record of resources and vendors, for renewals and evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from statistics import median
from typing import Any

from deskbook.model.delay import Arrival, Delay
from deskbook.views import dates
from deskbook.views.terminal import safe


def shown(found: Sequence[Delay], today: date) -> str:
    """Each resource with its late items."""
    return "\n\n".join("\n".join(_lines(it, today)) for it in found) or (
        "No late content is known: `desk watch Q DAY --item …` keeps an eye on some."
    )


def _lines(it: Delay, today: date) -> Iterator[str]:
    yield ", ".join(filter(None, (safe(it.resource), safe(it.vendor))))
    if it.days:
        yield f"  {summary(it.days)}"
    for one in it.arrivals:
        day = dates.day(one.arrived or today, today)
        yield f"    {one.ticket}  {safe(one.item)}: asked {_asked(one, today)}, there {day}"
    for one in it.missing:
        yield f"    {one.ticket}  {safe(one.item)}: asked {_asked(one, today)}, still missing"


def _asked(it: Arrival, today: date) -> str:
    return dates.day(it.reported, today)


def summary(days: Sequence[int]) -> str:
    """The delays of a resource in a sentence; `days` shortest first."""
    if len(days) == 1:
        return f"One item came {_days(days[0])} after it was first missed."
    middle = _days(round(median(days)))
    return (
        f"{len(days)} items came {_days(days[0])} to {_days(days[-1])} after they were first "
        f"missed, half of them within {middle}."
    )


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number} days"


def values(it: Delay) -> dict[str, Any]:
    """The same for other programs."""
    return asdict(it)
