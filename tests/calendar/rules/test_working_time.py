"""Working time against a person with a stopwatch, minute by minute, and by the calendar."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import examples

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.working_time import Span
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import DatedHours, Holiday, Hours, Profile

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def profile(*week, zone="America/New_York", **more):
    hours = tuple(Hours(days=tuple(days.split()), hours=text) for days, text in week)
    return Profile(name="Library", timezone=zone, week=hours, **more)


COLLEGE = Calendar(
    profile(
        ("mon tue wed thu", "09:00-17:00"),
        ("fri", "09:00-13:00"),
        other_hours=(
            DatedHours(start=date(2026, 12, 21), end=date(2027, 1, 3), hours="closed"),
            DatedHours(start=date(2026, 12, 22), end=date(2026, 12, 22), hours="10:00-12:00"),
            DatedHours(
                start=date(2027, 1, 4), end=date(2027, 1, 17), hours="10:00-16:00", days=("mon",)
            ),
        ),
        holidays=(
            Holiday(day=date(2026, 11, 26), name="Thanksgiving"),
            Holiday(day=date(2026, 12, 22), name="A holiday with a morning of its own"),
        ),
    )
)


def local(text, zone="America/New_York"):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-11-03 10:00", "4h", "2026-11-03 14:00"),
        ("2026-11-03 15:00", "4h", "2026-11-04 11:00"),
        ("2026-11-03 09:00", "8h", "2026-11-03 17:00"),  # closing time, not the next opening
        ("2026-11-06 12:00", "2h", "2026-11-09 10:00"),  # over a short Friday and the weekend
        ("2026-11-07 12:00", "4h", "2026-11-09 13:00"),  # asked on a Saturday
        ("2026-11-25 16:00", "2h", "2026-11-27 10:00"),  # over Thanksgiving
        ("2026-11-03 13:00", "1d", "2026-11-04 13:00"),  # the same point of the next day
        ("2026-11-05 13:00", "1d", "2026-11-06 11:00"),  # half of a short day counts as half
        ("2026-11-06 20:00", "1d", "2026-11-09 17:00"),  # after closing: by the next closing
        ("2026-11-06 20:00", "2d", "2026-11-10 17:00"),
        ("2026-11-25 09:00", "2d", "2026-11-27 13:00"),
        ("2026-12-18 13:00", "1d", "2026-12-22 12:00"),  # one morning in a long closure
        ("2026-12-22 12:00", "1d", "2027-01-04 16:00"),  # vacation hours
        ("2027-01-04 16:00", "1d", "2027-01-05 17:00"),  # which are for Mondays only
    ],
)
def test_a_span_ends(start, span, end):
    assert working_time.add(COLLEGE, local(start), Span.of(span)) == local(end)


@pytest.mark.parametrize(
    ("zone", "start", "end", "hours"),
    [
        ("America/New_York", "2026-10-31 12:00", "2026-11-01 12:00", 25),
        ("America/New_York", "2026-03-07 12:00", "2026-03-08 12:00", 23),
        ("Australia/Lord_Howe", "2026-10-03 12:00", "2026-10-04 12:00", 23.5),
        ("America/Havana", "2026-03-07 12:00", "2026-03-08 12:00", 23),  # changes at midnight
        ("Pacific/Apia", "2011-12-29 12:00", "2011-12-31 12:00", 24),  # a day left out
        ("Asia/Kolkata", "2026-10-31 12:00", "2026-11-01 12:00", 24),
    ],
)
def test_a_desk_that_never_closes_counts_every_hour_of_a_changed_day(zone, start, end, hours):
    calendar = Calendar(profile((" ".join(WEEKDAYS), "00:00-24:00"), zone=zone))
    passed = working_time.measure(calendar, local(start, zone), local(end, zone))
    assert passed == timedelta(hours=hours)


def test_a_night_at_the_desk_is_an_hour_longer_or_shorter_when_the_clocks_change():
    calendar = Calendar(profile(("fri sat", "22:00-06:00")))
    nights = [("2026-10-30", 8), ("2026-10-31", 9), ("2026-03-07", 7)]
    for day, hours in nights:
        start, end = local(f"{day} 12:00"), local(f"{day} 12:00") + timedelta(days=1)
        assert working_time.measure(calendar, start, end) == timedelta(hours=hours)


def test_a_time_that_the_change_leaves_out_is_the_moment_of_the_change_and_a_double_one_the_first():
    calendar = Calendar(profile(("sat", "22:00-02:30"), ("sun", "02:30-06:00")))
    opened = [
        working_time.measure(
            calendar, local(f"{day} 12:00"), local(f"{day} 12:00") + timedelta(days=1)
        )
        for day in ("2026-03-07", "2026-10-31", "2026-11-07")
    ]
    assert opened == [timedelta(hours=7), timedelta(hours=9), timedelta(hours=8)]
    only_sunday = Calendar(profile(("sun", "02:30-06:00")))
    start = local("2026-03-08 00:00")
    assert working_time.measure(only_sunday, start, local("2026-03-08 06:00")) == timedelta(hours=3)


def test_a_day_with_a_break_is_one_day():
    calendar = Calendar(profile(("mon tue", "09:00-12:00"), ("mon tue", "13:00-18:00")))
    noon = local("2026-11-02 12:30")
    assert working_time.add(calendar, noon, Span.of("1d")) == local("2026-11-03 12:00")
    assert working_time.add(calendar, noon, Span.of("6h")) == local("2026-11-03 10:00")


def test_a_library_without_hours_counts_as_always_open_and_one_closed_for_ever_ends_a_search():
    unknown = Calendar(profile())
    monday = local("2026-11-02 10:00")
    assert working_time.add(unknown, monday, Span.of("30h")) == monday + timedelta(hours=30)
    never = DatedHours(start=date(1900, 1, 1), end=date(8999, 12, 31), hours="closed")
    closed = Calendar(profile(("mon", "09:00-17:00"), other_hours=(never,)))
    assert working_time.add(closed, monday, Span.of("1h")) == local("2036-11-09 00:00")
    today = date(2026, 11, 2)
    assert working_time.find_opening_day(closed, today) == today
    assert working_time.find_last_opening_day(closed, today) == today
    assert not closed.is_open_on(today)


def test_opening_days_before_and_after():
    thanksgiving = date(2026, 11, 26)
    assert working_time.find_opening_day(COLLEGE, thanksgiving) == date(2026, 11, 27)
    assert working_time.find_last_opening_day(COLLEGE, thanksgiving) == date(2026, 11, 25)
    assert working_time.add_opening_days(COLLEGE, date(2026, 11, 25), 3) == date(2026, 12, 1)
    assert working_time.add_opening_days(COLLEGE, date(2026, 11, 28), 1) == date(2026, 12, 1)
    assert COLLEGE.start_of(date(2026, 11, 1)) == local("2026-11-01 00:00")


def test_times_at_the_edges_of_the_calendar_end_too():
    assert working_time.find_opening_day(COLLEGE, date.max) == date(9000, 1, 1)
    far = datetime(9998, 12, 31, tzinfo=UTC)
    assert working_time.add(COLLEGE, far, Span.of("1d")) >= datetime(8999, 12, 1, tzinfo=UTC)


def test_an_unknown_time_zone_is_told_with_what_to_write():
    with pytest.raises(DeskError, match="the time zone Mars/Olympus is unknown"):
        Calendar(profile(zone="Mars/Olympus"))


# Against an oracle that looks at the clock on the wall every minute


ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Havana",
    "Asia/Kathmandu",
    "Africa/Casablanca",
)
CHANGES = {
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "America/Havana": (date(2026, 3, 8), date(2026, 11, 1)),
    "Asia/Kathmandu": (date(2026, 3, 8), date(2026, 11, 1)),
    "Africa/Casablanca": (date(2026, 2, 15), date(2026, 3, 22)),
}

quarters = st.integers(0, 24 * 4) | st.integers(0, 3 * 4)
clocks = quarters.map(lambda quarter: f"{quarter // 4:02d}:{quarter % 4 * 15:02d}")
hours = st.tuples(clocks, clocks).map("-".join)


@st.composite
def situations(draw):
    """A calendar around a change of the clocks, and two moments there."""
    zone = draw(st.sampled_from(ZONES))
    change = draw(st.sampled_from(CHANGES[zone]))
    near = st.integers(-2, 2).map(lambda days: change + timedelta(days=days))
    week = draw(
        st.lists(
            st.tuples(st.sets(st.sampled_from(WEEKDAYS), min_size=3), hours), min_size=1, max_size=3
        )
    )
    dated = draw(
        st.lists(
            st.tuples(near, st.integers(0, 2), st.just("closed") | hours).map(
                lambda it: DatedHours(start=it[0], end=it[0] + timedelta(days=it[1]), hours=it[2])
            ),
            max_size=2,
        )
    )
    holidays = draw(st.lists(near.map(lambda day: Holiday(day=day, name="Holiday")), max_size=1))
    made = profile(
        *((" ".join(days), text) for days, text in week),
        zone=zone,
        other_hours=tuple(dated),
        holidays=tuple(holidays),
    )
    begin = datetime.combine(change, time(), UTC) - timedelta(days=1)
    minutes = sorted(draw(st.tuples(st.integers(0, 2000), st.integers(0, 4000))))
    return made, *(begin + timedelta(minutes=number) for number in minutes)


def open_minutes(it, start, end):
    """What somebody notes who looks at the wall clock each minute: the day each one counts for."""
    zone = ZoneInfo(it.timezone)
    turns = []
    for back in range(-4, 5):
        day = start.astimezone(zone).date() + timedelta(days=back)
        for text in written_hours(it, day):
            opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
            closes += 1440 if closes <= opens else 0
            midnight = datetime.combine(day, time())
            walls = [midnight + timedelta(minutes=number) for number in (opens, closes)]
            turns.append((day, *(first_showing(wall, zone) for wall in walls)))
    seen = []
    moment = start
    while moment < end:
        seen += (
            [min(day for day, opens, closes in turns if opens <= moment < closes)]
            if any(opens <= moment < closes for _, opens, closes in turns)
            else []
        )
        moment += timedelta(minutes=1)
    return seen


def first_showing(wall, zone):
    moment = wall.replace(tzinfo=UTC) - timedelta(hours=15)
    while moment.astimezone(zone).replace(tzinfo=None) < wall - timedelta(hours=2):
        moment += timedelta(hours=1)
    while moment.astimezone(zone).replace(tzinfo=None) < wall:
        moment += timedelta(minutes=1)
    return moment


def written_hours(it, day):
    covering = sorted(
        (d for d in it.other_hours if d.start <= day <= d.end), key=lambda d: d.end - d.start
    )
    holiday = any(h.day == day for h in it.holidays)
    if holiday and (not covering or covering[0].start != covering[0].end):
        return []
    if covering:
        chosen = [
            d.hours for d in covering if d.end - d.start == covering[0].end - covering[0].start
        ]
        return [] if "closed" in chosen else chosen
    return [h.hours for h in it.week if WEEKDAYS[day.weekday()] in h.days]


@given(situations())
@examples(40)
def test_elapsed_time_is_what_somebody_with_a_wall_clock_notes(situation):
    it, start, end = situation
    noted = open_minutes(it, start, end)
    assert working_time.measure(Calendar(it), start, end) == timedelta(minutes=len(noted))


@given(situations(), st.integers(1, 30), st.sampled_from("hd"))
def test_adding_ends_at_the_first_moment_when_the_span_has_passed(situation, number, unit):
    it, start, _ = situation
    calendar = Calendar(it)
    end = working_time.add(calendar, start, Span(Fraction(number), unit))
    if end >= start + timedelta(days=working_time.HORIZON - 2):
        return
    assert working_time.count_units(calendar, start, end, unit) >= number
    before = end - timedelta(seconds=1)
    assert working_time.count_units(calendar, start, before, unit) < number


@given(situations(), st.floats(0, 1), st.sampled_from("hd"))
def test_what_passes_in_two_parts_is_what_passes_in_one(situation, part, unit):
    it, start, end = situation
    calendar = Calendar(it)
    middle = start + timedelta(seconds=int((end - start).total_seconds() * part))
    first, second = (
        working_time.count_units(calendar, *each, unit) for each in ((start, middle), (middle, end))
    )
    assert first + second == working_time.count_units(calendar, start, end, unit)


def test_a_span_may_end_before_a_break_of_the_same_day():
    split = Calendar(profile(("mon tue", "09:00-12:00"), ("mon tue", "13:00-17:00")))
    begun = datetime(2026, 11, 2, 14, 30, tzinfo=UTC)
    assert working_time.add(split, begun, Span.of("1h")) == datetime(
        2026, 11, 2, 15, 30, tzinfo=UTC
    )
    assert working_time.add(split, begun, Span.of("3h")) == datetime(
        2026, 11, 2, 18, 30, tzinfo=UTC
    )
