"""Tallies of the questions of each month, which the index remembers for the scans for signals."""

import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.reports.rules.signals import signals
from deskbook.reports.rules.signals.series import Tally
from deskbook.search.adapters.index import months

_DAY: Final = timedelta(days=1)


def recall(root: Path, library: Library, calendar: Calendar, day: date) -> list[Tally] | None:
    """Return the tallies of the months that a scan on a day looks at; none without an index.

    Args:
        root: the library's root.
        library: its knowledge; tickets are read from the index.
        calendar: its opening hours.
        day: the day.
    """
    vendors = sorted((slug, it.vendor) for slug, it in library.resources.items())
    basis = sha256(repr((library.profile.timezone, vendors)).encode()).hexdigest()
    first, last = day - signals.KEPT - _DAY, day + _DAY
    texts = months.recall(
        root,
        "signals",
        basis,
        (first, last),
        lambda tickets: json.dumps(signals.tally_month(tickets, library, calendar)),
    )
    return None if texts is None else list(map(json.loads, texts))
