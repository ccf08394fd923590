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
    missing = "One issue is" if it.missing == 1 else f"{it.missing} issues are"
    still = f"{missing} still missing." if it.missing else ""
    came = summarise(it.days, it.overdue) if it.days else ""
    return " ".join(filter(None, (came, still)))


def _lines(it: Delay, today: date) -> Iterator[str]:
    yield f"  {safe(it.resource)}"
    if it.days:
        yield f"    {summarise(it.days, it.overdue)}"
    for one in it.arrivals:
        day = dates.format_day(one.arrived or today, today)
        yield f"      {safe(one.item)}: {_missed(one, today)}, there {day}"
        yield f"        {', '.join(one.tickets)}"
    for one in it.missing:
        yield f"      {safe(one.item)}: {_missed(one, today)}, still missing"
        yield f"        {', '.join(one.tickets)}"


def _missed(it: Arrival, today: date) -> str:
    due = f"due {dates.format_day(it.due, today)}, " if it.due else ""
    by = "" if it.readers == 1 else f" by {it.readers} readers"
    return f"{due}missed {dates.format_day(it.reported, today)}{by}"


def summarise(days: Sequence[int], overdue: Sequence[int] = ()) -> str:
    """Return the delays of some issues in a sentence.

    Args:
        days: from the first report to the arrival, shortest first.
        overdue: from the due day to the arrival, of those whose due day is known.
    """
    if len(days) == 1:
        after = f"{_days(overdue[0])} after it was due, " if overdue else ""
        return f"One issue came {after}{_days(days[0])} after it was first missed."
    since_due = f"{_range(overdue)} after they were due, " if overdue else ""
    return f"{len(days)} issues came {since_due}{_range(days)} after they were first missed."


def _range(days: Sequence[int]) -> str:
    if len(days) == 1 or days[0] == days[-1]:
        return _days(days[0])
    return f"{days[0]} to {days[-1]} days (half of them within {round(median(days))})"


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number} days"


def delay_values(outcome: DelaysFound) -> tuple[str, dict[str, Any]]:
    """Return all delays for other programs."""
    vendors, delays = map(asdict, outcome.vendors), map(asdict, outcome.delays)
    return "delays", {"vendors": [*vendors], "delays": [*delays]}
