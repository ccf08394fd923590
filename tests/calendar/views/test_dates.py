from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskbook.calendar.model import Usual
from deskbook.calendar.views import cldr, dates
from deskbook.library.model.words import Words

TODAY = date(2026, 11, 5)


def test_days_and_times_at_the_library():
    zone, now = ZoneInfo("America/New_York"), datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
    assert (
        dates.format_time(datetime(2026, 11, 5, 2, 5, tzinfo=UTC), now, zone) == "Wed 4 Nov 21:05"
    )
    assert dates.format_day(date(2025, 12, 31), TODAY) == "Wed 31 Dec 2025"


def test_distances():
    steps = [0, 1, -1, 2, -20, 21, -90, 91, -400]
    assert [dates.format_distance(TODAY + timedelta(days=n), TODAY) for n in steps] == [
        "today",
        "tomorrow",
        "yesterday",
        "in 2 days",
        "20 days ago",
        "in 3 weeks",
        "12 weeks ago",
        "in 3 months",
        "13 months ago",
    ]


def test_ages():
    assert [dates.format_age(TODAY - timedelta(days=n), TODAY) for n in (0, 59, 60, 364, 365)] == [
        "0d",
        "59d",
        "8w",
        "52w",
        "12m",
    ]


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
    assert dates.format_promised(span) == words


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
    assert (dates.format_span(span, day), dates.format_span(span, day, words)) == (english, polish)


def test_the_usual_time_is_said_once_where_half_and_most_are_alike():
    day = timedelta(hours=9)
    alike = Usual(timedelta(hours=3), timedelta(hours=3), day)
    apart = Usual(timedelta(hours=3), timedelta(hours=20), day)
    assert dates.format_usual(alike) == "Most questions are answered within 3 hours."
    assert dates.format_usual(apart) == (
        "Half of the questions are answered within 3 hours, four in five within 3 opening days."
    )
