"""The file of answers, and opening hours as people type them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.setup.test_rules import ANSWERS, SERVER

from deskbook.library.model.finding import UnreadableError
from deskbook.library.model.records import Hours
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.setup.formats.answers import parse, parse_week, write, write_week
from deskbook.setup.model import MailAnswer, SiteAnswer

WHOLE = replace(
    ANSWERS,
    subdivision="NY",
    holidays=False,
    mail=MailAnswer(address="ask@l.example", service="loans", imap=SERVER, smtp=SERVER, test=False),
    site=SiteAnswer(url="https://l.example", publish="folder", to="/srv/www"),
    jobs="systemd",
)


@pytest.mark.parametrize("answers", [ANSWERS, WHOLE])
def test_answers_that_are_written_are_read_back(answers):
    assert parse("a.yml", write(answers).encode()) == answers
    assert parse("a.yml", b"---\n" + write(answers).encode()) == answers


MISTAKES = """\
name: Mill
timezone: New York
country: usa
hours:
  - {days: [monday, tue], hours: 8am-10pm}
  - {days: [sat], hours: closed}
staff: [{handle: Jo}]
ask: {email: nobody}
services:
  - {name: Loans, first_reply: 4 hours}
mial: {}
jobs: crontab
"""


def test_every_mistake_is_named_with_its_line_field_and_what_to_write():
    with pytest.raises(UnreadableError) as error:
        parse("a.yml", MISTAKES.encode())
    said = str(error.value)
    for line in (
        'a.yml:2: timezone "New York" does not fit: write it like America/New_York.',
        'a.yml:3: country "usa" does not fit: write it like US.',
        'a.yml:5: days "monday" is not known: write mon, or one of mon, tue',
        'a.yml:5: hours "8am-10pm" does not fit: write 08:00-22:00.',
        'a.yml:6: hours "closed" does not fit: leave a day out on which you are closed.',
        'a.yml:7: handle "Jo" does not fit: write jo.',
        'a.yml:8: email "nobody" does not fit: write it like ask@library.example.',
        'a.yml:10: first_reply "4 hours" does not fit: write 4h.',
        "a.yml:11: mial is not a field: write mail",
        'a.yml:12: jobs "crontab" is not known: write cron, or one of github',
    ):
        assert line in said
    assert "\n  a.yml:1:" not in said


def test_missing_answers_and_broken_files_are_refused():
    with pytest.raises(UnreadableError, match=r"a\.yml:1: name is missing: write it, for example"):
        parse("a.yml", b"country: US\n")
    with pytest.raises(UnreadableError, match=r"a\.yml:2:"):
        parse("a.yml", b"name: Mill\n\tcountry: US\n")
    with pytest.raises(UnreadableError, match=r"a\.yml:1:"):
        parse("a.yml", b"\xff\xfe")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            "mon-thu 8am-10pm, fri 8am-6pm",
            [("mon tue wed thu", "08:00-22:00"), ("fri", "08:00-18:00")],
        ),
        ("Monday to Friday 9-5", [("mon tue wed thu fri", "09:00-17:00")]),
        ("daily 08:00-24:00", [("mon tue wed thu fri sat sun", "08:00-24:00")]),
        ("sat and sun noon to 5 pm", [("sat sun", "12:00-17:00")]),
        ("fri-mon 10-16", [("fri sat sun mon", "10:00-16:00")]),
        ("mon 9-17, tue 9-17, sun closed", [("mon tue", "09:00-17:00")]),
        ("mon 8.30am until midnight", [("mon", "08:30-24:00")]),
    ],
)
def test_opening_hours_are_read_as_people_type_them(typed, found):
    assert [(" ".join(it.days), it.hours) for it in parse_week(typed)] == found


@pytest.mark.parametrize(
    "typed", ["always", "mon", "mon 9", "mon-tue-wed 9-17", "xyz 9-17", "mon 25-26", "mon 13pm-2pm"]
)
def test_hours_that_do_not_fit_are_named(typed):
    assert parse_week(typed) == f'"{typed}" does not fit: write it like mon-fri 8am-10pm'


ROWS = st.lists(
    st.tuples(
        st.sets(st.sampled_from(WEEKDAYS), min_size=1),
        st.sampled_from(["09:00-17:00", "10:00-02:00"]),
    ),
    max_size=2,
    unique_by=lambda it: it[1],
)


@given(ROWS)
def test_written_hours_are_read_back(rows):
    hours = tuple(
        Hours(days=tuple(sorted(days, key=WEEKDAYS.index)), hours=it) for days, it in rows
    )
    assert parse_week(write_week(hours)) == hours
