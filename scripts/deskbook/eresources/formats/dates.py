"""Dates of publication in words and figures: a day, a month, a season, a year, or a range.

A date is written as the first and the last day that it may mean: `2026-03-01/2026-05-31`.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from deskbook.eresources.formats.months import alternatives, name_months, name_seasons
from deskbook.eresources.formats.scanner import Found, Scanner

Span = tuple[date, date]

_YEAR: Final = r"(?:1[4-9]\d\d|20\d\d)"
_SHORT_YEAR: Final = r"['’]\d\d"
"""A year of two digits, as in `June '26`; only next to a month or season."""
_KEYED: Final = re.compile(
    rf"({_YEAR})(?:[-/.]?(\d\d)(?:[-/.]?(\d\d))?)?(?:[-/]({_YEAR})(?:-(\d\d))?(?:-(\d\d))?)?"
    r"(?:[t ].*)?"
)
_FIGURES: Final = re.compile(
    rf"(?<![\w./-])(?:(?P<y>{_YEAR})[-/.](?P<m>0?[1-9]|1[0-2])(?:[-/.](?P<d>\d\d?))?"
    rf"|(?P<m2>0?[1-9]|1[0-2])[/.](?P<y2>{_YEAR}))(?![\w-]|[./]\d)"
)
_BOTH_WAYS: Final = re.compile(
    rf"(?<![\w./-])(?P<a>\d\d?)[-/.]\s?(?P<b>\d\d?)[-/.]\s?(?P<y>{_YEAR})(?![\w-]|[./]\d)"
)
_YEARS: Final = re.compile(
    rf"(?<![\w.:/-])(?P<y>{_YEAR})[a-z]?(?:(?:\s?[-/]\s?|\s(?:to|until|bis|a)\s)(?P<to>{_YEAR}|\d\d))?"
    r"(?![\w-]|[./:]\d)"
)
_CJK: Final = re.compile(rf"(?P<y>{_YEAR})\s?年(?:\s?(?P<m>\d\d?)\s?月(?:\s?(?P<d>\d\d?)\s?日)?)?")
_QUARTER: Final = re.compile(
    rf"\b(?:q(?P<q>[1-4])|(?P<o>1st|2nd|3rd|4th|first|second|third|fourth) quarter(?: of)?)"
    rf"[ ,/-]*(?P<y>{_YEAR})\b"
)
_LONGEST_RANGE: Final = 30
"""Years in a range of publication, at most: a longer one is hardly asked for."""

_ORDINALS: Final = ("first", "second", "third", "fourth")


def write_span(span: Span) -> str:
    """Return a span as text: one day, or its first and its last."""
    return "/".join(dict.fromkeys(it.isoformat() for it in span))


def parse_span(text: str) -> Span:
    """Return the span that `write_span` wrote."""
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def span_of(year: int, month: int = 0, day: int = 0) -> Span:
    """Return the days that a date may mean; a month or day that does not exist is left out."""
    if not 1 <= month <= 12:
        return date(year, 1, 1), date(year, 12, 31)
    end = monthrange(year, month)[1]
    if not 1 <= day <= end:
        return date(year, month, 1), date(year, month, end)
    return date(year, month, day), date(year, month, day)


def season_of(year: int, first_month: int) -> Span:
    """Return the three months of a season; winter begins in December of the year before."""
    begun = year - 1 if first_month == 12 else year
    last = 2 if first_month == 12 else first_month + 2
    return date(begun, first_month, 1), date(year, last, monthrange(year, last)[1])


def parse_key(text: str, season: str = "") -> Span | None:
    """Return the date of a link's key: `2026-04-01`, `20260401`, `2026`, `2026-01/2026-03`.

    Args:
        text: the value of `rft.date`.
        season: the value of `rft.ssn`, one of winter, spring, summer, fall.
    """
    found = _KEYED.fullmatch(text.strip().lower())
    if found is None:
        scanner = Scanner(text)
        take_dates(scanner)
        return parse_span(scanner.parts[0].value) if scanner.parts else None
    year, month, day, to_year, to_month, to_day = (int(it or 0) for it in found.groups())
    if (first_month := name_seasons().get(season.casefold(), 0)) and not month:
        return season_of(year, first_month)
    first, last = span_of(year, month, day)
    if to_year:
        last = max(last, span_of(to_year, to_month, to_day)[1])
    return first, last


def take_dates(scanner: Scanner, languages: tuple[str, ...] = ()) -> None:
    """Take the dates out of a text, those with most parts first."""
    months = name_months(languages)
    for pattern in _named(tuple(sorted(months))):
        scanner.take(pattern, lambda it: _read_named(scanner, it, months))
    scanner.take(_CJK, _read_figures)
    scanner.take(_QUARTER, _read_quarter)
    scanner.take(_BOTH_WAYS, lambda it: _read_both_ways(scanner, it))
    scanner.take(_FIGURES, _read_figures)


def take_years(scanner: Scanner) -> None:
    """Take the years that are left, and ranges of them."""
    scanner.take(_YEARS, _read_years)


@lru_cache(maxsize=16)
def _named(months: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns of dates with a month or season in words."""
    month = rf"(?:{alternatives(months)})\.?"
    season = rf"(?:{alternatives(name_seasons())})"
    part = rf"(?P<n>{month}|{season})"
    to = rf"(?:\s?(?:[-/+&]|to|and|a|bis|und|y|et)\s?(?P<to>{month}|{season}))?"
    of = r"(?:\s*(?:,|of|de|del|d'|di)?\s*)"
    after_day = r"(?:\s+(?:of|de|d'|di)\s+|[\s-]*)"
    year = rf"(?P<y>{_YEAR}|{_SHORT_YEAR}(?!\d))(?:\s?[-/]\s?(?P<y2>{_YEAR}|\d\d)(?!\d))?"
    day = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.?o|\.|er)?"
    week = r"(?:\b\w{2,10}day,?\s)?"
    return tuple(
        re.compile(it)
        for it in (
            rf"(?<!\w){part}{of}(?P<y>{_YEAR})\s?[-/]\s?(?P<to>{month}|{season})"
            rf"{of}(?P<y2>{_YEAR})(?![\w-])",
            rf"{week}(?<![\w.-]){day}{after_day}{part}{of}{year}(?![\w-])",
            rf"{week}(?<!\w){part}\s{day},?\s*{year}(?![\w-])",
            rf"(?<!\w){part}{to}{of}\(?{year}\)?(?![\w-])",
            rf"(?<![\w-])(?P<y>{_YEAR})[,;:]?\s*\(?{part}{to}(?:\s(?P<d>[0-3]?\d)(?!\d|\())?\)?(?!\w)",
        )
    )


