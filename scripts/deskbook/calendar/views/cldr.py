"""Dates, times, lists and plural rules of a language, from Unicode CLDR through Babel.

Babel is imported here alone, and only by what writes public pages and letters: `desk list` and
`desk show` do not load it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.languages import get_official_languages
from babel.lists import format_list

_WORLD: Final = "en_001"
"""English outside the United States: `8 am`, `a, b and c`. Also said for languages without data."""

_CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
_COUNTED: Final = 1_000
"""Whole numbers by which the plural categories of a language are found."""

_DAY: Final = re.compile(r"'[^']*'|(d+[^A-Za-z\s',]*)")
"""The day in a pattern of dates, with what is written at it: `d.`, `d日`."""

_QUOTED: Final = re.compile(r"'[^']*'")
_NARROW: Final = str.maketrans({"\u202f": "\u00a0"})
"""The narrow no-break space, which many fonts lack."""

Join = Callable[[str, str], str]
"""The words between the ends of a span: from `26` and `28`, `26 to 28`."""


@dataclass(frozen=True, slots=True)
class Plurals:
    """The plural rule of a language."""

    language: str

    def __call__(self, number: int) -> str:
        """Return the plural category of a whole number: one, few, many, ..."""
        return _locale(self.language).plural_form(number)


@cache
def count_plural_categories(language: str) -> dict[str, int]:
    """Return the plural categories of the numbers below 1,000, with how many numbers each has."""
    found = Counter(map(_locale(language).plural_form, range(_COUNTED)))
    return {name: found[name] for name in _CATEGORIES if name in found}


def is_plural_category(language: str, name: str) -> bool:
    """Return whether a language has a plural category, for any number."""
    return name in _locale(language).plural_form.tags or name == "other"


def name_weekday(language: str, number: int) -> str:
    """Return the name of a day of the week, of which Monday is 0."""
    # The stand-alone names are not used: Babel 2.18 mixes those of several languages up.
    return str(_locale(language).days["format"]["wide"][number])


def join_words(parts: Sequence[str], language: str) -> str:
    """Return parts with commas, and "and" before the last."""
    return format_list(parts, locale=_locale(language))


def format_clock(hour: int, minute: int, language: str, country: str) -> str:
    """Return a time of day, with twelve or twenty-four hours as at the place: `8 am`, `08:00`."""
    twelve = "hm" if minute else "h"
    skeleton = twelve if _has_twelve_hours(language, country) else "Hm"
    said = format_skeleton(skeleton, time(hour % 24, minute), locale=_locale(language))
    return said.translate(_NARROW)


def format_days(
    first: date, last: date, today: date, language: str, country: str, join: Join
) -> str:
    """Return the days from the first to the last, with the year where it is not this one's."""
    place = _at(language, country)
    long, short = place.date_formats["long"].pattern, place.datetime_skeletons["MMMMd"].pattern
    with_year = (first.year, last.year) != (today.year, today.year)
    if (first.year, first.month) == (last.year, last.month):
        return _within_month(first, last, long if with_year else short, place, join)
    begin = end = long if with_year else short
    if first.year == last.year and with_year:  # the year is written once, at its end of the span
        begin, end = (long, short) if long.startswith("y") else (short, long)
    elif first.year == today.year:
        begin = short
    return join(_written(first, begin, place), _written(last, end, place))


_YEAR: Final = re.compile(r"(?:,|'[^']*')?\s*\by+\b\s*")
"""The year in a pattern of dates, with what joins it to the rest."""


def format_weekday_and_day(value: date, today: date, language: str, country: str) -> str:
    """Return a day with its weekday: `Tuesday, December 1`, with the year if it is another one."""
    place = _at(language, country)
    pattern = place.date_formats["full"].pattern
    if value.year == today.year:
        pattern = _YEAR.sub("", pattern)
    return _written(value, pattern, place)


def _within_month(first: date, last: date, pattern: str, place: Locale, join: Join) -> str:
    """Return one day, or days of one month: `26 to 28 November`."""
    if first == last:
        return _written(first, pattern, place)
    at = next(it for it in _DAY.finditer(pattern) if it[1])
    before, after = pattern[: at.start()], pattern[at.end() :]
    joined = join(_written(first, at[1], place), _written(last, at[1], place))
    return f"{_written(last, before, place)}{joined}{_written(last, after, place)}"


def _written(value: date, pattern: str, place: Locale) -> str:
    return format_date(value, pattern, locale=place).translate(_NARROW) if pattern else ""


@cache
def _has_twelve_hours(language: str, country: str) -> bool:
    """Return whether clocks have am and pm: in the language there, or in the country's first."""
    place = _at(language, country)
    if place.territory != country:
        first = get_official_languages(country, de_facto=True)[:1]
        place = _at(first[0], country) if first else Locale.parse("en_GB")
    return "h" in _QUOTED.sub("", place.time_formats["short"].pattern)


@cache
def _locale(language: str) -> Locale:
    return _known(language) or Locale.parse(_WORLD)


@cache
def _at(language: str, country: str) -> Locale:
    """Return the locale of a language in a country, or of the language alone."""
    return (country and _known(f"{language}-{country}")) or _locale(language)


def _known(tag: str) -> Locale | None:
    """Return the locale of a BCP 47 tag, if CLDR has data for it."""
    try:
        return None if tag == "en" else Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
