"""Replies that did not reach their patron."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.hands import NOW, open_ticket

from deskbook.library.model.ticket import Entry
from deskbook.tickets.rules import deliveries


def made(number, kind, author="ann", **data):
    return Entry(
        time=NOW + timedelta(hours=number),
        kind=kind,
        author=author,
        id=f"0000000{number}",
        data=tuple(data.items()),
        text="It is here.",
    )


REPLY, OTHER = made(1, "reply"), made(2, "reply", author="bea")


def returned(*entries):
    ticket = replace(open_ticket(), entries=(REPLY, OTHER, *entries))
    return [it.id for it in deliveries.list_returned(ticket)]


def test_a_reply_that_nobody_spoke_of_may_still_be_on_its_way():
    assert returned() == []


@pytest.mark.parametrize("key", ["refused", "undelivered"])
def test_a_reply_comes_back_that_a_server_refused_or_that_has_no_address(key):
    assert returned(made(3, "note", "desk", **{key: REPLY.id})) == [REPLY.id]


def test_it_is_over_when_the_reply_was_sent_after_all():
    report = made(3, "note", "desk", undelivered=REPLY.id)
    assert returned(report, made(4, "link", "desk", sent=REPLY.id)) == []
    assert returned(report, made(4, "link", "desk", sent=OTHER.id)) == [REPLY.id]


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_it_is_over_when_a_colleague_has_seen_to_it(kind):
    report = made(3, "note", "desk", undelivered=REPLY.id)
    assert returned(report, made(4, kind)) == []
    assert returned(report, made(4, kind, "desk")) == [REPLY.id]
    assert returned(report, made(4, "status")) == [REPLY.id]
    assert returned(made(2, kind), report) == [REPLY.id]


def test_a_reply_is_reported_once():
    ticket = replace(open_ticket(), entries=(REPLY, made(3, "note", "desk", undelivered=REPLY.id)))
    assert deliveries.is_reported(ticket, REPLY.id)
    assert not deliveries.is_reported(ticket, OTHER.id)
