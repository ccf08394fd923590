"""Working time in words."""

from datetime import timedelta
from math import ceil

from deskbook.model.care import Usual


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
    """A span as the library writes it, in words: `4h` is "4 opening hours"."""
    number, unit = int(span[:-1]), "opening hour" if span.endswith("h") else "opening day"
    return f"one {unit}" if number == 1 else f"{number} {unit}s"
