"""Delays of late content, by resource and vendor, in words: for renewals and evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from statistics import median
from typing import Any

from deskbook.calendar.views import dates
from deskbook.eresources.model.outcomes import Arrival, Delay, DelaysFound, VendorDelay
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe


def list_delays(outcome: DelaysFound, _screen: Screen) -> str:
    """Return each vendor in a sentence, then each of its resources with its late items."""
    whole, today = {it.vendor: it for it in outcome.vendors}, outcome.today
    parts = []
    for vendor, delays in groupby(outcome.delays, key=lambda it: it.vendor):
        said = whole.get(vendor)
        name = f"{safe(vendor)}\n  {describe_vendor(said)}" if said else "No vendor written down"
        parts.append("\n\n".join([name, *("\n".join(_lines(it, today)) for it in delays)]))
    return "\n\n".join(parts) or (
        "No late content is known: `desk watch Q DAY --item …` keeps an eye on some."
    )


def describe_vendor(it: VendorDelay) -> str:
    """Return the delays of a vendor's content, median and range, in a sentence or two."""
    missing = "One item is" if it.missing == 1 else f"{it.missing} items are"
    still = f"{missing} still missing." if it.missing else ""
    return " ".join(filter(None, (summarise(it.days) if it.days else "", still)))


def _lines(it: Delay, today: date) -> Iterator[str]:
    yield f"  {safe(it.resource)}"
    if it.days:
        yield f"    {summarise(it.days)}"
    for one in it.arrivals:
        day = dates.format_day(one.arrived or today, today)
        yield f"      {one.ticket}  {safe(one.item)}: asked {_asked(one, today)}, there {day}"
    for one in it.missing:
        yield f"      {one.ticket}  {safe(one.item)}: asked {_asked(one, today)}, still missing"


def _asked(it: Arrival, today: date) -> str:
    return dates.format_day(it.reported, today)


def summarise(days: Sequence[int]) -> str:
    """Return the delays of a resource in a sentence; `days` shortest first."""
    if len(days) == 1:
        return f"One item came {_days(days[0])} after it was first missed."
    middle = _days(round(median(days)))
    return (
        f"{len(days)} items came {_days(days[0])} to {_days(days[-1])} after they were first "
        f"missed, half of them within {middle}."
    )


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number} days"


def delay_values(outcome: DelaysFound) -> tuple[str, dict[str, Any]]:
    """Return all delays for other programs."""
    vendors, delays = map(asdict, outcome.vendors), map(asdict, outcome.delays)
    return "delays", {"vendors": [*vendors], "delays": [*delays]}
