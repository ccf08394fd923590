"""An invitation is told in words."""

from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats.calendar import summarise

INVITATION = """\
BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
DTSTART:16010101T000000
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Consultation\\, census
  tables
DTSTART;TZID="America/New_York":20261109T140000
DTEND:20261109T190000Z
LOCATION:Room 5\\nsecond floor
ATTENDEE;CN=x:mailto:quill@people.example
a line that is none
END:VEVENT
BEGIN:VEVENT
SUMMARY:Another
END:VEVENT
END:VCALENDAR
"""


def test_what_when_and_where_are_told():
    assert summarise(INVITATION.replace("\n", "\r\n")) == (
        "[Invitation]\nwhat: Consultation, census tables\nfrom: 2026-11-09 14:00 America/New_York\n"
        "until: 2026-11-09 19:00 UTC\nwhere: Room 5 second floor"
    )


def test_a_day_without_a_time_and_without_a_method():
    event = (
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261109\nSUMMARY: \nDTEND:20261109T190000\nMETHOD:ODD"
    )
    assert summarise(event) == "[Event]\nfrom: 2026-11-09\nuntil: 2026-11-09 19:00"


def test_a_cancelled_one_and_one_without_an_event():
    assert summarise("METHOD:CANCEL\nBEGIN:VEVENT\nSUMMARY:x").splitlines()[0] == "[Cancelled]"
    assert summarise("BEGIN:VCALENDAR\nSUMMARY:x\nEND:VCALENDAR") == ""


@given(st.lists(st.sampled_from([*INVITATION.splitlines(), ";", ":", '"', ";x=\"", "\n "]), max_size=30).map("\n".join))  # fmt: skip
def test_no_calendar_makes_it_fail(source):
    assert isinstance(summarise(source), str)
