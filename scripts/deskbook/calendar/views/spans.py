"""Working time in words."""

from datetime import timedelta
from math import ceil
from typing import Final

from deskbook.calendar.model import Usual
from deskbook.library.model.words import ENGLISH, Words

NUMBERS: Final = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)


def said(span: timedelta, day: timedelta, words: Words = ENGLISH) -> str:
    """A span in words: hours up to an opening day (of that length), opening days beyond."""
    if span <= timedelta(hours=1):
        return words("an hour")
    if span < day:
        return words("{number} hours", number=ceil(span / timedelta(hours=1)))
    number = ceil(span / day)
    return words("an opening day") if number == 1 else words("{number} opening days", number=number)


def usual(it: Usual, words: Words = ENGLISH) -> str:
    """How long questions usually take, in one sentence."""
    half, most = said(it.median, it.day, words), said(it.most, it.day, words)
    if half == most:
        return words("Most questions are answered within {most}.", most=most)
    return words(
        "Half of the questions are answered within {half}, four in five within {most}.",
        half=half,
        most=most,
    )


def written(span: str, words: Words = ENGLISH) -> str:
    """A span as the library writes it, as patrons read it: `4h` is "four opening hours"."""
    number, hours = int(span[:-1]), span.endswith("h")
    amount = words(NUMBERS[number]) if number < len(NUMBERS) else str(number)
    if hours:
        one = words("one opening hour")
        return one if number == 1 else words("{number} opening hours", number=amount)
    one = words("one day on which the library is open")
    more = words("{number} days on which the library is open", number=amount)
    return one if number == 1 else more


def every(span: str, words: Words = ENGLISH) -> str:
    """How often: "day on which the library is open", "four opening hours"."""
    if span == "1h":
        return words("opening hour")
    return words("day on which the library is open") if span == "1d" else written(span, words)
