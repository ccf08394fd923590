"""No open ticket is forgotten, whatever it holds: a search for a counter-example."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests import care_world
from tests import strategies as our

from deskbook.model.records import Absence, Problem
from deskbook.rules import digests, working_time
from deskbook.rules.opening_hours import Calendar
from deskbook.rules.promises import standing

PEOPLE = ("ann", "bob", "head", "ghost")
DAYS = st.dates(date(2026, 11, 2), date(2026, 12, 31))


@st.composite
def troubled(draw):
    """A library whose colleagues are away or gone, and tickets in any state, consistent or not."""
    world = care_world.loaded()
    handles = st.none() | st.sampled_from(PEOPLE)
    people = {}
    for handle, staff in world.library.staff.items():
        first = draw(DAYS)
        away = Absence(start=first, end=first + timedelta(days=9), understudy=draw(handles))
        people[handle] = replace(
            staff,
            away=(away,) if draw(st.booleans()) else (),
            left=draw(st.none() | DAYS),
            understudy=draw(handles),
        )
    fixed = Problem(slug="late", title="Late", state="fixed", started=date(2026, 10, 1),
                    fixed=date(2026, 11, 5), lead="ann")  # fmt: skip
    library = replace(world.library, staff=people, problems={"late": fixed})
    tickets = []
    for ticket in draw(
        st.lists(our.tickets(max_entries=3), max_size=3, unique_by=lambda it: it.id)
    ):
        kept = replace(
            ticket,
            service=draw(st.sampled_from(["e-resources", "unknown"])),
            lead=draw(handles),
            offered_to=draw(handles),
            problem=draw(st.sampled_from([None, "late", "unknown"])),
            promised=draw(st.none() | DAYS),
        )
        tickets.append(kept)
    return care_world.with_tickets(replace(world, library=library), tickets)


@given(troubled(), DAYS)
def test_every_open_ticket_has_a_day_on_which_somebody_is_told(world, day):
    calendar = Calendar(world.library.profile)
    today = working_time.opening_day(calendar, day)
    proofs = digests.proofs(world.library, calendar, today)
    still_open = {name for name, it in world.library.tickets.items() if it.status != "resolved"}
    assert {proof.ticket for proof in proofs} == still_open
    assert all(proof.day >= today and proof.team for proof in proofs)


@given(troubled(), DAYS, st.lists(st.integers(1, 9), max_size=4))
def test_what_is_proved_comes_true_whichever_days_the_round_is_missed(world, day, gaps):
    calendar = Calendar(world.library.profile)
    today = working_time.opening_day(calendar, day)
    _, world = care_world.round_on(world, today)
    for proof in digests.proofs(world.library, calendar, today):
        made, after = None, world
        days = [
            working_time.days_later(calendar, today, sum(gaps[: n + 1])) for n in range(len(gaps))
        ]
        for each in (*(it for it in days if it < proof.day), proof.day):
            made, after = care_world.round_on(after, each)
        told = [
            it
            for it in digests.told(after.library, calendar, proof.day)
            if it.watch.subject == proof.ticket
        ]
        assert told, proof
        readers = {
            digest.name
            for digest in made.digests
            if any(it.watch.subject == proof.ticket for it in digest.new)
        }
        assert proof.team in readers and all(set(it.to) <= readers for it in told)


@given(troubled(), DAYS)
def test_a_round_made_again_finds_nothing_new_and_makes_the_same_digests(world, day):
    calendar = Calendar(world.library.profile)
    today = working_time.opening_day(calendar, day)
    first, after = care_world.round_on(world, today)
    second, again = care_world.round_on(after, today)
    assert (second.new, second.held, second.plan.effects) == ((), (), ())
    assert again == after
    assert [
        (it.name, it.for_team, {(r.watch.subject, r.watch.rule) for r in it.new})
        for it in second.digests
    ] == [
        (it.name, it.for_team, {(r.watch.subject, r.watch.rule) for r in it.new})
        for it in first.digests
    ]


@given(troubled(), DAYS)
def test_a_reminder_is_not_activity(world, day):
    """No clock of a ticket that was only reminded of moves."""
    calendar = Calendar(world.library.profile)
    today = working_time.opening_day(calendar, day)
    _, after = care_world.round_on(world, today)
    now = calendar.start_of(today)
    service = world.library.services["e-resources"]
    for name, ticket in world.library.tickets.items():
        kinds = {it.kind for it in after.library.tickets[name].entries[len(ticket.entries) :]}
        if kinds == {"reminder"} and after.library.tickets[name].offered_to == ticket.offered_to:
            assert standing(after.library.tickets[name], service, calendar, now) == standing(
                ticket, service, calendar, now
            )
