"""Embargoes are calculated exactly as NISO RP-9 means its units."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.eresources.formats import kbart
from deskbook.eresources.model.coverage import Embargo, Window
from deskbook.eresources.rules import embargo

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
PARTS = st.builds(
    Embargo, st.sampled_from("RP"), st.integers(1, 40), st.sampled_from(["D", "M", "Y"])
)


def open_on(text, today):
    parts = kbart.parse_embargo(text)
    assert parts is not None
    return embargo.find_window(parts, today)


@pytest.mark.parametrize(
    ("text", "today", "start", "end"),
    [
        ("R10Y;P30D", "2018-12-14", "2009-01-01", "2018-11-15"),
        ("P30D;R10Y", "2018-12-14", "2009-01-01", "2018-11-15"),
        ("P1Y", "2026-11-16", None, "2026-01-01"),
        ("P1Y", "2026-01-01", None, "2026-01-01"),
        ("P1Y", "2025-12-31", None, "2025-01-01"),
        ("R2Y", "2026-11-16", "2025-01-01", None),
        ("P6M", "2026-11-16", None, "2026-06-01"),
        ("P6M", "2026-03-31", None, "2025-10-01"),
        ("P12M", "2026-11-16", None, "2025-12-01"),
        ("P365D", "2026-11-16", None, "2025-11-17"),
        ("R180D", "2026-11-16", "2026-05-21", None),
        ("R1D", "2026-11-16", "2026-11-16", None),
        ("", "2026-11-16", None, None),
        ("P99999Y", "2026-11-16", None, "0001-01-01"),
        ("P99999M", "2026-11-16", None, "0001-01-01"),
    ],
)
def test_the_open_window_starts_included_and_ends_excluded(text, today, start, end):
    def day(value):
        return date.fromisoformat(value) if value else None

    assert open_on(text, date.fromisoformat(today)) == Window(day(start), day(end))


def test_a_year_is_neither_twelve_months_nor_365_days():
    today = date(2026, 11, 16)
    assert len({open_on(text, today).end for text in ("P1Y", "P12M", "P365D")}) == 3


@given(PARTS, DAYS, DAYS)
def test_both_kinds_of_wall_share_one_edge(part, published, today):
    latest, older = (Embargo(kind, part.length, part.unit) for kind in "RP")
    assert embargo.find_window([latest], today).holds(published) is not embargo.find_window(
        [older], today
    ).holds(published)


@given(PARTS, DAYS)
def test_the_day_a_wall_passes_is_the_first_on_which_the_window_has_changed(part, published):
    day = embargo.leaves_on(part, published)
    before, after = day - timedelta(days=1), day
    was, now = (embargo.find_window([part], it).holds(published) for it in (before, after))
    assert (was, now) == ((True, False) if part.kind == "R" else (False, True))


@given(st.lists(PARTS, max_size=2, unique_by=lambda it: it.kind), DAYS, st.integers(-400, 20_000))
def test_what_is_expected_is_what_the_window_shows_day_by_day(parts, published, later):
    today = published + timedelta(days=max(0, later))
    comes, goes = embargo.opens_on(parts, published), embargo.closes_on(parts, published)
    is_open = comes is not None and comes <= today and (goes is None or today < goes)
    assert is_open is embargo.find_window(parts, today).holds(published)


def test_content_that_is_gone_before_it_comes_is_never_there():
    parts = kbart.parse_embargo("R1Y;P2Y")
    assert parts is not None
    assert embargo.opens_on(parts, date(2026, 3, 1)) is None


def test_walls_beyond_the_last_day_there_is_stand_at_it():
    assert embargo.leaves_on(Embargo("P", 99999, "D"), date(9999, 1, 1)) == date.max
    assert embargo.leaves_on(Embargo("P", 9, "Y"), date(9999, 1, 1)) == date(9999, 12, 1)
