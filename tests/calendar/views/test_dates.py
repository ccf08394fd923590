from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates

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
