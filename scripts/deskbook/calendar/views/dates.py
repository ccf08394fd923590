"""Days, times and spans of working time in words, in the library's own time."""

from datetime import date, datetime, timedelta
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.model import HoursNow, Usual
from deskbook.library.model.words import ENGLISH, Words


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


NUMBERS: Final = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)

HOURS: Final = ("one opening hour", "{number} opening hours")
DAYS: Final = (
    "one day on which the library is open",
    "{number} days on which the library is open",
)


def format_span(span: timedelta, day: timedelta, words: Words = ENGLISH) -> str:
    """Return a span in words: hours up to an opening day (of that length), opening days beyond."""
    if span < day or span <= timedelta(hours=1):
        hours = max(1, ceil(span / timedelta(hours=1)))
        return words.counted("an hour", "{number} hours", hours)
    return words.counted("an opening day", "{number} opening days", ceil(span / day))


def format_usual(it: Usual, words: Words = ENGLISH) -> str:
    """Return the usual time to answer a question, in one sentence."""
    half, most = format_span(it.median, it.day, words), format_span(it.most, it.day, words)
    if half == most:
        return words("Most questions are answered within {most}.", most=most)
    return words(
        "Half of the questions are answered within {half}, four in five within {most}.",
        half=half,
        most=most,
    )


def format_promised(span: str, words: Words = ENGLISH) -> str:
    """Return a promised span as patrons read it: `4h` is "four opening hours"."""
    number = int(span[:-1])
    amount = words(NUMBERS[number]) if number < len(NUMBERS) else str(number)
    one, many = HOURS if span.endswith("h") else DAYS
    return words.counted(one, many, number, number=amount)


def format_every(span: str, words: Words = ENGLISH) -> str:
    """Return an interval: "day on which the library is open", "four opening hours"."""
    if span == "1h":
        return words("opening hour")
    return (
        words("day on which the library is open") if span == "1d" else format_promised(span, words)
    )


def describe_now(hours: HoursNow, today: date, zone: ZoneInfo) -> str:
    """Return whether the library is open now, for colleagues: `open until 22:00`.

    After midnight the hours are those of the day before, which are named.
    """
    if hours.all_day:
        return "open all day"
    if hours.closes is None:
        return f"closed, opens at {_clock(hours.opens, zone)}" if hours.opens else "closed"
    whose = "" if hours.day == today else f"{hours.day:%A}'s hours, "
    return f"{whose}open until {_clock(hours.closes, zone).replace('00:00', 'midnight')}"


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"
