"""When somebody is asked again whom a ticket waits on: each span comes from its own setting."""

from datetime import date

import pytest
from tests import care_world
from tests.care_world import entry, ticket

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import watches

PROFILE = care_world.KNOWLEDGE["library.md"].replace(
    "holidays:", "care: {chase_vendor: 2d, nudge_patron: 3d, close_after: 6d}\nholidays:"
)
"""A library in which all three spans differ."""

MONDAY = "2026-11-09 10:00"


def waiting(on: str, *more: str, **fields: str) -> str:
    wait = entry(MONDAY, "wait", "ann", status="open -> waiting", waiting_on=f"-> {on}")
    return ticket("Q-AAAAAA", wait, *more, status="waiting", waiting_on=on, **fields)


def nudge(time: str) -> str:
    return entry(time, "reminder", "desk", rule="patron", step="1")


def found(text: str) -> dict[str, date]:
    world = care_world.loaded(text, library=PROFILE)
    calendar = Calendar(world.library.profile)
    asked = world.library.tickets["Q-AAAAAA"]
    watched = watches.watch_ticket(world.library, asked, calendar, date(2026, 11, 9))
    return {it.rule: calendar.day_of(it.due) for it in watched}


@pytest.mark.parametrize(
    ("text", "rule", "day"),
    [
        (waiting("vendor"), "vendor", date(2026, 11, 11)),
        (waiting("patron"), "patron", date(2026, 11, 12)),
        (waiting("patron", nudge("2026-11-12 09:00")), "closing", date(2026, 11, 19)),
    ],
)
def test_each_wait_ends_after_its_own_span(text, rule, day):
    assert found(text)[rule] == day


def test_patron_who_was_asked_again_is_not_asked_once_more():
    assert "patron" not in found(waiting("patron", nudge("2026-11-12 09:00")))


def test_nudge_before_the_present_wait_does_not_count():
    again = entry("2026-11-05 09:00", "reminder", "desk", rule="patron", step="1")
    assert found(waiting("patron", again))["patron"] == date(2026, 11, 12)


def test_promised_day_comes_before_the_span():
    assert found(waiting("patron", promised="2026-11-10"))["patron"] == date(2026, 11, 10)
    assert "vendor" not in found(waiting("vendor", promised="2026-11-10"))


def test_colleague_who_asked_again_starts_the_span_anew():
    again = entry("2026-11-10 11:00", "reply", "ann", "Did you see my question?")
    assert found(waiting("patron", again))["patron"] == date(2026, 11, 13)
    by_robot = entry("2026-11-10 11:00", "reply", "desk", "We have your question.")
    assert found(waiting("patron", by_robot))["patron"] == date(2026, 11, 12)
