"""One ticket from its opening to its end: what it is owed at each moment."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from tests import strategies as our
from tests.cases import examples

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.formats import ticket_file
from deskbook.library.model.records import Hours, Profile, Service, ServicePromise
from deskbook.tickets.rules import pauses, promises

CALENDAR = Calendar(
    Profile(
        name="Library",
        timezone="America/New_York",
        week=(Hours(days=("mon", "tue", "wed", "thu", "fri"), hours="09:00-17:00"),),
    )
)
SERVICE = Service(
    slug="e-resources",
    name="E-resources",
    team=("eresources",),
    head="eresources-head",
    promise=ServicePromise(first_reply="4h", news_every="2d", accept_within="1d"),
)


def ticket(text, **fields):
    head = "---\nid: Q-4KX7M2\ntitle: Missing\nservice: e-resources\nchannel: email\nopened: 2026-11-02T14:00:00Z\n"
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())
    whole = f"{head}{more}---\n\n<!-- timeline -->\n{text}"
    reading = ticket_file.parse("tickets/2026/11/Q-4KX7M2.md", whole.encode())
    assert reading.findings == ()
    return reading.filed.record


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CALENDAR.zone).astimezone(UTC)


def owed(it, now, service=SERVICE):
    shown = []
    for promise in promises.list_outstanding(it, service, CALENDAR, at(now)):
        due = promise.due.astimezone(CALENDAR.zone).strftime("%d %H:%M") if promise.due else "-"
        since = promise.since.astimezone(CALENDAR.zone).strftime("%d %H:%M")
        shown.append(f"{promise.kind} since {since}: {promise.state} {due}")
    return shown


CLAIM = "\n### 2026-11-02T15:00:00Z accept @eresources ^00000001\n\n- lead: -> eresources\n- status: new -> open\n"
VENDOR = "\n### 2026-11-02T16:00:00Z wait @eresources ^00000002\n\n- status: open -> waiting\n- waiting_on: -> vendor\n"
BACK = "\n### 2026-11-04T15:00:00Z status @eresources ^00000003\n\n- status: waiting -> open\n- waiting_on: vendor ->\n"
REPLY = "\n### 2026-11-04T16:00:00Z reply @eresources ^00000004\n\nWe are on it.\n"
ROBOT = "\n### 2026-11-05T16:00:00Z reply @desk ^0000000A\n\nWe have not heard from you.\n"
PROMISE = "\n### 2026-11-04T16:00:05Z promise @eresources ^00000005\n\n- promised: -> 2026-11-10\n"
WROTE = "\n### 2026-11-06T20:00:00Z question @patron ^00000006\n\nAny news?\n"
AGAIN = "\n### 2026-11-08T20:00:00Z question @patron ^00000007\n\nHello?\n"
OFFER = "\n### 2026-11-05T15:00:00Z handoff @eresources ^00000008\n\n- offered_to: -> history\n- to: history\n- lead: pass\n"
REOPEN = "\n### 2026-11-30T15:00:00Z reopen @eresources ^00000009\n\n- status: resolved -> open\n"
OPEN = {"status": "open", "lead": "eresources"}
WAITS = {"status": "waiting", "waiting_on": "vendor", "lead": "eresources"}


@pytest.mark.parametrize(
    ("text", "fields", "now", "expected"),
    [
        # Asked on Monday at nine: somebody leads it and writes within four hours.
        ("", {"status": "new"}, "2026-11-02 10:00",
         ["claim since 02 09:00: due 02 13:00", "first-reply since 02 09:00: due 02 13:00"]),
        ("", {"status": "new"}, "2026-11-03 10:00",
         ["claim since 02 09:00: broken 02 13:00", "first-reply since 02 09:00: broken 02 13:00"]),
        # Two hours later it waits on a vendor; two hours are left when that ends on Wednesday.
        (CLAIM + VENDOR, WAITS, "2026-11-03 10:00", ["first-reply since 02 09:00: paused -"]),
        (CLAIM + VENDOR + BACK, OPEN, "2026-11-04 11:00", ["first-reply since 02 09:00: due 04 12:00"]),
        # Replied on Wednesday at eleven: news within two opening days, over no weekend.
        (CLAIM + VENDOR + BACK + REPLY, OPEN, "2026-11-04 12:00", ["news since 04 11:00: running 06 11:00"]),
        # What the robot writes is no news.
        (CLAIM + REPLY + ROBOT, OPEN, "2026-11-05 12:00", ["news since 04 11:00: running 06 11:00"]),
        # A promised day stands in for the news, and waiting does not move it.
        (CLAIM + REPLY + PROMISE, {**WAITS, "promised": "2026-11-10"}, "2026-11-10 08:00",
         ["promised since 04 11:00: due 10 23:59"]),
        (CLAIM + REPLY + PROMISE, {**OPEN, "promised": "2026-11-10"}, "2026-11-11 00:00",
         ["promised since 04 11:00: broken 10 23:59"]),
        # The patron writes first: their first unanswered message counts, the second resets nothing.
        (CLAIM + REPLY + PROMISE + WROTE + AGAIN, {**OPEN, "promised": "2026-11-10"}, "2026-11-09 09:00",
         ["reply since 06 15:00: due 09 11:00", "promised since 04 11:00: running 10 23:59"]),
        # A promise whose day was kept is no promise any more, though the field was left.
        (CLAIM + REPLY, {**OPEN, "promised": "2026-11-03"}, "2026-11-04 12:00",
         ["news since 04 11:00: running 06 11:00"]),
        # An offer runs by itself.
        (CLAIM + REPLY + OFFER, {**OPEN, "offered_to": "history"}, "2026-11-05 12:00",
         ["news since 04 11:00: running 06 11:00", "accept since 05 10:00: running 06 10:00"]),
        # Reopened after weeks: silence counts from then.
        (CLAIM + REPLY + REOPEN, OPEN, "2026-11-30 12:00", ["news since 30 10:00: running 02 10:00"]),
        (CLAIM, {"status": "resolved", "lead": "eresources"}, "2026-11-30 12:00", []),
        # By hand: waiting, though no entry says since when; and not waiting, though one says so.
        (CLAIM, {**WAITS, "waiting_on": "patron"}, "2026-11-03 10:00", ["first-reply since 02 09:00: paused -"]),
        (CLAIM + VENDOR, OPEN, "2026-11-02 12:00", ["first-reply since 02 09:00: due 02 13:00"]),
        (CLAIM, {**WAITS, "waiting_on": "colleague"}, "2026-11-02 12:00", ["first-reply since 02 09:00: due 02 13:00"]),
    ],
)  # fmt: skip
def test_what_a_ticket_is_owed(text, fields, now, expected):
    assert owed(ticket(text, **fields), now) == expected


def test_a_ticket_of_an_unknown_service_is_owed_the_usual():
    it = ticket("", status="new")
    assert owed(it, "2026-11-02 10:00", None) == [
        "claim since 02 09:00: due 02 17:00",
        "first-reply since 02 09:00: due 02 17:00",
    ]


def test_a_reply_that_came_in_time_before_the_clock_rested_leaves_nothing_broken():
    long_before = VENDOR.replace("T16:", "T21:")
    it = ticket(CLAIM + long_before, **WAITS)
    assert owed(it, "2026-11-03 10:00") == ["first-reply since 02 09:00: broken 02 13:00"]


def test_an_offer_and_a_promise_that_no_entry_tells_of_count_from_the_opening():
    it = replace(ticket(CLAIM, **OPEN), offered_to="history", promised=date(2026, 11, 20))
    assert owed(it, "2026-11-02 12:00")[1:] == [
        "promised since 02 09:00: running 20 23:59",
        "accept since 02 09:00: due 02 17:00",
    ]


def test_the_stretches_of_waiting_end_where_the_ticket_goes_on():
    waited = [
        pauses.list_waits(ticket(CLAIM + VENDOR + BACK, **OPEN), "vendor"),
        pauses.list_waits(ticket(CLAIM + VENDOR, **WAITS), "vendor"),
        pauses.list_waits(ticket(CLAIM, **WAITS), "vendor"),
        pauses.list_waits(ticket(CLAIM + VENDOR, **OPEN), "vendor"),
        pauses.list_waits(ticket(CLAIM + VENDOR, **WAITS), "patron"),
    ]
    claim, wait, back = at("2026-11-02 10:00"), at("2026-11-02 11:00"), at("2026-11-04 10:00")
    assert waited == [
        (pauses.Stretch(wait, back),),
        (pauses.Stretch(wait, None),),
        (pauses.Stretch(claim, None),),
        (pauses.Stretch(wait, wait),),
        (),
    ]


@given(our.tickets(max_entries=3), our.times)
@examples(30)
def test_every_open_ticket_is_owed_something_or_its_clocks_rest(it, now):
    standing = promises.list_outstanding(it, None, CALENDAR, now)
    assert bool(standing) == (it.status != "resolved")
    assert all((each.due is None) == (each.state == "paused") for each in standing)
