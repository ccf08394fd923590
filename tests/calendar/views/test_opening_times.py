"""Days and times as people at the library's place say them."""

from datetime import date

import pytest

from deskbook.calendar.views import opening_times

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("country", "first", "last", "said"),
    [
        ("US", date(2026, 11, 25), date(2026, 11, 25), "November 25"),
        ("US", date(2027, 1, 18), date(2027, 1, 18), "January 18, 2027"),
        ("US", date(2026, 11, 26), date(2026, 11, 28), "November 26 to 28"),
        ("US", date(2026, 11, 26), date(2026, 12, 2), "November 26 to December 2"),
        ("US", date(2026, 12, 24), date(2027, 1, 1), "December 24 to January 1, 2027"),
        ("US", date(2027, 12, 24), date(2028, 1, 1), "December 24, 2027 to January 1, 2028"),
        ("US", date(2025, 12, 24), date(2026, 1, 1), "December 24, 2025 to January 1, 2026"),
        ("GB", date(2026, 11, 25), date(2026, 11, 25), "25 November"),
        ("GB", date(2026, 11, 26), date(2026, 11, 28), "26 to 28 November"),
        ("GB", date(2026, 11, 26), date(2026, 12, 2), "26 November to 2 December"),
        ("GB", date(2027, 3, 13), date(2027, 3, 21), "13 to 21 March 2027"),
        ("", date(2027, 12, 24), date(2028, 1, 1), "24 December 2027 to 1 January 2028"),
    ],
)
def test_days_in_a_row(country, first, last, said):
    assert opening_times.format_date_span(first, last, TODAY, country) == said


@pytest.mark.parametrize(
    ("country", "hours", "said"),
    [
        ("US", ("08:00-22:00",), "8 am to 10 pm"),
        ("US", ("00:30-12:15",), "12:30 am to 12:15 pm"),
        ("US", ("12:00-24:00",), "noon to midnight"),
        ("US", ("00:00-24:00",), "all day"),
        ("US", ("22:00-02:00",), "10 pm to 2 am"),
        ("US", (), "closed"),
        ("DE", ("08:00-12:00", "13:00-24:00"), "08:00 to noon and 13:00 to midnight"),
    ],
)
def test_hours_of_a_day(country, hours, said):
    assert opening_times.format_hours(hours, country) == said
