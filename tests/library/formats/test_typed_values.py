"""Values as people type them, in the form that files have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.formats.typed_values import (
    propose,
    propose_choice,
    read_weekday,
    read_weekdays,
    to_slug,
    write_duration,
    write_span,
)
from deskbook.library.model.vocabulary import CLOCK_TIME, WEEKDAYS, WORKING_SPAN

SPAN = rf"{CLOCK_TIME}-{CLOCK_TIME}"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("8am-10pm", "08:00-22:00"),
        ("8 a.m. to 5:30 p.m.", "08:00-17:30"),
        ("9-5", "09:00-17:00"),
        ("9.15 \N{EN DASH} 17.45", "09:15-17:45"),
        ("12am-12pm", "00:00-12:00"),
        ("noon until midnight", "12:00-24:00"),
        ("22:00-02:00", "22:00-02:00"),
        ("9pm-1am", "21:00-01:00"),
        ("13pm-2pm", ""),
        ("8-25", ""),
        ("8:75-9", ""),
        ("24:30-9", ""),
        ("8", ""),
        ("8-9-10", ""),
        ("late", ""),
        ("", ""),
    ],
)
def test_opening_hours(typed, written):
    assert write_span(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("4 hours", "4h"), ("four hours", "4h"), ("1 Day", "1d"), ("2-days", "2d"), ("3hrs", "3h"),
        ("1 year", "1y"), ("6 months", "6m"), ("soon", ""), ("some hours", ""),
    ],
)  # fmt: skip
def test_spans_of_time(typed, written):
    assert write_duration(typed) == written


def test_days_of_the_week():
    assert [read_weekday(it) for it in ("Mon", "monday", "Tues.", "thurs", "mo", "mond!", "")] == [
        "mon", "mon", "tue", "thu", None, None, None,
    ]  # fmt: skip
    assert read_weekdays("every day") == WEEKDAYS
    assert read_weekdays("sat-mon") == ("sat", "sun", "mon")
    assert read_weekdays("mon/wed, fri") == ("mon", "wed", "fri")
    assert read_weekdays("mon tue mon") == ("mon", "tue")
    assert read_weekdays("mon-tue-wed") == read_weekdays("someday") == ()


def test_names_become_names_of_files():
    assert to_slug("Préstamo & Loans ") == "prestamo-loans"
    assert to_slug("图书馆") == ""


def test_what_was_meant_is_proposed_where_it_fits():
    assert propose("8am-10pm", SPAN) == "08:00-22:00"
    assert propose("two days", WORKING_SPAN) == "2d"
    assert propose("us", "[A-Z]{2}") == "US"
    assert propose("Jo", "[a-z]+") == "jo"
    assert propose("whenever", WORKING_SPAN) == ""
    assert propose_choice("Friday", WEEKDAYS) == "fri"
    assert propose_choice("Cron", ("cron", "systemd")) == "cron"
    assert propose_choice("monday", ("cron", "systemd")) == ""


@given(st.text(max_size=20), st.sampled_from([SPAN, WORKING_SPAN, "[A-Z]{2}"]))
def test_a_proposal_always_fits(text, pattern):
    import re

    found = propose(text, pattern)
    assert not found or re.fullmatch(pattern, found)
