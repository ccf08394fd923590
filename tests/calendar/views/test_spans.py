"""Spans of working time as people read them."""

from datetime import timedelta

import pytest

from deskbook.calendar.model import Usual
from deskbook.calendar.views import cldr, spans
from deskbook.library.model.words import Words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("1h", "one opening hour"),
        ("4h", "four opening hours"),
        ("12h", "twelve opening hours"),
        ("13h", "13 opening hours"),
        ("1d", "one day on which the library is open"),
        ("2d", "two days on which the library is open"),
    ],
)
def test_a_span_as_the_library_writes_it(span, words):
    assert spans.format_promised(span) == words


@pytest.mark.parametrize(
    ("span", "english", "polish"),
    [
        (timedelta(minutes=20), "an hour", "godzina"),
        (timedelta(hours=1), "an hour", "godzina"),
        (timedelta(hours=2, minutes=1), "3 hours", "3 godziny"),
        (timedelta(hours=5), "5 hours", "5 godzin"),
        (timedelta(hours=9), "an opening day", "dzień"),
        (timedelta(hours=28), "4 opening days", "4 dni"),
    ],
)
def test_a_span_in_hours_up_to_an_opening_day_and_in_such_days_beyond(span, english, polish):
    words = Words(
        "pl",
        plurals={
            "{number} hours": {"one": "godzina", "few": "{number} godziny", "many": "{number} godzin"},
            "{number} opening days": {"one": "dzień", "few": "{number} dni", "many": "{number} dni"},
        },
        category=cldr.Plurals("pl"),
    )  # fmt: skip
    day = timedelta(hours=9)
    assert (spans.format_span(span, day), spans.format_span(span, day, words)) == (english, polish)


def test_the_usual_time_is_said_once_where_half_and_most_are_alike():
    day = timedelta(hours=9)
    alike = Usual(timedelta(hours=3), timedelta(hours=3), day)
    apart = Usual(timedelta(hours=3), timedelta(hours=20), day)
    assert spans.format_usual(alike) == "Most questions are answered within 3 hours."
    assert spans.format_usual(apart) == (
        "Half of the questions are answered within 3 hours, four in five within 3 opening days."
    )
