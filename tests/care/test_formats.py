"""Absences from calendars, and the calendars that are refused."""

import contextlib
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.care.formats import MAX_BYTES, read_absences
from deskbook.library.model.finding import DeskError

FIRST, LAST = date(2026, 11, 5), date(2027, 11, 5)


def calendar(*events: str) -> bytes:
    whole = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:A secret\n{text}\nEND:VEVENT\n"
        for n, text in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{whole}END:VCALENDAR\n".encode()


def read(*events: str):
    found = read_absences(calendar(*events), ZoneInfo("America/New_York"), FIRST, LAST)
    return [f"{it.start} {it.end}{it.reason}" for it in found.absences]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (["DTSTART;VALUE=DATE:20261109\nDTEND;VALUE=DATE:20261114"], ["2026-11-09 2026-11-13"]),
        (["DTSTART;VALUE=DATE:20261109"], ["2026-11-09 2026-11-09"]),
        # A day and a half, told in another zone; an afternoon is no absence.
        (["DTSTART:20261110T050000Z\nDTEND:20261111T170000Z", "DTSTART:20261112T130000Z\nDTEND:20261112T200000Z"],
         ["2026-11-10 2026-11-11"]),
        (["DTSTART:20261110T000000\nDTEND:20261111T000000"], ["2026-11-10 2026-11-10"]),
        (["DTSTART;VALUE=DATE:20261109\nSTATUS:CANCELLED", "DTSTART;VALUE=DATE:20261109\nTRANSP:TRANSPARENT"], []),
        (["DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261005"], []),
        # Days that touch are one absence.
        (["DTSTART;VALUE=DATE:20261109", "DTSTART;VALUE=DATE:20261110\nDTEND;VALUE=DATE:20261112",
          "DTSTART;VALUE=DATE:20261120"], ["2026-11-09 2026-11-11", "2026-11-20 2026-11-20"]),
        (["DTSTART;VALUE=DATE:20260102\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261120"],
         ["2026-11-06 2026-11-06", "2026-11-13 2026-11-13", "2026-11-20 2026-11-20"]),
        (["DTSTART;VALUE=DATE:20250704\nRRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4"], ["2027-07-04 2027-07-04"]),
        ([], []),
    ],
)  # fmt: skip
def test_absences_are_read(events, expected):
    assert read(*events) == expected


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("RRULE:FREQ=SECONDLY", "it repeats within a day (SECONDLY), and absences are whole days"),
        ("RRULE:FREQ=DAILY;BYHOUR=1,2,3", "it repeats within a day (DAILY), and absences are whole days"),
        ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "it repeats DAILY with BYMONTH, BYMONTHDAY, which is not read"),
        ("RRULE:FREQ=WEEKLY;BYWEEKNO=60", "it repeats WEEKLY with BYWEEKNO, which is not read"),
        ("STATUS:CANCELLED", "it is cancelled"),
        ("TRANSP:TRANSPARENT", "it is marked as free time"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "it is marked as free time"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "the person works elsewhere that day"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "it is tentative: confirm it, and import the calendar again"),
        ("STATUS:TENTATIVE", "it is tentative: confirm it, and import the calendar again"),
        ("DTEND;VALUE=DATE:", "it is damaged ("),
        ("RRULE:UNTIL=20200101;FREQ=DAILY", "it has no day from 2026-11-05 to 2027-11-05"),
    ],
)  # fmt: skip
def test_every_event_that_is_no_absence_is_left_out_with_its_reason(event, why):
    sound = "DTSTART;VALUE=DATE:20261120"
    data = calendar(f"DTSTART;VALUE=DATE:20261109\n{event}", sound)
    found = read_absences(data, ZoneInfo("America/New_York"), FIRST, LAST)
    (left,) = found.left
    assert (left.uid, left.why[: len(why)]) == ("0", why)
    assert [it.start for it in found.absences] == [date(2026, 11, 20)]


@pytest.mark.parametrize("start", ["DTSTART;VALUE=DATE:", "DTSTART:tomorrow", "SUMMARY:no start"])
def test_a_damaged_event_is_named_and_the_others_are_read(start):
    found = read_absences(
        calendar(start, "DTSTART;VALUE=DATE:20261120"), ZoneInfo("UTC"), FIRST, LAST
    )
    assert [it.uid for it in found.left] == ["0"]
    assert [it.start for it in found.absences] == [date(2026, 11, 20)]


TIMES = [
    "DTSTART:20261201T090000\nDTEND:20261201T120000",
    "DTSTART:20261201T000000\nDTEND:20261201T235800",
]


@pytest.mark.parametrize("times", TIMES)
def test_a_part_of_a_day_is_left_out_with_its_day(times):
    found = read_absences(calendar(times), ZoneInfo("America/New_York"), FIRST, LAST)
    assert found.absences == ()
    assert [(it.day, it.why) for it in found.left] == [
        (date(2026, 12, 1), "it is only a part of a day")
    ]


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART;TZID=America/New_York:20261201T000000\nDTEND;TZID=America/New_York:20261201T235900",
        "DTSTART:20261201T000000\nDTEND:20261201T235959\nX-MICROSOFT-CDO-BUSYSTATUS:OOF",
        "DTSTART:20261201T000000\nDTEND:20261202T000000",
        "DTSTART;VALUE=DATE:20261201\nTRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF",
    ],
)
def test_a_whole_day_is_an_absence_however_it_is_written(times):
    assert read(times) == ["2026-12-01 2026-12-01"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x" * (MAX_BYTES + 1), "the calendar is over one megabyte: export the absences alone"),
        (calendar(*["DTSTART;VALUE=DATE:20261109"] * 1001), "the calendar has over 1000 events: export the absences alone"),
        (calendar(*["DTSTART;VALUE=DATE:20261109\nRRULE:FREQ=YEARLY"] * 51),
         "over 50 events of the calendar repeat: export the absences alone"),
    ],
)  # fmt: skip
def test_a_calendar_without_bounds_is_refused(data, message):
    with pytest.raises(DeskError) as refused:
        read_absences(data, ZoneInfo("UTC"), FIRST, LAST)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    "data", [b"", b"Dear all, I am away", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
             calendar("DTSTART;VALUE=DATE:2026"), calendar("SUMMARY:no start")]
)  # fmt: skip
def test_what_is_no_calendar_is_told_or_holds_no_absence(data):
    try:
        assert read_absences(data, ZoneInfo("UTC"), FIRST, LAST).absences == ()
    except DeskError as error:
        assert "iCalendar" in str(error)


WHOLE = calendar(
    "DTSTART;VALUE=DATE:20261109\nDTEND;VALUE=DATE:20261114",
    "DTSTART:20261110T050000Z\nDTEND:20261111T170000Z\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261120",
)


@given(st.integers(0, len(WHOLE)), st.integers(0, 20), st.binary(max_size=12))
def test_a_damaged_calendar_is_read_or_refused_and_never_our_fault(at, gone, instead):
    damaged = WHOLE[:at] + instead + WHOLE[at + gone :]
    with contextlib.suppress(DeskError):
        read_absences(damaged, ZoneInfo("America/New_York"), FIRST, LAST)
