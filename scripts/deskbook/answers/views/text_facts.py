"""Values of fields in words: hours, promises, contacts and facts; hours as tables too."""

from collections.abc import Callable, Iterable, Mapping
from typing import assert_never

from deskbook.calendar.views import dates, opening_times
from deskbook.library.model.text_facts import (
    Dates,
    DayHours,
    Periods,
    Policy,
    Promised,
    Table,
    Value,
    WeekHours,
    Wording,
    Working,
)
from deskbook.library.model.words import ENGLISH, Words


def make_say(
    words: Words, names: Mapping[str, str] | None = None
) -> Callable[[Value, Policy], str]:
    """Return a function that says values in a language, with its own names of other hours."""

    def say_in(value: Value, known: Policy) -> str:
        return say(_named(value, names or {}), known, words)

    return say_in


def _named(value: Value, names: Mapping[str, str]) -> Value:
    """A value whose other hours have the names of a language."""
    match value:
        case Periods():
            return value.named(names)
        case Table(of) if isinstance(of, Periods):
            return Table(of.named(names))
        case _:
            return value


def say(value: Value, known: Policy, words: Words = ENGLISH) -> str:
    """Return a value in plain words; a table in Markdown."""
    match value:
        case Wording():
            return value.said_in(words.language)
        case Working(span, every):
            return dates.format_every(span, words) if every else dates.format_promised(span, words)
        case Promised(first_reply, news_every):
            return words(
                "We answer within {first}. If it takes longer, you hear from us at least every "
                "{often}.",
                first=dates.format_promised(first_reply, words),
                often=dates.format_every(news_every, words),
            )
        case DayHours():
            return opening_times.format_day(value, known.day, known.country, words)
        case WeekHours():
            return opening_times.format_week(value, known.country, words)
        case Periods():
            return opening_times.format_periods(value, known.day, known.country, words)
        case Dates():
            return opening_times.format_dates(value, known.day, known.country, words)
        case Table(of):
            return _table(of, known, words)
        case _:
            assert_never(value)


def _table(of: WeekHours | Periods, known: Policy, words: Words) -> str:
    if isinstance(of, WeekHours):
        return _lines(
            words("Day"), opening_times.format_week_table(of, known.country, words), words
        )
    rows = opening_times.format_periods_table(of, known.day, known.country, words)
    usual = [(words("The next three months"), words(opening_times.AS_USUAL))]
    return _lines(words("When"), rows or usual, words)


def _lines(head: str, rows: Iterable[tuple[str, str]], words: Words) -> str:
    lines = [f"| {_cell(left)} | {_cell(right)} |" for left, right in rows]
    return "\n".join((f"| {head} | {words('Open')} |", "|---|---|", *lines))


def _cell(text: str) -> str:
    """A cell's text; what would end the cell, or begin anything else, is shown as it is."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>|~&#!{}" else char for char in text)
