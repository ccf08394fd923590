"""Opening hours in words, as people at the library's place say days and times in a language."""

from datetime import date
from typing import Final

from deskbook.calendar.views import cldr
from deskbook.library.model.text_facts import Dates, DayHours, Period, Periods, Spans, WeekHours
from deskbook.library.model.vocabulary import WEEKDAYS, Weekday
from deskbook.library.model.words import ENGLISH, Words

AS_USUAL: Final = "as usual"
"""The phrase for other hours where there are none."""


def week(it: WeekHours, country: str, words: Words = ENGLISH) -> str:
    """Hours by days of the week in one sentence part; only the hours where all days are alike."""
    if it.uniform:
        return spans(it.rows[0][1], country, words)
    opened = [
        f"{days(row, words)} {spans(hours, country, words)}" for row, hours in it.rows if hours
    ]
    shut = [days(row, words) for row, hours in it.rows if not hours]
    closed = words("closed {days}", days=cldr.listed(shut, words.language)) if shut else ""
    return ", ".join(filter(None, (cldr.listed(opened, words.language), closed)))


def week_table(it: WeekHours, country: str, words: Words = ENGLISH) -> list[tuple[str, str]]:
    """Days and hours, line by line."""
    return [(days(row, words), spans(hours, country, words)) for row, hours in it.rows]


def day(it: DayHours, today: date, country: str, words: Words = ENGLISH) -> str:
    """The hours of a day, which is named: `Monday, November 16: 8 am to 10 pm`."""
    name = cldr.weekday(words.language, it.day.weekday())
    return (
        f"{name}, {written_day(it.day, today, country, words)}: {spans(it.hours, country, words)}"
    )


def periods(it: Periods, today: date, country: str, words: Words = ENGLISH) -> str:
    """What differs from the week, in one sentence part."""
    said = (f"{when}: {hours}" for when, hours in periods_table(it, today, country, words))
    return "; ".join(said) or words(AS_USUAL)


def periods_table(
    it: Periods, today: date, country: str, words: Words = ENGLISH
) -> list[tuple[str, str]]:
    """What differs from the week, line by line."""
    return [
        (_when(one, today, country, words), week(one.hours, country, words)) for one in it.found
    ]


def dates(it: Dates, today: date, country: str, words: Words = ENGLISH) -> str:
    """Spans of days: `December 19 to 23 and January 2 to 18, 2027`."""
    found = [written_days(first, last, today, country, words) for first, last in it.spans]
    return cldr.listed(found, words.language)


def days(row: tuple[Weekday, ...], words: Words = ENGLISH) -> str:
    """Days of the week in a row: `Monday to Thursday`, `Saturday and Sunday`."""
    names = [cldr.weekday(words.language, WEEKDAYS.index(it)) for it in row]
    if len(names) > 2:
        return words("{first} to {last}", first=names[0], last=names[-1])
    return cldr.listed(names, words.language)


def spans(hours: Spans, country: str, words: Words = ENGLISH) -> str:
    """The hours of a day: `8 am to 10 pm`, `closed`."""
    found = [_span(it, country, words) for it in hours]
    return cldr.listed(found, words.language) if found else words("closed")


def written_day(it: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """A day: `November 25`, with the year where it is not this one's."""
    return written_days(it, it, today, country, words)


def written_days(first: date, last: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """Days in a row: `November 26 to 28`, `December 24 to January 1, 2027`."""

    def join(begin: str, end: str) -> str:
        return words("[days] {first} to {last}", first=begin, last=end)

    return cldr.days(first, last, today, words.language, country, join)


def since(it: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """From a day on."""
    return words("since {day}", day=written_day(it, today, country, words))


def _when(it: Period, today: date, country: str, words: Words) -> str:
    said = written_days(it.first, it.last, today, country, words)
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
    return cldr.clock(hour, minute, words.language, country)
