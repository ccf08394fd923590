"""Working time in words."""

from datetime import timedelta
from math import ceil
from typing import Final

from deskbook.calendar.model import Usual
from deskbook.library.model.words import ENGLISH, Words

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
