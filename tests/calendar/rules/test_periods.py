from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.calendar.rules import periods
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Profile, Term

TERMS = (
    Term(name="Fall 2025", start=date(2025, 9, 2), end=date(2025, 12, 19)),
    Term(name="Spring 2026", start=date(2026, 1, 20), end=date(2026, 5, 15)),
    Term(name="Fall 2026", start=date(2026, 8, 31), end=date(2026, 12, 18)),
)


def profile(start="07-01", terms=TERMS):
    return Profile(name="L", timezone="UTC", week=(), terms=terms, reporting_year_start=start)


def told(period):
    return period.name, str(period.first), str(period.last)


@pytest.mark.parametrize(
    ("kind", "day", "found", "before"),
    [
        ("week", date(2026, 11, 16), ("2026-W47", "2026-11-16", "2026-11-22"), ("2026-W46", "2026-11-09", "2026-11-15")),
        ("week", date(2027, 1, 2), ("2026-W53", "2026-12-28", "2027-01-03"), ("2026-W52", "2026-12-21", "2026-12-27")),
        ("month", date(2026, 1, 31), ("2026-01", "2026-01-01", "2026-01-31"), ("2025-12", "2025-12-01", "2025-12-31")),
        ("term", date(2026, 11, 16), ("Fall 2026", "2026-08-31", "2026-12-18"), ("Fall 2025", "2025-09-02", "2025-12-19")),
        ("term", date(2026, 7, 1), ("Spring 2026", "2026-01-20", "2026-05-15"), ("the 116 days before", "2025-09-26", "2026-01-19")),
        ("year", date(2026, 6, 30), ("2025-2026", "2025-07-01", "2026-06-30"), ("2024-2025", "2024-07-01", "2025-06-30")),
        ("year", date(2026, 7, 1), ("2026-2027", "2026-07-01", "2027-06-30"), ("2025-2026", "2025-07-01", "2026-06-30")),
    ],
)  # fmt: skip
def test_a_day_is_in_a_period_and_there_is_one_to_compare_with(kind, day, found, before):
    period = periods.find_containing(kind, day, profile())
    assert told(period) == found
    assert told(periods.find_compared(period, profile())) == before


def test_a_reporting_year_may_be_the_calendar_year():
    year = periods.find_containing("year", date(2026, 3, 1), profile("01-01"))
    assert told(year) == ("2026", "2026-01-01", "2026-12-31")


def test_a_term_is_asked_for_where_none_had_begun():
    with pytest.raises(DeskError) as refused:
        periods.find_containing("term", date(2025, 1, 1), profile())
    assert str(refused.value) == "library.md: no term had begun by 2025-01-01: write it below terms"


def test_a_period_that_is_not_over_is_compared_with_as_many_days():
    whole = periods.find_containing("month", date(2026, 11, 16), profile())
    part = periods.cut_at(whole, date(2026, 11, 16))
    past = periods.take_first(periods.find_compared(whole, profile()), part.days)
    assert (told(part), told(past)) == (
        ("2026-11", "2026-11-01", "2026-11-16"),
        ("2026-10", "2026-10-01", "2026-10-16"),
    )
    assert periods.take_first(past, 99).days == 16


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["week", "month", "year"]),
    st.sampled_from(["01-01", "07-01", "02-29", "10-02"]),
)
def test_periods_follow_each_other_without_a_gap(day, kind, start):
    period = periods.find_containing(kind, day, profile(start))
    before = periods.find_compared(period, profile(start))
    assert period.holds(day)
    assert before.last == period.first - timedelta(days=1)
    assert periods.find_containing(kind, period.last, profile(start)) == period


def test_months_before_a_day_go_over_the_year():
    assert periods.list_months(date(2026, 2, 3), 4) == (
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    )
