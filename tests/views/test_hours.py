"""Opening hours, as people read them."""

from datetime import date

from deskbook.model.records import DatedHours, Holiday, Hours
from deskbook.views import hours


def test_days_with_the_same_hours_are_one_line():
    week = [
        Hours(days=("mon", "tue", "thu"), hours="08:00-24:00"),
        Hours(days=("wed",), hours="08:00-12:00"),
        Hours(days=("wed",), hours="13:00-17:00"),
    ]
    assert hours.week(week) == [
        ("Monday to Tuesday", "08:00 to midnight"),
        ("Wednesday", "08:00 to 12:00 and 13:00 to 17:00"),
        ("Thursday", "08:00 to midnight"),
        ("Friday to Sunday", "closed"),
    ]


def test_days_to_come_that_differ_soonest_first():
    ranges = [
        DatedHours(
            start=date(2026, 12, 19),
            end=date(2027, 1, 3),
            hours="closed",
            name="Break",
            days=("sat", "sun"),
        ),
        DatedHours(
            start=date(2026, 11, 25), end=date(2026, 11, 25), hours="08:00-17:00", name="Eve"
        ),
        DatedHours(start=date(2026, 11, 1), end=date(2026, 11, 4), hours="closed", name="Over"),
    ]
    holidays = [
        Holiday(day=date(2026, 11, 26), name="Thanksgiving"),
        Holiday(day=date(2026, 1, 1), name="Over"),
    ]
    assert hours.others(ranges, holidays, date(2026, 11, 5)) == [
        ("Wed 25 Nov", "Eve", "08:00 to 17:00"),
        ("Thu 26 Nov", "Thanksgiving", "closed"),
        ("Sat 19 Dec to Sun 3 Jan 2027, Saturdays, Sundays", "Break", "closed"),
    ]
