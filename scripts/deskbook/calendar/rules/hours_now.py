"""The opening hours at a moment: those of the span that contains it, not those of its date."""

from datetime import UTC, datetime, timedelta

from deskbook.calendar.model import HoursNow
from deskbook.calendar.rules.opening_hours import Calendar

_DAYS_BACK = 2
"""Hours go on past midnight, and at most to the end of the day after the next."""


def find_hours(calendar: Calendar, now: datetime) -> HoursNow:
    """Return whether the library is open, on which day's hours, and what comes next today.

    Spans that touch are one: a library that never closes is open all day.
    """
    at, today = int(now.timestamp()), calendar.day_of(now)
    days = [today - timedelta(days=back) for back in range(_DAYS_BACK, -2, -1)]
    spans = sorted((start, end, day) for day in days for start, end in calendar.spans(day))
    found = next((it for it in spans if it[0] <= at < it[1]), None)
    if found is None:
        opens = next((start for start, _, day in spans if day == today and start > at), None)
        return HoursNow(day=today, opens=_moment(opens))
    begin, close, day = found
    for start, end, _ in spans:
        close = end if start == close else close
    for start, end, _ in reversed(spans):
        begin = start if end == begin else begin
    midnight, next_one = calendar.start_of(today), calendar.start_of(today + timedelta(days=1))
    whole = begin <= midnight.timestamp() and close >= next_one.timestamp()
    return HoursNow(day=today if whole else day, closes=_moment(close), all_day=whole)


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
