"""Absences from an iCalendar file: whole days only, and no rule that could keep us for ever.

Titles are not read: why somebody is away is theirs to say. So an event is named by its UID.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from deskbook.care.model.absences import CalendarRead, EventLeft
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

_WORKING: Final = {
    "FREE": "it is marked as free time",
    "WORKINGELSEWHERE": "the person works elsewhere that day",
    "TENTATIVE": "it is tentative: confirm it, and import the calendar again",
}
"""What Outlook says of people who are there, and the reason that it is no absence."""

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


def read_absences(data: bytes, zone: ZoneInfo, first: date, last: date) -> CalendarRead:
    """Read the absences between two days, and name every event that is none.

    Events of whole days count, also from 00:00 to 23:59, where the person is not working.

    Args:
        data: the file.
        zone: the library's time zone.
        first: the first day.
        last: the last day.

    Raises:
        DeskError: the file cannot be read, or is too large.
    """
    if len(data) > MAX_BYTES:
        raise DeskError("the calendar is over one megabyte: export the absences alone")
    try:
        calendar: Any = icalendar.Calendar.from_ical(data)
        events = calendar.walk("VEVENT")
        zones = calendar.walk("VTIMEZONE")
        rules = sum(bool(event.get("RRULE")) for event in events)
    except _FAULTS as error:
        raise DeskError(
            f"this is not an iCalendar file that can be read ({type(error).__name__}: {error})"
        ) from None
    if len(events) > MAX_EVENTS:
        raise DeskError(f"the calendar has over {MAX_EVENTS} events: export the absences alone")
    if rules > MAX_RULES:
        raise DeskError(
            f"over {MAX_RULES} events of the calendar repeat: export the absences alone"
        )
    spans: list[tuple[date, date]] = []
    left: list[EventLeft] = []
    for uid, group in _by_uid(events).items():
        for found in _read_group(uid, zones, group, zone, (first, last)):
            if isinstance(found, EventLeft):
                left.append(found)
            else:
                spans.append(found)
    return CalendarRead(absences=tuple(_joined(spans)), left=tuple(dict.fromkeys(left)))


def _by_uid(events: Iterable[Any]) -> dict[str, list[Any]]:
    """The events that belong together: one, and the changes to its single days."""
    groups: dict[str, list[Any]] = {}
    for number, event in enumerate(events, start=1):
        groups.setdefault(str(event.get("UID") or f"number {number}"), []).append(event)
    return groups


def _read_group(
    uid: str, zones: Iterable[Any], group: Iterable[Any], zone: ZoneInfo, days: tuple[date, date]
) -> Iterator[tuple[date, date] | EventLeft]:
    """The spans of an event, or the reasons that it has none."""
    try:
        for event in group:
            if why := _explain_rule(event):
                yield EventLeft(uid, None, why)
                return
        part = icalendar.Calendar()
        for it in (*zones, *group):
            part.add_component(it)
        first, last = days
        found = recurring_ical_events.of(part).between(first, last + _DAY)[:MAX_EVENTS]
        spans = [(event, _span(event, zone)) for event in found]
    except _FAULTS as error:
        yield EventLeft(uid, None, f"it is damaged ({type(error).__name__}: {error})")
        return
    if not spans:
        yield EventLeft(uid, None, f"it has no day from {first} to {last}")
    for event, span in spans:
        why = _explain_presence(event)
        day = span[0] if span else _day(event["DTSTART"].dt, zone)
        if why or not span:
            yield EventLeft(uid, day, why or "it is only a part of a day")
        else:
            yield span


def _explain_rule(event: Any) -> str:
    """Return why a rule is not expanded: one that repeats each second would take minutes."""
    for rule in _listed(event.get("RRULE")):
        often = str(rule.get("FREQ", [""])[0]).upper()
        if often in _SUB_DAILY or {"BYHOUR", "BYMINUTE", "BYSECOND"} & set(rule):
            return f"it repeats within a day ({often}), and absences are whole days"
        strange = set(rule) - _COMMON - _PARTS.get(often, frozenset())
        if often not in _PARTS or strange:
            named = ", ".join(sorted(strange)) or "no FREQ"
            return f"it repeats {often} with {named}, which is not read"
    return ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _explain_presence(event: Any) -> str:
    """Return why somebody works in spite of an event, or an empty text."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return "it is cancelled"
    busy = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    if busy in _WORKING:
        return _WORKING[busy]
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT" and busy != "OOF":
        return "it is marked as free time"
    tentative = str(event.get("STATUS", "")).upper() == "TENTATIVE"
    return _WORKING["TENTATIVE"] if tentative else ""


def _span(event: Any, zone: ZoneInfo) -> tuple[date, date] | None:
    """First and last day of an event; none where it is a part of a day."""
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime):
        return start, max(start, end - _DAY)
    local = [it.replace(tzinfo=it.tzinfo or zone).astimezone(zone) for it in (start, end)]
    first, last = (it.replace(tzinfo=None) for it in local)
    if last - first + _MINUTE < _DAY:
        return None
    return first.date(), (last - timedelta(seconds=1)).date()


def _day(start: datetime, zone: ZoneInfo) -> date:
    return start.replace(tzinfo=start.tzinfo or zone).astimezone(zone).date()


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
