"""Opening hours in words, as people at the library's place say days and times in a language."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.views import cldr
from deskbook.library.model.text_facts import Dates, DayHours, Period, Periods, Spans, WeekHours
from deskbook.library.model.vocabulary import WEEKDAYS, Weekday
from deskbook.library.model.words import ENGLISH, Words

AS_USUAL: Final = "as usual"
"""The phrase for other hours where there are none."""


def format_week(it: WeekHours, country: str, words: Words = ENGLISH) -> str:
    """Return hours by days of the week in one sentence part; only hours where all are alike."""
    if it.uniform:
        return format_hours(it.rows[0][1], country, words)
    opened = [
        f"{format_weekdays(row, words)} {format_hours(hours, country, words)}"
        for row, hours in it.rows
        if hours
    ]
    shut = [format_weekdays(row, words) for row, hours in it.rows if not hours]
    closed = words("closed {days}", days=cldr.join_words(shut, words.language)) if shut else ""
    return ", ".join(filter(None, (cldr.join_words(opened, words.language), closed)))


def format_week_table(it: WeekHours, country: str, words: Words = ENGLISH) -> list[tuple[str, str]]:
    """Return days and hours, line by line."""
    return [
        (format_weekdays(row, words), format_hours(hours, country, words)) for row, hours in it.rows
    ]


def format_day(it: DayHours, today: date, country: str, words: Words = ENGLISH) -> str:
    """Return the hours of a day, which is named: `Monday, November 16: 8 am to 10 pm`."""
    name = cldr.name_weekday(words.language, it.day.weekday())
    date = format_date(it.day, today, country, words)
    return f"{name}, {date}: {format_hours(it.hours, country, words)}"


def format_periods(it: Periods, today: date, country: str, words: Words = ENGLISH) -> str:
    """Return the days that differ from the week, in one sentence part."""
    said = (f"{when}: {hours}" for when, hours in format_periods_table(it, today, country, words))
    return "; ".join(said) or words(AS_USUAL)


def format_periods_table(
    it: Periods, today: date, country: str, words: Words = ENGLISH
) -> list[tuple[str, str]]:
    """Return the days that differ from the week, line by line."""
    return [
        (_when(one, today, country, words), format_week(one.hours, country, words))
        for one in it.found
    ]


def format_dates(it: Dates, today: date, country: str, words: Words = ENGLISH) -> str:
    """Return spans of days: `December 19 to 23 and January 2 to 18, 2027`."""
    found = [format_date_span(first, last, today, country, words) for first, last in it.spans]
    return cldr.join_words(found, words.language)


def format_weekdays(row: tuple[Weekday, ...], words: Words = ENGLISH) -> str:
    """Return days of the week in a row: `Monday to Thursday`, `Saturday and Sunday`."""
    names = [cldr.name_weekday(words.language, WEEKDAYS.index(it)) for it in row]
    if len(names) > 2:
        return words("{first} to {last}", first=names[0], last=names[-1])
    return cldr.join_words(names, words.language)


def format_hours(hours: Spans, country: str, words: Words = ENGLISH) -> str:
    """Return the hours of a day: `8 am to 10 pm`, `closed`."""
    found = [_span(it, country, words) for it in hours]
    return cldr.join_words(found, words.language) if found else words("closed")


def format_date(it: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """Return a day: `November 25`, with the year where it is not this one's."""
    return format_date_span(it, it, today, country, words)


def format_date_span(
    first: date, last: date, today: date, country: str, words: Words = ENGLISH
) -> str:
    """Return days in a row: `November 26 to 28`, `December 24 to January 1, 2027`."""

    def join(begin: str, end: str) -> str:
        return words("[days] {first} to {last}", first=begin, last=end)

    return cldr.format_days(first, last, today, words.language, country, join)


def format_moment(
    it: datetime, now: datetime, zone: ZoneInfo, country: str, words: Words = ENGLISH
) -> str:
    """Return a time that is promised: `10 pm today`, `10 pm on Tuesday, December 1`."""
    local, today = it.astimezone(zone), now.astimezone(zone).date()
    clock = _clock(f"{local:%H:%M}", country, words)
    if local.date() == today:
        return words("{time} today", time=clock)
    day = cldr.format_weekday_and_day(local.date(), today, words.language, country)
    return words("{time} on {day}", time=clock, day=day)


def format_since(it: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """Return words for the time from a day on."""
    return words("since {day}", day=format_date(it, today, country, words))


def _when(it: Period, today: date, country: str, words: Words) -> str:
    said = format_date_span(it.first, it.last, today, country, words)
    return f"{said}, {it.name}" if it.name else said


def _span(text: str, country: str, words: Words) -> str:
    if text == "00:00-24:00":
        return words("all day")
    first, last = (_clock(part, country, words) for part in text.split("-"))
    return words("{first} to {last}", first=first, last=last)


def _clock(text: str, country: str, words: Words) -> str:
    hour, minute = map(int, text.split(":"))
    if minute == 0 and hour in (0, 12, 24):
        return words("noon") if hour == 12 else words("midnight")
    return cldr.format_clock(hour, minute, words.language, country)
