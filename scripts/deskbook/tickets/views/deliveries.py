"""Delivery states of letters, in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.tickets.model import DELIVERY_STATES, Delivery


def describe(it: Delivery, now: datetime, zone: ZoneInfo) -> str:
    """Return the state of a letter, as the end of a sentence: "waits in the outbox until …"."""
    words = DELIVERY_STATES[it.state].label
    if it.state == "waiting" and it.until > now:
        return f"{words} until {it.until.astimezone(zone):%H:%M:%S}"
    if it.state == "waiting":
        return f"{words} for the next run of mail"
    if it.state == "deferred":
        return f"{words}; next try {dates.format_time(it.until, now, zone)}"
    return words
