"""Working time in words."""

from datetime import timedelta
from math import ceil
from typing import Final

from deskbook.model.care import Usual

_NUMBERS: Final = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)


def said(span: timedelta, day: timedelta) -> str:
    """A span in words: hours up to an opening day (of that length), opening days beyond."""
    if span <= timedelta(hours=1):
        return "an hour"
    if span < day:
        return f"{ceil(span / timedelta(hours=1))} hours"
    number = ceil(span / day)
    return "an opening day" if number == 1 else f"{number} opening days"


def usual(it: Usual) -> str:
    """How long questions usually take, in one sentence."""
    half, most = said(it.median, it.day), said(it.most, it.day)
    if half == most:
        return f"Most questions are answered within {most}."
    return f"Half of the questions are answered within {half}, four in five within {most}."


def written(span: str) -> str:
    """A span as the library writes it, as patrons read it: `4h` is "four opening hours"."""
    number, hours = int(span[:-1]), span.endswith("h")
    amount = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    one = number == 1
    if hours:
        return "one opening hour" if one else f"{amount} opening hours"
    return f"{amount} {'day' if one else 'days'} on which the library is open"
