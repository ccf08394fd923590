"""Values as people type them, in the form that files have: `8am-10pm` is `08:00-22:00`."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from deskbook.library.model.vocabulary import WEEKDAY_NAMES, WEEKDAYS, Weekday

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?\.?(?:m\.?)?")
_NAMED: Final = {"noon": "12:00", "midnight": "24:00"}
_TO: Final = re.compile(r"\s*(?:-|\N{EN DASH}|\bto\b|\buntil\b)\s*")
_DURATION: Final = re.compile(r"(\d{1,3}|[a-z]+)[\s-]*(hour|hr|h|day|d|month|m|year|y)s?")
_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


def write_span(text: str) -> str:
    """Return opening hours as files have them, such as `08:00-22:00`; empty if they do not fit.

    Without am and pm an end before the begin is in the afternoon: `9-5` is `09:00-17:00`.
    """
    ends = [_clock(it) for it in _TO.split(text.strip().lower())]
    if len(ends) != 2 or not all(ends):
        return ""
    first, last = ends
    if last < first < "12:00" and not re.search(r"[ap]\.?m|:", text.lower()):
        last = f"{int(last[:2]) + 12:02}{last[2:]}"
    return f"{first}-{last}"


def _clock(text: str) -> str:
    found = _CLOCK.fullmatch(text)
    if not found:
        return _NAMED.get(text, "")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 99
    fits = minute < 60 and (hour < 24 or (hour, minute) == (24, 0))
    return f"{hour:02}:{minute:02}" if fits else ""


def write_duration(text: str) -> str:
    """Return a span of time as files have it: `4 hours` is `4h`; empty if it does not fit."""
    found = _DURATION.fullmatch(text.strip().lower())
    if not found:
        return ""
    number = found[1] if found[1].isdigit() else ""
    if not number and found[1] in _NUMBERS:
        number = str(_NUMBERS.index(found[1]))
    return f"{int(number)}{found[2][0]}" if number else ""


def read_weekday(text: str) -> Weekday | None:
    """Return a day of the week by its name or the beginning of it: `Monday`, `tues`."""
    text = text.strip().lower().removesuffix(".")
    found = [it for it in WEEKDAYS if WEEKDAY_NAMES[it].lower().startswith(text)]
    return found[0] if len(text) > 2 and found else None


def read_weekdays(text: str) -> tuple[Weekday, ...]:
    """Return days of the week: `mon-thu`, `sat sun`, `Monday to Friday`; none at a fault."""
    text = _TO.sub("-", text.strip().lower())
    if text in ("daily", "every day"):
        return WEEKDAYS
    found: list[Weekday] = []
    for part in re.split(r"[\s,/]+(?:and\s+)?", text):
        ends = [read_weekday(it) for it in part.split("-")]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or first is None or last is None:
            return ()
        begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
        found += [WEEKDAYS[it % 7] for it in range(begin, end + (1 if begin <= end else 8))]
    return tuple(dict.fromkeys(found))


def to_slug(text: str) -> str:
    """Return a name in lower case with hyphens, as files are named; accents are dropped."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def propose(text: str, pattern: str) -> str:
    """Return what was probably meant, in a form that fits a pattern; empty where nothing does."""
    tried = (write_span(text), write_duration(text), text.strip().upper(), text.strip().lower())
    return next((it for it in tried if it and re.fullmatch(pattern, it)), "")


def propose_choice(text: str, words: Sequence[str]) -> str:
    """Return the word of a closed list that was probably meant; empty where none was."""
    found = read_weekday(text) if set(words) == set(WEEKDAYS) else None
    return found or next((it for it in words if it.lower() == text.strip().lower()), "")
