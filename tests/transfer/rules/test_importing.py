from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hands import NOW, actor, ticket

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.records import (
    Holiday,
    Hours,
    Profile,
    Service,
    ServicePromise,
    Staff,
)
from deskbook.transfer.model.mapping import (
    CsvMapping,
    Draft,
    FieldRule,
    Moment,
    Reject,
    Said,
    Sorting,
    Topic,
    Topics,
    When,
    Word,
)
from deskbook.transfer.rules.importing import (
    Spread,
    add_service,
    compare,
    list_own_addresses,
    make_ticket,
    refuse_unknown,
)

PROFILE = Profile(
    name="Hill College Library",
    timezone="America/New_York",
    week=(Hours(days=("mon", "tue", "wed", "thu", "fri"), hours="09:00-17:00"),),
    holidays=(Holiday(day=date(2026, 10, 12), name="A day off"),),
)
CALENDAR = Calendar(PROFILE)
LIBRARY = Library(
    profile=PROFILE,
    services={
        "reference": Service(
            slug="reference",
            name="Reference",
            team=("ann",),
            head="reference-head",
            promise=ServicePromise(first_reply="4h", news_every="2d", accept_within="1d"),
        )
    },
)
MAPPING = CsvMapping(source="chat", question="question", opened=Moment(column="asked"))
ASKED = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)


def draft(**changes):
    known = {
        "line": 2, "last": 2, "raw": "", "key": "import:chat/0000000000000000",
        "question": "Where is it?", "reply": "", "opened": When(ASKED), "resolved": None,
        "fields": {"service": "reference", "channel": "chat"},
    }  # fmt: skip
    return Draft(**{**known, **changes})


def made(it, mapping=MAPPING):
    return make_ticket(it, mapping, LIBRARY, Spread(CALENDAR, NOW), "Q-AAAAAA", actor("ann"))


def days(first, last=None):
    return When(first=first, last=last or first)


def test_a_row_becomes_a_resolved_ticket_that_the_head_of_its_service_leads():
    found = made(draft())
    assert (found.id, found.title, found.status, found.lead, found.resolution, found.links) == (
        "Q-AAAAAA", "Where is it?", "resolved", "reference-head", "answered",
        ("import:chat/0000000000000000",),
    )  # fmt: skip
    assert found.opened == found.resolved == ASKED
    assert [(it.kind, it.author, it.time, dict(it.data)) for it in found.entries] == [
        (
            "resolve",
            "desk",
            ASKED,
            {
                "status": "new -> resolved",
                "lead": "-> reference-head",
                "resolved": "-> 2026-11-02T14:00:00Z",
                "resolution": "-> answered",
            },
        )
    ]


def test_what_was_answered_is_kept_though_nobody_knows_by_whom():
    found = made(
        draft(reply="There.", resolved=When(ASKED + timedelta(hours=1))),
        replace(MAPPING, lead="bob", resolution="referred"),
    )
    assert (found.lead, found.resolution) == ("bob", "referred")
    assert [(it.kind, it.author, it.time - ASKED, it.text) for it in found.entries] == [
        ("reply", "desk", timedelta(hours=1), "There."),
        ("resolve", "desk", timedelta(hours=1, seconds=1), ""),
    ]


def test_a_row_may_become_a_new_ticket():
    found = made(draft(), replace(MAPPING, status="new"))
    assert (found.status, found.lead, found.entries) == ("new", None, ())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"opened": When(NOW + timedelta(seconds=1))}, "it was asked at a time that is still to come"),
        ({"opened": days(date(2026, 11, 6))}, "it was asked at a time that is still to come"),
        ({"opened": When()}, "it was asked at a time that is still to come"),
        ({"resolved": When(NOW + timedelta(1))}, "it was resolved at a time that is still to come"),
        ({"resolved": When(ASKED - timedelta(1))}, "it was resolved before it was asked"),
        ({"resolved": days(date(2026, 11, 1))}, "it was resolved before it was asked"),
        ({"fields": {"service": "referenc", "channel": "chat"}},
         'service: no service is called "referenc": did you mean reference?'),
        ({"fields": {"service": "reference", "channel": "chat", "problem": "x", "project": None}},
         'problem: no problem is called "x": there is none yet'),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_a_ticket_says_why(changes, message):
    with pytest.raises(DeskError) as refused:
        made(draft(**changes))
    assert str(refused.value) == message


@pytest.mark.parametrize("number", range(20))
def test_of_two_days_the_first_is_asked_and_the_second_resolved(number):
    day = days(date(2026, 11, 2))
    key = f"import:chat/{number:016}"
    noon = datetime(2026, 11, 2, 17, tzinfo=UTC)
    for opened, resolved in ((day, day), (day, When(noon)), (When(noon), day)):
        found = made(draft(key=key, opened=opened, resolved=resolved))
        assert found.opened <= found.resolved
        assert CALENDAR.day_of(found.opened) == CALENDAR.day_of(found.resolved) == day.first


def moments(when, now=NOW, number=400):
    spread = Spread(CALENDAR, now)
    return [spread.moment(when, f"import:chat/{it:016}") for it in range(number)]


