from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests.cases import examples
from tests.hands import NOW, actor, ticket
from tests.transfer.rules.test_importing import CALENDAR, LIBRARY, PROFILE

from deskbook.library.model import ticket_fields
from deskbook.library.model.library import Library
from deskbook.library.model.records import Resource, Term
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT, SLUG
from deskbook.reports.model.facts import GROUPS, Fact
from deskbook.reports.rules import facts, measures
from deskbook.tickets.rules import conversation, handoff, lifecycle, resolution

MONDAY = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
"""Nine in the morning at the library, which opens then."""

WORLD = replace(
    LIBRARY,
    profile=replace(
        PROFILE, terms=(Term(name="Fall", start=date(2026, 8, 31), end=date(2026, 12, 18)),)
    ),
    resources={"db": Resource(slug="db", name="A database", vendor="Corvane")},
)


NUMBERS = count()


def at(hours, author="ann"):
    """Somebody who acts so many hours after nine; no entry has the id of another."""
    made = actor(author, MONDAY + timedelta(hours=hours))
    return replace(made, mint=lambda: f"{next(NUMBERS):08}")


def after(found, *steps):
    for step in steps:
        found = lifecycle.apply(found, step(found))
    return found


def fact(found, now=NOW):
    return facts.make_fact(found, WORLD, CALENDAR, now)


def test_a_fact_says_where_and_when_a_question_came_in():
    found = fact(ticket(opened=MONDAY, resource="db", cause="unknown", labels=("a",), read=3))
    assert found == Fact(
        ticket="Q-AAAAAA",
        opened=MONDAY,
        day=date(2026, 11, 2),
        weekday=0,
        hour=9,
        term="Fall",
        service="reference",
        channel="desk",
        department=None,
        resource="db",
        vendor="Corvane",
        cause="unknown",
        problem=None,
        patron_group=None,
        language=None,
        labels=("a",),
        activity=None,
        resolution=None,
        read=3,
        minutes=None,
        has_answer=False,
        resolved=None,
        on_the_spot=False,
        first_reply=None,
        resolution_time=None,
        reopened=0,
        waited=(
            ("us", timedelta(hours=25)),
            ("colleague", timedelta()),
            ("patron", timedelta()),
            ("vendor", timedelta()),
        ),
        accepted=(),
    )


def test_times_are_opening_hours_and_waiting_is_told_by_whom():
    found = after(
        ticket(opened=MONDAY),
        lambda it: conversation.reply(it, at(1), "Hello."),
        lambda it: resolution.wait(it, at(2), "vendor"),
        lambda it: resolution.resume(it, at(24), "They wrote."),
        lambda it: resolution.wait(it, at(25), "patron"),
        lambda it: conversation.heard(it, at(26), "Thanks."),
        lambda it: resolution.wait(it, at(26), "colleague"),
        lambda it: resolution.resume(it, at(28)),
        lambda it: resolution.resolve(it, at(29), "answered", answer="a"),
    )
    told = fact(found)
    assert (told.first_reply, told.resolution_time) == (
        timedelta(hours=1, seconds=1),
        timedelta(hours=13),
    )
    assert told.waited == (
        ("us", timedelta(hours=4, seconds=1)),
        ("colleague", timedelta(hours=2, seconds=-1)),
        ("patron", timedelta(hours=1)),
        ("vendor", timedelta(hours=6)),
    )
    assert (told.has_answer, told.on_the_spot, told.reopened) == (True, False, 0)


def test_what_was_answered_on_the_spot_took_no_time_and_what_was_reopened_is_told():
    ended = after(
        ticket(opened=MONDAY),
        lambda it: conversation.reply(it, at(0.1), "There."),
        lambda it: resolution.resolve(it, at(0.1), "answered"),
    )
    told = fact(ended)
    assert (told.on_the_spot, told.first_reply, told.resolution_time) == (True, None, None)
    again = after(
        ended,
        lambda it: resolution.reopen(it, at(3)),
        lambda it: resolution.resolve(it, at(5), "answered"),
        lambda it: conversation.heard(it, at(6), "It is not."),
    )
    assert (fact(again).reopened, fact(again).resolved) == (2, None)


