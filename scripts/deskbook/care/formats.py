"""Absences from an iCalendar file: whole days only, and no rule that could keep us for ever.

Titles are not read: why somebody is away is theirs to say.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Absence

MAX_BYTES: Final = 1024 * 1024
MAX_RULES: Final = 50
MAX_EVENTS: Final = 1000

_SUB_DAILY: Final = ("HOURLY", "MINUTELY", "SECONDLY")
_PARTS: Final = {
    "DAILY": frozenset[str](),
    "WEEKLY": frozenset({"BYDAY"}),
    "MONTHLY": frozenset({"BYDAY", "BYMONTHDAY", "BYSETPOS"}),
    "YEARLY": frozenset({"BYMONTH", "BYMONTHDAY", "BYDAY"}),
}
_COMMON: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_FAULTS: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""The errors that the libraries raise at a damaged calendar."""

_DAY: Final = timedelta(days=1)


def read_absences(data: bytes, zone: ZoneInfo, first: date, last: date) -> tuple[Absence, ...]:
    """Return the absences between two days, in order; those that touch are merged.

    Events of a whole day or longer count, those cancelled or marked as free time do not.

    Args:
        data: the file.
        zone: the library's time zone.
        first: the first day.
        last: the last day.

    Raises:
        DeskError: the file cannot be read, is too large, or repeats an event in a way that is not
            read here.
    """
    if len(data) > MAX_BYTES:
        raise DeskError("the calendar is over one megabyte: export the absences alone")
    try:
        calendar: Any = icalendar.Calendar.from_ical(data)
        _refuse(calendar)
        events = recurring_ical_events.of(calendar).between(first, last + _DAY)
        spans = [span for event in events if (span := _span(event, zone))]
    except _FAULTS as error:
        raise DeskError(
            f"this is not an iCalendar file that can be read ({type(error).__name__}: {error})"
        ) from None
    if len(events) > MAX_EVENTS:
        raise DeskError(f"the calendar has over {MAX_EVENTS} events: export the absences alone")
    return tuple(_joined(spans))


def _refuse(calendar: Any) -> None:
    """Refuse rules before they are expanded: one that repeats each second would take minutes."""
    rules = [rule for event in calendar.walk("VEVENT") for rule in _listed(event.get("RRULE"))]
    if len(rules) > MAX_RULES:
        raise DeskError(
            f"over {MAX_RULES} events of the calendar repeat: export the absences alone"
        )
    for rule in rules:
        often = str(rule.get("FREQ", [""])[0]).upper()
        if often in _SUB_DAILY or {"BYHOUR", "BYMINUTE", "BYSECOND"} & set(rule):
            raise DeskError(
                f"an event repeats within a day ({often}): absences are whole days, take it out"
            )
        strange = set(rule) - _COMMON - _PARTS.get(often, frozenset())
        if often not in _PARTS or strange:
            named = ", ".join(sorted(strange)) or "no FREQ"
            raise DeskError(
                f"an event repeats {often} with {named}, which is not read: take it out"
            )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _span(event: Any, zone: ZoneInfo) -> tuple[date, date] | None:
    """First and last day of an event; none where it is no absence."""
    if str(event.get("STATUS", "")) == "CANCELLED" or str(event.get("TRANSP", "")) == "TRANSPARENT":
        return None
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime):
        return start, max(start, end - _DAY)
    if end - start < _DAY:
        return None
    local = [it.replace(tzinfo=it.tzinfo or zone).astimezone(zone) for it in (start, end)]
    return local[0].date(), (local[1] - timedelta(seconds=1)).date()


def _joined(spans: Iterable[tuple[date, date]]) -> Iterator[Absence]:
    held: tuple[date, date] | None = None
    for start, end in sorted(spans):
        if held and start <= held[1] + _DAY:
            held = (held[0], max(held[1], end))
            continue
        if held:
            yield Absence(start=held[0], end=held[1])
        held = (start, end)
    if held:
        yield Absence(start=held[0], end=held[1])
