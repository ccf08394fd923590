from datetime import UTC, date, datetime

import pytest
from tests.hands import TODAY, actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.conversation import heard, promise, reply


def test_whoever_replies_first_leads():
    assert told(reply(ticket(), actor(), "Yes.")) == (
        {"lead": "ann", "status": "open"},
        [
            ("accept", "ann", {"lead": "-> ann", "status": "new -> open"}, ""),
            ("reply", "ann", {}, "Yes."),
        ],
    )


@pytest.mark.parametrize(
    ("day", "fields"),
    [(date(2026, 11, 5), {"promised": None}), (date(2026, 11, 6), {}), (None, {})],
)
def test_a_reply_keeps_a_promise_that_is_due_and_leaves_a_later_one(day, fields):
    assert reply(open_ticket(promised=day), actor(), "News.").fields == fields


def test_the_day_is_the_day_at_the_library():
    late_evening = datetime(2026, 11, 6, 3, 0, tzinfo=UTC)
    edit = reply(open_ticket(promised=date(2026, 11, 6)), actor(now=late_evening), "News.")
    assert edit.fields == {}


def test_a_reply_while_waiting_leaves_it_waiting():
    held = open_ticket(status="waiting", waiting_on="vendor")
    assert reply(held, actor(), "Still waiting.").fields == {}


def test_a_resolved_ticket_is_reopened_before_a_reply():
    with pytest.raises(DeskError) as refused:
        reply(resolved_ticket(), actor(), "One more thing.")
    assert str(refused.value) == (
        "Q-AAAAAA is resolved (answered): `desk reopen` it to write to the patron again"
    )


def test_what_the_patron_says_opens_what_waited():
    held = open_ticket(status="waiting", waiting_on="patron")
    assert told(heard(held, actor(), "Volume 12.")) == (
        {"status": "open", "waiting_on": None},
        [
            (
                "question",
                "patron",
                {"status": "waiting -> open", "waiting_on": "patron ->"},
                "Volume 12.",
            )
        ],
    )


def test_what_the_patron_says_opens_what_was_resolved():
    fields, _ = told(heard(resolved_ticket(), actor(), "It is gone again."))
    assert fields == {"status": "open", "resolved": None, "resolution": None}


def test_what_the_patron_says_leaves_a_new_ticket_new():
    assert heard(ticket(), actor(), "Also this.").fields == {}


def test_a_promise_is_set_and_taken_back():
    assert told(promise(open_ticket(), actor(), TODAY, "By mail.")) == (
        {"promised": TODAY},
        [("promise", "ann", {"promised": "-> 2026-11-05"}, "By mail.")],
    )
    assert promise(open_ticket(promised=TODAY), actor(), None).fields == {"promised": None}


def test_a_day_that_is_promised_already_may_be_promised_again():
    assert told(promise(open_ticket(promised=TODAY), actor(), TODAY)) == ({}, [])
    assert told(promise(open_ticket(promised=TODAY), actor(), TODAY, "By mail.")) == (
        {},
        [("promise", "ann", {}, "By mail.")],
    )


@pytest.mark.parametrize(
    ("held", "day", "message"),
    [
        (open_ticket(), None, "nothing is promised on Q-AAAAAA"),
        (
            open_ticket(),
            date(2026, 11, 4),
            "2026-11-04 is over (today is 2026-11-05): give a day that is to come",
        ),
        (
            resolved_ticket(),
            TODAY,
            "Q-AAAAAA is resolved (answered): `desk reopen` it first, then promise",
        ),
    ],
)
def test_promises_that_make_no_sense(held, day, message):
    with pytest.raises(DeskError) as refused:
        promise(held, actor(), day)
    assert str(refused.value) == message