def _read_named(scanner: Scanner, match: re.Match[str], months: Mapping[str, int]) -> Found | None:
    parts = match.groupdict()
    year, name = _year(parts["y"]), parts["n"].rstrip(".")
    seasons = name_seasons()
    month = months.get(name, 0)
    last_name = (parts.get("to") or name).rstrip(".")
    if month:
        first, last = span_of(year, month, int(parts.get("d") or 0))
        if months.get(last_name, 0) > month:
            last = span_of(year, months[last_name])[1]
    else:
        first, last = _season(scanner, match.group().strip(), year, seasons[name], parts.get("y2"))
        other = seasons.get(last_name, 0) if parts.get("to") else 0
        if other > seasons[name] % 12:
            last = season_of(year + (other == 12), other)[1]
    if month and parts.get("y2"):
        last_month = months.get(last_name, month)
        last = max(last, span_of(_to_year(year, parts["y2"]), last_month)[1])
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return [("date", write_span((first, last)), start, match.end())]


def _season(scanner: Scanner, source: str, year: int, first_month: int, to: str | None) -> Span:
    if first_month != 12:
        return season_of(year, first_month)
    if to:
        return season_of(_to_year(year, to), 12)
    scanner.doubts.append(
        f"{source} is read as December {year - 1} to February {year}; some publishers count it "
        f"from December {year}"
    )
    return season_of(year, 12)


def _year(text: str) -> int:
    """Return the year of four digits, or of two: `'49` is 2049, `'50` is 1950."""
    if len(text) == 4:
        return int(text)
    number = int(text[1:])
    return number + (2000 if number < 50 else 1900)


def _to_year(year: int, text: str) -> int:
    return int(text) if len(text) == 4 else year - year % 100 + int(text)


def _read_figures(match: re.Match[str]) -> Found:
    parts = {"m2": "", "y2": "", "d": "", "m": ""} | match.groupdict()
    year, month = int(parts["y"] or parts["y2"]), int(parts["m"] or parts["m2"] or 0)
    return [("date", write_span(span_of(year, month, int(parts["d"] or 0))), *match.span())]


def _read_both_ways(scanner: Scanner, match: re.Match[str]) -> Found:
    """Read a day in figures: where it may mean two days, the span is both months."""
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    if one > 12 or one == two:
        span = span_of(year, two, one)
    elif two > 12:
        span = span_of(year, one, two)
    else:
        days = sorted((span_of(year, one, two)[0], span_of(year, two, one)[0]))
        span = days[0], days[1]
        scanner.doubts.append(
            f"{match.group()} may mean {days[0].isoformat()} or {days[1].isoformat()}"
        )
    return [("date", write_span(span), *match.span())]


def _read_quarter(match: re.Match[str]) -> Found:
    number = int(match["q"] or _ordinal(match["o"]))
    year = int(match["y"])
    return [("date", write_span(quarter_of(year, number)), *match.span())]


def _ordinal(word: str) -> int:
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[0])


def quarter_of(year: int, number: int) -> Span:
    """Return the three months of a quarter of a year, from 1 to 4."""
    return span_of(year, number * 3 - 2)[0], span_of(year, number * 3)[1]


def _read_years(match: re.Match[str]) -> Found | None:
    year = int(match["y"])
    last = _to_year(year, match["to"]) if match["to"] else year
    if not year <= last < year + _LONGEST_RANGE:
        return None
    return [("date", write_span((date(year, 1, 1), date(last, 12, 31))), *match.span())]


def is_whole_year(span: Span) -> bool:
    """Return whether a span is a year or more."""
    return span[1] - span[0] > timedelta(days=360)
