"""Days and times as colleagues say them, in the library's own time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def format_day(value: date, today: date) -> str:
    """Return a day: `Wed 4 Nov`, with the year where it is not this one's."""
    year = "" if value.year == today.year else f" {value.year}"
    return f"{value:%a} {value.day} {value:%b}{year}"


def format_time(value: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return a time at the library: `Wed 4 Nov 15:10`."""
    local = value.astimezone(zone)
    return f"{format_day(local.date(), now.astimezone(zone).date())} {local:%H:%M}"


def format_distance(value: date, today: date) -> str:
    """Return a day seen from today: `yesterday`, `in 3 days`, `2 weeks ago`."""
    days = (value - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    number, unit = (abs(days), "days") if abs(days) < 21 else (abs(days) // 7, "weeks")
    if abs(days) > 90:
        number, unit = abs(days) // 30, "months"
    return f"in {number} {unit}" if days > 0 else f"{number} {unit} ago"


def format_age(value: date, today: date) -> str:
    """Return a short age for a column: `0d`, `12d`, `5w`, `14m`."""
    days = (today - value).days
    if days < 60:
        return f"{days}d"
    return f"{days // 7}w" if days < 365 else f"{days // 30}m"
