"""Opening hours for people: the ordinary week, and the days that differ from it."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Final

from deskbook.model.records import DatedHours, Holiday, Hours
from deskbook.model.vocabulary import WEEKDAYS
from deskbook.views import dates

NAMES: Final = dict(
    zip(
        WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)

COMING: Final = 12
"""Days and ranges that are listed ahead."""

Row = tuple[str, str]
"""Days, and the hours on them."""


def week(found: Iterable[Hours]) -> list[Row]:
    """The ordinary week, from Monday on; days with the same hours in a row are one line."""
    lines = list(found)
    of_day = {day: _said(it.hours for it in lines if day in it.days) for day in WEEKDAYS}
    rows = []
    for said, days in groupby(WEEKDAYS, key=lambda day: of_day[day]):
        names = [NAMES[day] for day in days]
        rows.append((names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}", said))
    return rows


def others(
    ranges: Iterable[DatedHours], holidays: Iterable[Holiday], today: date
) -> list[tuple[str, str, str]]:
    """What differs from the week in days to come, soonest first: days, name and hours."""
    rows = [
        (it.start, it.end, _days(it, today), it.name, _said([it.hours]))
        for it in ranges
        if it.end >= today
    ]
    rows += [
        (it.day, it.day, dates.day(it.day, today), it.name, "closed")
        for it in holidays
        if it.day >= today
    ]
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    return [row[2:] for row in rows[:COMING]]


def _days(it: DatedHours, today: date) -> str:
    said = dates.day(it.start, today)
    if it.end != it.start:
        said += f" to {dates.day(it.end, today)}"
    return f"{said}, {', '.join(NAMES[day] + 's' for day in it.days)}" if it.days else said


def _said(texts: Iterable[str]) -> str:
    """Hours as people read them: `09:00 to 17:00`, several joined, `closed` for none."""
    said = [it.replace("-", " to ").replace("24:00", "midnight") for it in texts]
    return " and ".join(said) or "closed"
