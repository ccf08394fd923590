"""What fields of texts say: hours, promises, contacts and facts in words, hours as tables too."""

from collections.abc import Iterable
from typing import assert_never

from deskbook.model.policy import (
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
from deskbook.views import opening_times, spans


def said(value: Value, known: Policy) -> str:
    """A value in plain words; a table in Markdown."""
    match value:
        case Wording(text):
            return text
        case Working(span, every):
            return spans.written(span).removeprefix("one " if every else "")
        case Promised(first_reply, news_every):
            often = said(Working(news_every, every=True), known)
            return (
                f"We answer within {spans.written(first_reply)}. If it takes longer, you hear "
                f"from us at least every {often}."
            )
        case DayHours():
            return opening_times.day(value, known.day, known.country)
        case WeekHours():
            return opening_times.week(value, known.country)
        case Periods():
            return opening_times.periods(value, known.day, known.country)
        case Dates():
            return opening_times.dates(value, known.day, known.country)
        case Table(of):
            return _table(of, known)
        case _:
            assert_never(value)


def _table(of: WeekHours | Periods, known: Policy) -> str:
    if isinstance(of, WeekHours):
        return _lines("Day", opening_times.week_table(of, known.country))
    rows = opening_times.periods_table(of, known.day, known.country)
    return _lines("When", rows or [("The next three months", opening_times.AS_USUAL)])


def _lines(head: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {_cell(left)} | {_cell(right)} |" for left, right in rows]
    return "\n".join((f"| {head} | Open |", "|---|---|", *lines))


def _cell(text: str) -> str:
    """A cell's text; what would end the cell, or begin anything else, is shown as it is."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>|~&#!{}" else char for char in text)
