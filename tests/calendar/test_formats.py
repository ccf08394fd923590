from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.calendar.formats import parse_day, parse_days, parse_moment, parse_past_day
from deskbook.library.model.finding import DeskError

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)  # Thursday, 10:00 at the library
TODAY = date(2026, 11, 5)
ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9:50", datetime(2026, 11, 5, 14, 50, tzinfo=UTC)),
        (" Yesterday  15:10 ", datetime(2026, 11, 4, 20, 10, tzinfo=UTC)),
        ("thu 9:00", datetime(2026, 10, 29, 13, 0, tzinfo=UTC)),
        ("wednesday 9:00", datetime(2026, 11, 4, 14, 0, tzinfo=UTC)),
        ("2026-10-31 15:10", datetime(2026, 10, 31, 19, 10, tzinfo=UTC)),
        ("2026-11-02T15:10", datetime(2026, 11, 2, 20, 10, tzinfo=UTC)),
        ("2026-11-02T15:10:20", datetime(2026, 11, 2, 20, 10, 20, tzinfo=UTC)),
        ("2026-11-02T14:14:00Z", datetime(2026, 11, 2, 14, 14, tzinfo=UTC)),
        ("20m", datetime(2026, 11, 5, 14, 40, tzinfo=UTC)),
        ("20 min ago", datetime(2026, 11, 5, 14, 40, tzinfo=UTC)),
        ("2h ago", datetime(2026, 11, 5, 13, 0, tzinfo=UTC)),
        ("1d", datetime(2026, 11, 4, 15, 0, tzinfo=UTC)),
    ],
)
def test_times_as_people_type_them(text, found):
    assert parse_moment(text, NOW, ZONE) == found


@pytest.mark.parametrize(
    "text",
    ["", "noon", "25:00", "10:60", "someday 10:00", "2026-11-02", "2026-13-02 10:00", "2026-11-02T99",
     "9999-12-31t23:59:59-05:00", "0001-01-01 00:00:00+14:00"],
)  # fmt: skip
def test_what_is_not_a_time_is_answered_with_what_is(text):
    with pytest.raises(DeskError) as refused:
        parse_moment(text, NOW, ZONE)
    assert str(refused.value) == (
        f'"{text}" is not a time: write 15:10, "yesterday 15:10", "2026-11-02 15:10" or 20m'
    )


def test_a_time_to_come_is_refused():
    with pytest.raises(DeskError) as refused:
        parse_moment("15:10", NOW, ZONE)
    assert str(refused.value) == '"15:10" is still to come: give the time when it happened'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-11-12", date(2026, 11, 12)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 6)),
        ("fri", date(2026, 11, 6)),
        ("thursday", date(2026, 11, 12)),
        ("tues", date(2026, 11, 10)),
        ("+3d", date(2026, 11, 8)),
        ("+2w", date(2026, 11, 19)),
        ("-1d", date(2026, 11, 4)),
    ],
)
def test_days_as_people_type_them(text, found):
    assert parse_day(text, TODAY) == found


@pytest.mark.parametrize("text", ["", "frydag", "2026-11-31", "12.11.2026", "3d"])
def test_what_is_not_a_day_is_answered_with_what_is(text):
    with pytest.raises(DeskError) as refused:
        parse_day(text, TODAY)
    assert str(refused.value) == (
        f'"{text}" is not a day: write 2026-11-12, tomorrow, fri, +3d or +2w'
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-01..2026-11-12", date(2026, 11, 1), date(2026, 11, 12)),
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-02..2026", date(2026, 2, 1), date(2026, 12, 31)),
        ("-7d..", date(2026, 10, 29), None),
        ("..yesterday", None, date(2026, 11, 4)),
        ("mon", date(2026, 11, 2), date(2026, 11, 2)),
        ("thu", date(2026, 10, 29), date(2026, 10, 29)),
    ],
)
def test_spans_as_people_type_them(text, first, last):
    assert parse_days(text, TODAY) == (first, last)


@pytest.mark.parametrize("text", ["", "..", "soon..", "..soon", "0000", "9999", "2026-13"])
def test_what_is_not_a_span_is_answered_with_what_is(text):
    with pytest.raises(DeskError) as refused:
        parse_days(text, TODAY)
    assert str(refused.value) == (
        f'"{text}" is not a span of days: write 2026-11-01..2026-11-12, 2026-10, -7d.. or '
        "..yesterday"
    )


def test_a_span_ends_after_it_begins():
    with pytest.raises(DeskError, match=r'^"2026-11..2026-10" ends before it begins$'):
        parse_days("2026-11..2026-10", TODAY)


@given(st.text(st.sampled_from("0123456789-:.+TZdwhm adefiorstuy\u0661"), max_size=24))
def test_whatever_is_typed_is_read_or_refused(text):
    for read in (
        lambda: parse_moment(text, NOW, ZONE),
        lambda: parse_day(text, TODAY),
        lambda: parse_days(text, TODAY),
    ):
        try:
            read()
        except DeskError:
            continue


def test_a_day_that_is_over_is_the_last_of_its_name():
    assert parse_past_day("fri", date(2026, 11, 5)) == date(2026, 10, 30)
    with pytest.raises(DeskError, match="write 2026-11-12, today, yesterday, fri or -3d"):
        parse_past_day("spring", date(2026, 11, 5))
