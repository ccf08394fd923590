"""How late content arrives: a record of resources and vendors, for renewals and evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from statistics import median
from typing import Any

from deskbook.calendar.views import dates
from deskbook.eresources.model.delay import Arrival, Delay, VendorDelay
from deskbook.library.views.terminal import safe


def shown(found: Sequence[Delay], vendors: Sequence[VendorDelay], today: date) -> str:
    """Each vendor in a sentence, then each of its resources with its late items."""
    whole = {it.vendor: it for it in vendors}
    parts = []
    for vendor, delays in groupby(found, key=lambda it: it.vendor):
        said = whole.get(vendor)
        head = [f"{safe(vendor)}\n  {of_vendor(said)}"] if said else ["No vendor written down"]
        parts.append("\n\n".join([*head, *("\n".join(_lines(it, today)) for it in delays)]))
    return "\n\n".join(parts) or (
        "No late content is known: `desk watch Q DAY --item …` keeps an eye on some."
    )


def of_vendor(it: VendorDelay) -> str:
    """How late a vendor's content really arrives, median and range, in a sentence or two."""
    missing = "One item is" if it.missing == 1 else f"{it.missing} items are"
    still = f"{missing} still missing." if it.missing else ""
    return " ".join(filter(None, (summary(it.days) if it.days else "", still)))


def _lines(it: Delay, today: date) -> Iterator[str]:
    yield f"  {safe(it.resource)}"
    if it.days:
        yield f"    {summary(it.days)}"
    for one in it.arrivals:
        day = dates.day(one.arrived or today, today)
        yield f"      {one.ticket}  {safe(one.item)}: asked {_asked(one, today)}, there {day}"
    for one in it.missing:
        yield f"      {one.ticket}  {safe(one.item)}: asked {_asked(one, today)}, still missing"


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


def values(found: Sequence[Delay], vendors: Sequence[VendorDelay]) -> dict[str, Any]:
    """The same for other programs."""
    return {"vendors": [asdict(it) for it in vendors], "delays": [asdict(it) for it in found]}