def test_handoffs_that_were_accepted_are_told_by_how_they_were_meant():
    found = after(
        ticket(opened=MONDAY),
        lambda it: handoff.offer(it, at(1), "bob", "retain"),
        lambda it: handoff.decline(it, at(2, "bob"), "I am away."),
        lambda it: handoff.offer(it, at(3), "bob", "retain"),
        lambda it: handoff.accept(it, at(4, "bob")),
        lambda it: handoff.offer(it, at(5), "cyd", "pass"),
        lambda it: handoff.accept(it, at(6, "cyd")),
    )
    assert fact(found).accepted == ("retain", "pass")


def test_a_library_counts_a_merged_question_once_and_in_order():
    tickets = {
        "Q-B": ticket(id="Q-B", opened=MONDAY),
        "Q-A": ticket(id="Q-A", opened=MONDAY + timedelta(hours=1)),
        "Q-C": ticket(id="Q-C", status="resolved", resolved=NOW, resolution="duplicate"),
    }
    library = Library(profile=PROFILE, tickets=tickets)
    assert [it.ticket for it in facts.gather_facts(library, CALENDAR, NOW)] == ["Q-B", "Q-A"]


@given(st.lists(st.integers(-72, 72), max_size=6), st.integers(-3, 3), st.integers(0, 3))
def test_facts_of_some_days_are_those_of_all_days_that_fall_on_them(hours, ahead, length):
    tickets = {
        f"Q-{at}": ticket(id=f"Q-{at}", opened=MONDAY + timedelta(hours=hour))
        for at, hour in enumerate(hours)
    }
    library = Library(profile=PROFILE, tickets=tickets)
    first = MONDAY.date() + timedelta(days=ahead)
    last = first + timedelta(days=length)
    every = facts.gather_facts(library, CALENDAR, NOW)
    some = tuple(it for it in every if first <= it.day <= last)
    assert facts.gather_facts(library, CALENDAR, NOW, first, last) == some


def test_no_fact_is_made_of_a_ticket_outside_the_days(monkeypatch):
    made = []
    real = facts.make_fact
    monkeypatch.setattr(facts, "make_fact", lambda it, *rest: made.append(it.id) or real(it, *rest))
    tickets = {
        name: ticket(id=name, opened=MONDAY + timedelta(days=days))
        for name, days in (("Q-A", -40), ("Q-B", 0), ("Q-C", 40))
    }
    library = Library(profile=PROFILE, tickets=tickets)
    facts.gather_facts(library, CALENDAR, NOW, MONDAY.date(), MONDAY.date())
    assert made == ["Q-B"]


# Nobody is measured

PERSONAL = ("lead", "offered_to", "contributors", "patron", "author")


def renamed(found):
    """The same ticket, worked on by others and asked by somebody else."""
    names = {PATRON: PATRON, ROBOT: ROBOT}
    return replace(
        found,
        lead=found.lead and "zoe",
        offered_to=found.offered_to and "zac",
        contributors=tuple(f"c{number}" for number, _ in enumerate(found.contributors)),
        patron="p-zzzzzzzz",
        entries=tuple(replace(it, author=names.get(it.author, "zed")) for it in found.entries),
    )


@examples(10)
@given(our.tickets())
def test_a_fact_is_the_same_whoever_worked_on_the_ticket(found):
    assert fact(found) == fact(renamed(found))


def test_neither_a_fact_nor_a_group_has_a_place_for_a_person():
    of_people = {it.name for it in fields(Ticket) if (it.metadata.get("refers") == "staff")}
    assert of_people == {"lead", "offered_to", "contributors"}
    assert not {it.name for it in fields(Fact)} & {
        *PERSONAL,
        "title",
        "question",
        "entries",
        "course",
    }
    assert not {*GROUPS} & {*PERSONAL, "staff", "colleague", "handle"}
    for spec in ticket_fields.find_dimensions():
        assert spec.refers != "staff"
        assert not spec.is_text or spec.pattern == SLUG


@pytest.mark.parametrize("name", [*PERSONAL, "staff"])
def test_nothing_can_be_grouped_by_a_person(name):
    with pytest.raises(KeyError):
        measures.count_groups([fact(ticket())], name)


def test_the_handles_of_a_ticket_reach_no_fact():
    found = after(
        ticket(opened=MONDAY, contributors=("canary-three",), patron="p-canary00"),
        lambda it: conversation.reply(it, actor("canary-one", MONDAY), "Hello."),
        lambda it: handoff.offer(it, actor("canary-one", MONDAY), "canary-two", "pass"),
    )
    assert "canary" not in repr(fact(found))