def test_of_a_month_every_hour_of_opening_gets_its_part_and_no_other():
    found = moments(days(date(2026, 10, 1), date(2026, 10, 31)), number=4000)
    local = [it.astimezone(CALENDAR.zone) for it in found]
    assert all(it.weekday() < 5 and 9 <= it.hour < 17 and it.day != 12 for it in local)
    by_hour = Counter(it.hour for it in local)
    assert set(by_hour) == set(range(9, 17))
    assert min(by_hour.values()) > 400
    assert len(Counter(it.day for it in local)) == 21


def test_the_same_row_always_gets_the_same_time():
    year = days(date(2025, 1, 1), date(2025, 12, 31))
    assert moments(year) == moments(year, now=NOW + timedelta(days=30))


def test_of_a_year_that_is_not_over_only_what_has_passed_counts():
    found = moments(days(date(2026, 1, 1), date(2026, 12, 31)))
    assert max(found) <= NOW
    assert len({it.month for it in found}) == 11


@given(st.text(max_size=8))
def test_today_ends_now(key):
    start = datetime(2026, 11, 5, 14, tzinfo=UTC)
    assert start <= Spread(CALENDAR, NOW).moment(days(date(2026, 11, 5)), key) < NOW


@pytest.mark.parametrize(("seconds", "known"), [(-1, True), (0, True), (1, False)])
def test_exact_time_counts_up_to_now(seconds, known):
    moment = NOW + timedelta(seconds=seconds)
    found = Spread(CALENDAR, NOW).moment(When(moment), "import:chat/1")
    assert found == (moment if known else None)


def test_where_the_library_was_closed_it_was_noon():
    assert set(moments(days(date(2026, 10, 31), date(2026, 11, 1)))) == {
        datetime(2026, 10, 31, 16, tzinfo=UTC),
        datetime(2026, 11, 1, 17, tzinfo=UTC),
    }
    morning = datetime(2026, 11, 1, 13, tzinfo=UTC)
    assert set(moments(days(date(2026, 11, 1)), now=morning)) == {morning}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lead": "nobody"}, 'lead: no staff is called "nobody": there is none yet'),
        (
            {"fields": (FieldRule(name="department", column="d", table=(Word(word="H", value="history"),)),)},
            'department: no department is called "history": there is none yet',
        ),
        (
            {"topics": Topics(column="t", table=(Topic(word="x", resource="y"),))},
            'resource: no resource is called "y": there is none yet',
        ),
        (
            {"topics": Topics(column="t", table=(), otherwise=Sorting(service="ref"))},
            'service: no service is called "ref": did you mean reference?',
        ),
    ],
    ids=["lead", "table", "topic", "other topics"],
)  # fmt: skip
def test_what_a_mapping_names_has_to_be_there(changes, message):
    with pytest.raises(DeskError) as refused:
        refuse_unknown(replace(MAPPING, **changes), LIBRARY)
    assert str(refused.value) == message


def test_a_mapping_may_name_nothing_but_a_channel():
    refuse_unknown(replace(MAPPING, fields=(FieldRule(name="channel", value="chat"),)), LIBRARY)


def test_a_question_that_was_answered_but_not_finished_is_led_by_the_head():
    said = (
        Said(ASKED + timedelta(hours=1), "desk", "We look."),
        Said(ASKED + timedelta(hours=2), "patron", "And?"),
        Said(ASKED + timedelta(hours=3), "desk", "Among us.", internal=True),
    )
    it = made(draft(said=said, note="Asked before.", is_open=True))
    assert (it.status, it.lead) == ("open", "reference-head")
    assert [(entry.kind, entry.text) for entry in it.entries] == [
        ("reply", "We look."),
        ("question", "And?"),
        ("note", "Among us."),
        ("note", "Asked before."),
        ("status", ""),
    ]
    assert made(draft(is_open=True)).status == "new"


def test_nothing_was_said_at_a_time_that_is_to_come():
    with pytest.raises(DeskError, match="something was said at a time that is still to come"):
        made(draft(said=(Said(NOW + timedelta(days=1), "desk", "x"),)))


def test_the_only_service_is_everybodys():
    settled = add_service(MAPPING, None, LIBRARY)
    assert [(it.name, it.value) for it in settled.fields] == [("service", "reference")]
    assert add_service(settled, "other", LIBRARY) == settled


def test_who_writes_from_the_librarys_addresses_is_known():
    ann = Staff(handle="ann", name="Ann", email="Ann@Library.example")
    other = Staff(handle="other", name="Other")
    known = replace(
        LIBRARY,
        staff={"ann": ann, "other": other},
        profile=replace(PROFILE, ask_email="Ask@library.example"),
    )
    assert list_own_addresses(known) == {
        "ask@library.example": "desk",
        "ann@library.example": "ann",
    }


def test_ticket_of_an_export_is_new_or_there_already_or_another_with_its_id():
    mine, other = ticket(title="One"), ticket(title="Another")
    seen = {}
    assert compare(3, mine, seen) is mine
    assert compare(5, ticket(title="One"), seen) is None
    why = f"{mine.id} is the id of another ticket here, or this one has changed since"
    assert compare(7, other, seen) == Reject(7, 7, why, "")
