"""Open or closed: for every half hour of a week all views agree with working time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from deskbook.calendar.rules import other_hours, working_time
from deskbook.calendar.rules.hours_now import find_hours
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.views import dates
from deskbook.library.model.records import Hours, Profile
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.sites.views import json_ld

SUNDAY = date(2026, 11, 22)
ALL = tuple(WEEKDAYS)


def calendar_of(*week):
    profile = Profile(
        name="Hill",
        timezone="America/New_York",
        week=tuple(Hours(days=d, hours=h) for d, h in week),
    )
    return profile, Calendar(profile)


NIGHT = (
    (("mon", "tue", "wed", "thu", "fri"), "08:00-12:00"),
    (("mon", "tue", "wed", "thu", "fri"), "13:00-22:00"),
    (("sat",), "10:00-02:00"),
    (("sun",), "12:00-22:00"),
)
WEEKS = {
    "night": NIGHT,
    "closed on Sunday": NIGHT[:3],
    "all day": ((ALL, "00:00-24:00"),),
    "one whole day": ((("sat",), "00:00-24:00"), (("sun",), "12:00-20:00")),
    "until midnight": ((ALL, "10:00-24:00"),),
    "around the clock but for an hour": ((ALL, "05:00-04:00"),),
    "joined at midnight": ((("sat",), "18:00-24:00"), (("sun",), "00:00-03:00")),
    "no hours": (),
}


@pytest.mark.parametrize("name", WEEKS)
def test_every_view_agrees_with_working_time_in_every_half_hour(name):
    profile, calendar = calendar_of(*WEEKS[name])
    start = datetime(2026, 11, 16, 5, tzinfo=UTC)
    for half in range(2 * 24 * 7):
        now = start + timedelta(minutes=30 * half)
        is_open = bool(working_time.measure(calendar, now, now + timedelta(seconds=1)))
        found = find_hours(calendar, now)
        words = dates.describe_now(found, calendar.day_of(now), calendar.zone)
        assert ("open until" in words or "open all day" in words) == is_open, (now, words)
        assert not is_open or "closed" not in words
        if found.closes and not found.all_day:
            before = found.closes - timedelta(seconds=1)
            assert working_time.measure(calendar, now, found.closes) == found.closes - now
            assert working_time.measure(calendar, before, found.closes + timedelta(seconds=1)) == (
                timedelta(seconds=1)
            )
        if found.opens:
            assert not working_time.measure(calendar, now, found.opens)
            assert calendar.day_of(found.opens) == calendar.day_of(now)
        if profile.week:
            assert is_listed(profile, now.astimezone(calendar.zone)) == is_open


def is_listed(profile, wall):
    """Whether the structured data of the public site say that the library is open."""
    week = other_hours.list_week(profile)
    minutes = wall.hour * 60 + wall.minute
    for row in json_ld._hours(week):
        opens, closes = (int(it[:2]) * 60 + int(it[3:]) for it in (row["opens"], row["closes"]))
        days = {it.rpartition("/")[2] for it in row["dayOfWeek"]}
        today, yesterday = f"{wall:%A}", f"{wall - timedelta(days=1):%A}"
        late = closes <= opens
        if today in days and opens <= minutes and (late or minutes < closes):
            return True
        if late and yesterday in days and minutes < closes:
            return True
    return False


@pytest.mark.parametrize(
    ("name", "utc", "words"),
    [
        ("night", "2026-11-22T06:30:00+00:00", "Saturday's hours, open until 02:00"),
        ("closed on Sunday", "2026-11-22T06:30:00+00:00", "Saturday's hours, open until 02:00"),
        ("night", "2026-11-22T07:30:00+00:00", "closed, opens at 12:00"),
        ("night", "2026-11-22T18:00:00+00:00", "open until 22:00"),
        ("night", "2026-11-24T03:30:00+00:00", "closed"),
        ("all day", "2026-11-22T06:30:00+00:00", "open all day"),
        ("until midnight", "2026-11-22T16:30:00+00:00", "open until midnight"),
        ("joined at midnight", "2026-11-22T04:00:00+00:00", "open until 03:00"),
        ("no hours", "2026-11-22T06:30:00+00:00", "open all day"),
    ],
)
def test_the_hours_are_those_of_the_span_that_goes_on(name, utc, words):
    _, calendar = calendar_of(*WEEKS[name])
    now = datetime.fromisoformat(utc)
    found = find_hours(calendar, now)
    assert dates.describe_now(found, calendar.day_of(now), calendar.zone) == words
