"""Delivery states of letters: every order of events, and what follows from each."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hands import NOW, open_ticket

from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.ticket import Entry
from deskbook.tickets.model import DELIVERY_STATES
from deskbook.tickets.rules import deliveries

SETTINGS = MailSettings(
    address="ask@library.example",
    since=datetime(2026, 11, 1, tzinfo=UTC),
    service="reference",
    outbox_seconds=60,
)
RETRY = "2026-11-05T18:30:00Z"


def made(number, kind, author="ann", **data):
    return Entry(
        time=NOW + timedelta(hours=number),
        kind=kind,
        author=author,
        id=f"0000000{number}",
        data=tuple((key.rstrip("_"), value) for key, value in data.items()),
        text="It is here.",
    )


REPLY, OTHER = made(1, "reply"), made(2, "reply", author="bea")
ASKED = open_ticket(channel="email", patron="p-7f3kq29d")


def ticket(*entries, **fields):
    return replace(ASKED, entries=(REPLY, OTHER, *entries), **fields)


def state(*keys, retry=""):
    """The state of the first reply after these data lines, an hour apart."""
    more = {"retry": retry} if retry else {}
    lines = [
        made(number, "note", "desk", **{key: REPLY.id}, **more)
        for number, key in enumerate(keys, 3)
    ]
    return deliveries.list_deliveries(ticket(*lines), SETTINGS)[0]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ((), "waiting"),
        (("sent",), "sent"),
        (("held",), "held"),
        (("held", "released"), "waiting"),
        (("withdrawn",), "withdrawn"),
        (("replaces",), "withdrawn"),
        (("withdrawn", "sent"), "sent"),
        (("sent", "withdrawn"), "sent"),
        (("sent", "held"), "sent"),
        (("sent", "released"), "sent"),
        (("sent", "refused"), "sent"),
        (("withdrawn", "released"), "withdrawn"),
        (("withdrawn", "deferred"), "withdrawn"),
        (("withdrawn", "refused"), "withdrawn"),
        (("withdrawn", "undelivered"), "withdrawn"),
        (("withdrawn", "bounced"), "withdrawn"),
        (("held", "deferred"), "held"),
        (("held", "undelivered"), "held"),
        (("held", "refused"), "refused"),
        (("deferred",), "deferred"),
        (("deferred", "held"), "held"),
        (("deferred", "sent"), "sent"),
        (("refused",), "refused"),
        (("refused", "held"), "refused"),
        (("refused", "released"), "waiting"),
        (("refused", "withdrawn"), "withdrawn"),
        (("undelivered",), "no-address"),
        (("undelivered", "sent"), "sent"),
        (("sent", "bounced"), "bounced"),
        (("bounced", "sent"), "bounced"),
        (("bounced", "refused"), "bounced"),
        (("bounced", "undelivered"), "bounced"),
        (("sent", "bounced", "deferred"), "deferred"),
        (("sent", "bounced", "released", "sent"), "sent"),
        (("sent", "bounced", "withdrawn"), "withdrawn"),
        (("unknown",), "waiting"),
    ],
)
def test_state_follows_from_the_entries(keys, found):
    assert state(*keys).state == found


@given(st.permutations(["sent", "held", "withdrawn", "deferred", "refused", "undelivered"]))
def test_a_letter_that_a_server_accepted_is_sent_in_whatever_order_clones_learn_it(keys):
    assert state(*keys).state == "sent"


def test_an_undone_letter_stays_undone_unless_it_was_sent():
    for keys in permutations(["held", "withdrawn", "deferred", "undelivered"]):
        assert state(*keys).state == "withdrawn"


def test_letter_waits_for_the_time_of_the_library():
    found = state()
    assert found.until == REPLY.time + timedelta(seconds=60)
    assert not found.is_due(REPLY.time + timedelta(seconds=59))
    assert found.is_due(REPLY.time + timedelta(seconds=60))
    at_once = replace(SETTINGS, outbox_seconds=0)
    assert deliveries.list_deliveries(ticket(), at_once)[0].is_due(NOW)


def test_the_robots_letters_do_not_wait():
    it = replace(ASKED, entries=(made(1, "reply", "desk"),))
    assert deliveries.list_deliveries(it, SETTINGS)[0].is_due(NOW)


def test_released_letter_goes_out_at_once():
    assert state("held", "released").is_due(NOW + timedelta(hours=4))


def test_deferred_letter_waits_for_the_next_try():
    found = state("deferred", retry=RETRY)
    assert (found.until, found.tries) == (datetime(2026, 11, 5, 18, 30, tzinfo=UTC), 1)
    assert state("deferred", "deferred", retry=RETRY).tries == 2
    for odd in ("", "soon"):
        assert state("deferred", retry=odd).until == NOW + timedelta(hours=3)


@pytest.mark.parametrize("failed", [it for it, words in DELIVERY_STATES.items() if words.is_failed])
def test_failed_letter_is_never_sent_by_itself_unless_it_waits_for_an_address(failed):
    assert DELIVERY_STATES[failed].is_ready == (failed == "no-address")


def test_tries_end_after_four_days():
    tries = [deliveries.find_retry(number, NOW) for number in range(9)]
    assert tries[0] == NOW + timedelta(minutes=15)
    assert tries[-1] is None
    total = sum((it - NOW for it in tries if it), timedelta())
    assert timedelta(days=3) < total < timedelta(days=5)


@pytest.mark.parametrize(
    ("fields", "goes"),
    [
        ({"channel": "email"}, True),
        ({"channel": "form"}, True),
        ({"channel": "email", "patron": None}, True),
        ({"channel": "phone"}, False),
        ({"channel": "form", "patron": None, "issue": 7}, False),
        ({"channel": "form", "issue": 7}, True),
    ],
)
def test_letters_go_by_mail_where_the_patron_wrote_to_us(fields, goes):
    assert deliveries.goes_by_mail(ticket(**fields)) == goes
    assert bool(deliveries.list_deliveries(ticket(**fields), SETTINGS)) == goes
    assert deliveries.may_be_undelivered(ticket(**fields)) == goes


def test_nothing_goes_out_before_mail_was_set_up_or_without_it():
    assert deliveries.list_deliveries(ticket(), None) == ()
    late = replace(SETTINGS, since=NOW + timedelta(hours=2))
    assert [it.letter.id for it in deliveries.list_deliveries(ticket(), late)] == [OTHER.id]


KEYS = ("sent", "held", "released", "withdrawn", "replaces", "deferred", "refused", "bounced")


@given(
    st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from((REPLY.id, OTHER.id))), max_size=7)
)
def test_the_index_finds_every_ticket_with_an_undelivered_letter(lines):
    entries = [
        made(n % 10, "note", "desk", **{key: name}) for n, (key, name) in enumerate(lines, 3)
    ]
    it = ticket(*entries)
    if deliveries.list_undelivered(it, SETTINGS):
        assert deliveries.may_be_undelivered(it)


def test_the_index_leaves_out_tickets_whose_letters_are_all_sent():
    sent = [made(3, "link", "desk", sent=REPLY.id), made(4, "link", "desk", sent=OTHER.id)]
    assert not deliveries.may_be_undelivered(ticket(*sent))


def returned(*entries):
    return [it.letter.id for it in deliveries.list_returned(ticket(*entries), SETTINGS)]


@pytest.mark.parametrize("key", ["refused", "undelivered", "bounced"])
def test_a_reply_comes_back_that_failed(key):
    assert returned(made(3, "note", "desk", **{key: REPLY.id})) == [REPLY.id]
    assert returned() == []


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_it_is_over_when_a_colleague_has_seen_to_it(kind):
    report = made(3, "note", "desk", undelivered=REPLY.id)
    assert returned(report, made(4, kind)) == []
    assert returned(report, made(4, kind, "desk")) == [REPLY.id]
    assert returned(report, made(4, "promise")) == [REPLY.id]


def test_stopped_letters_are_known_without_settings():
    undone = made(3, "note", "ann", withdrawn=REPLY.id)
    again = made(4, "reply", "ann", replaces=OTHER.id)
    assert deliveries.list_stopped(ticket(undone, again)) == {REPLY.id, OTHER.id}
    assert deliveries.list_stopped(ticket(undone, made(5, "link", "desk", sent=REPLY.id))) == set()
    held = made(3, "note", "ann", held=REPLY.id)
    assert deliveries.list_stopped(ticket(held)) == {REPLY.id}
    assert deliveries.list_stopped(ticket(held, made(4, "note", "ann", released=REPLY.id))) == set()
