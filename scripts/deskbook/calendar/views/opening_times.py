"""Opening hours in words, as people at the library's place say days and times in a language."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from deskbook.library.model.text_facts import Dates, DayHours, Period, Periods, Spans, WeekHours
from deskbook.library.model.vocabulary import WEEKDAY_NAMES, WEEKDAYS, Weekday
from deskbook.library.model.words import ENGLISH, Words

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_TWELVE: Final = frozenset({"AU", "CA", "NZ", "PH", "US"})
"""Countries whose clocks are read as 8 am to 10 pm."""

_MONTH_FIRST: Final = frozenset({"CA", "PH", "US"})
"""Countries where it is November 25, not 25 November."""

AS_USUAL: Final = "as usual"
"""What is said of other hours where there are none."""


def week(it: WeekHours, country: str, words: Words = ENGLISH) -> str:
    """Hours by days of the week in one sentence part; only the hours where all days are alike."""
    if it.uniform:
        return spans(it.rows[0][1], country, words)
    opened = [
        f"{days(row, words)} {spans(hours, country, words)}" for row, hours in it.rows if hours
    ]
    shut = [days(row, words) for row, hours in it.rows if not hours]
    closed = words("closed {days}", days=listed(shut, words)) if shut else ""
    return ", ".join(filter(None, (listed(opened, words), closed)))


def week_table(it: WeekHours, country: str, words: Words = ENGLISH) -> list[tuple[str, str]]:
    """Days and hours, line by line."""
    return [(days(row, words), spans(hours, country, words)) for row, hours in it.rows]


def day(it: DayHours, today: date, country: str, words: Words = ENGLISH) -> str:
    """The hours of a day, which is named: `Monday, November 16: 8 am to 10 pm`."""
    name = words(WEEKDAY_NAMES[WEEKDAYS[it.day.weekday()]])
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
    return listed(found, words)


def days(row: tuple[Weekday, ...], words: Words = ENGLISH) -> str:
    """Days of the week in a row: `Monday to Thursday`, `Saturday and Sunday`."""
    names = [words(WEEKDAY_NAMES[day]) for day in row]
    if len(names) > 2:
        return words("{first} to {last}", first=names[0], last=names[-1])
    return listed(names, words)


def spans(hours: Spans, country: str, words: Words = ENGLISH) -> str:
    """The hours of a day: `8 am to 10 pm`, `closed`."""
    found = [_span(it, country, words) for it in hours]
    return _joined(found, words) if found else words("closed")


def written_day(it: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """A day: `November 25`, with the year where it is not this one's."""
    return written_days(it, it, today, country, words)


def written_days(first: date, last: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """Days in a row: `November 26 to 28`, `December 24 to January 1, 2027`."""
    year = "" if (first.year, last.year) == (today.year, today.year) else str(last.year)
    before = str(first.year) if first.year not in (last.year, today.year) else ""
    month_first = words.language == ENGLISH.language and country in _MONTH_FIRST
    within = (first.year, first.month) == (last.year, last.month) and first != last
    ends = [_day_of_month(it, words, month_first=month_first) for it in (first, last)]
    if within:
        ends[1 if month_first else 0] = str(last.day if month_first else first.day)
    if first == last:
        ends = ends[:1]
    elif before:
        ends[0] = _with_year(ends[0], before, words, month_first=month_first)
    *begin, end = ends
    said = words("[days] {first} to {last}", first=begin[0], last=end) if begin else end
    return _with_year(said, year, words, month_first=month_first)


def since(it: date, today: date, country: str, words: Words = ENGLISH) -> str:
    """From a day on."""
    return words("since {day}", day=written_day(it, today, country, words))


def listed(parts: Sequence[str], words: Words = ENGLISH) -> str:
    """Parts with commas, and "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return words("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def _day_of_month(it: date, words: Words, *, month_first: bool) -> str:
    month = words(MONTHS[it.month - 1])
    return f"{month} {it.day}" if month_first else words("{day} {month}", day=it.day, month=month)


def _with_year(said: str, year: str, words: Words, *, month_first: bool) -> str:
    if not year:
        return said
    return f"{said}, {year}" if month_first else words("{day} {year}", day=said, year=year)


def _when(it: Period, today: date, country: str, words: Words) -> str:
    said = written_days(it.first, it.last, today, country, words)
    return f"{said}, {it.name}" if it.name else said


def _joined(found: list[str], words: Words) -> str:
    """Hours of one day with "and" between them."""
    first, *rest = found
    for last in rest:
        first = words("{first} and {last}", first=first, last=last)
    return first


def _span(text: str, country: str, words: Words) -> str:
    if text == "00:00-24:00":
        return words("all day")
    first, last = (_clock(part, country, words) for part in text.split("-"))
    return words("{first} to {last}", first=first, last=last)


def _clock(text: str, country: str, words: Words) -> str:
    hour, minute = map(int, text.split(":"))
    if minute == 0 and hour in (0, 12, 24):
        return words("noon") if hour == 12 else words("midnight")
    if country not in _TWELVE:
        return text
    said = f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}"
    return words("{time} am", time=said) if hour % 24 < 12 else words("{time} pm", time=said)
