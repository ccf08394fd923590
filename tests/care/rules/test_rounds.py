"""The daily round and its proofs: no open ticket is forgotten, and machines write the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests import care_world
from tests.care_world import entry, loaded, round_on, ticket
from tests.cases import examples

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import digests, nudges, rounds
from deskbook.care.rules.rounds import prove as proofs_of
from deskbook.library.model.records import Absence, Problem
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.rules.promises import list_outstanding

PEOPLE = ("ann", "bob", "head", "ghost")
DAYS = st.dates(date(2026, 11, 2), date(2026, 12, 31))


def rarely(strategy):
    """The value of a strategy once in four times, else none."""
    return st.one_of(st.none(), st.none(), st.none(), strategy)


SAID = st.tuples(
    st.integers(1, 40 * 24),
    st.sampled_from(["reply", "reply", "question", "wait", "note", "handoff", "reminder"]),
    st.sampled_from(["ann", "bob", "patron", "desk"]),
    st.sampled_from([(), (), (("waiting_on", "-> vendor"),), (("waiting_on", "-> patron"),),
                     (("waiting_on", "vendor ->"),), (("status", "resolved -> open"),),
                     (("offered_to", "-> bob"),), (("rule", "patron"),)]),
)  # fmt: skip


@st.composite
def tickets(draw, name):
    """A ticket in any state, consistent or not, with a few things said and done about it."""
    opened = datetime(2026, 10, 5, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 24 * 60)))
    said = sorted(draw(st.lists(SAID, max_size=4, unique_by=lambda it: it[0])))
    entries = tuple(
        Entry(
            time=opened + timedelta(hours=after),
            kind=kind,
            author=author,
            id=f"{number:08d}",
            data=data,
        )
        for number, (after, kind, author, data) in enumerate(said)
    )
    status, waiting_on = draw(st.sampled_from([
        ("waiting", "vendor"), ("waiting", "patron"), ("open", None), ("new", None), ("waiting", "colleague"),
        ("waiting", None), ("open", "vendor"), ("resolved", None)]))  # fmt: skip
    return Ticket(
        id=name,
        title="A question",
        status=status,
        waiting_on=waiting_on,
        service=draw(st.sampled_from(["e-resources", "e-resources", "unknown"])),
        channel="email",
        opened=opened,
        lead=draw(st.sampled_from(["ann", "bob", "ann", "head", "ghost", None])),
        offered_to=draw(rarely(st.sampled_from(PEOPLE))),
        problem=draw(rarely(st.sampled_from(["late", "unknown"]))),
        promised=draw(rarely(DAYS)),
        asker=draw(rarely(st.just("unknown"))),
        entries=entries,
    )


@st.composite
def troubled(draw):
    """A library whose colleagues are away or gone, and a few tickets."""
    world = care_world.loaded()
    handles = st.none() | st.sampled_from(PEOPLE)
    people = {}
    for handle, staff in world.library.staff.items():
        first = draw(DAYS)
        away = Absence(start=first, end=first + timedelta(days=9), understudy=draw(handles))
        people[handle] = replace(
            staff,
            away=tuple(filter(None, [draw(rarely(st.just(away)))])),
            left=draw(rarely(DAYS)),
            understudy=draw(handles),
        )
    fixed = Problem(slug="late", title="Late", state="fixed", started=date(2026, 10, 1),
                    fixed=date(2026, 11, 5), lead="ann")  # fmt: skip
    library = replace(world.library, staff=people, problems={"late": fixed})
    names = ("Q-AAAAAA", "Q-BBBBBB", "Q-CCCCCC")[: draw(st.integers(1, 3))]
    return care_world.with_tickets(
        replace(world, library=library), [draw(tickets(name)) for name in names]
    )


@examples(8)
@given(troubled(), DAYS)
def test_every_open_ticket_has_a_day_on_which_somebody_is_told(world, day):
    calendar = Calendar(world.library.profile)
    today = working_time.find_opening_day(calendar, day)
    proofs = proofs_of(world.library, calendar, today)
    still_open = {name for name, it in world.library.tickets.items() if it.status != "resolved"}
    assert {proof.ticket for proof in proofs} == still_open
    assert all(proof.day >= today and proof.team for proof in proofs)


@examples(8)
@given(troubled(), DAYS, st.lists(st.integers(1, 9), max_size=4))
def test_proof_comes_true_whichever_days_the_round_is_missed(world, day, gaps):
    calendar = Calendar(world.library.profile)
    today = working_time.find_opening_day(calendar, day)
    _, world = care_world.round_on(world, today)
    for proof in proofs_of(world.library, calendar, today):
        made, after = None, world
        days = [
            working_time.add_opening_days(calendar, today, sum(gaps[: n + 1]))
            for n in range(len(gaps))
        ]
        for each in (*(it for it in days if it < proof.day), proof.day):
            made, after = care_world.round_on(after, each)
        told = [
            it
            for it in digests.list_told(after.library, calendar, proof.day)
            if it.watch.subject == proof.ticket
        ]
        assert told, proof
        readers = {
            digest.name
            for digest in made.digests
            if any(it.watch.subject == proof.ticket for it in digest.new)
        }
        assert proof.team in readers and all(set(it.to) <= readers for it in told)


@examples(8)
@given(troubled(), DAYS)
def test_second_round_of_a_day_adds_nothing_and_makes_the_same_digests(world, day):
    calendar = Calendar(world.library.profile)
    today = working_time.find_opening_day(calendar, day)
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


@examples(8)
@given(troubled(), DAYS)
def test_nobody_is_written_to_where_nobody_knows_who_asks(world, day):
    today = working_time.find_opening_day(Calendar(world.library.profile), day)
    _, after = care_world.round_on(world, today)
    for name, before in world.library.tickets.items():
        added = after.library.tickets[name].entries[len(before.entries) :]
        assert before.asker is None or "reply" not in {it.kind for it in added}


@examples(8)
@given(troubled(), DAYS)
def test_a_reminder_is_not_activity(world, day):
    """No clock of a ticket that was only reminded of moves."""
    calendar = Calendar(world.library.profile)
    today = working_time.find_opening_day(calendar, day)
    _, after = care_world.round_on(world, today)
    now = calendar.start_of(today)
    service = world.library.services["e-resources"]
    for name, before in world.library.tickets.items():
        kinds = {it.kind for it in after.library.tickets[name].entries[len(before.entries) :]}
        if kinds == {"reminder"} and after.library.tickets[name].offered_to == before.offered_to:
            assert list_outstanding(
                after.library.tickets[name], service, calendar, now
            ) == list_outstanding(before, service, calendar, now)


def test_a_question_that_is_asked_later_is_not_uncovered_before():
    """Its lead is away until the day before: nothing was to be done, and the vendor is asked in time."""
    world = care_world.loaded()
    away = Absence(start=date(2026, 11, 2), end=date(2026, 11, 11))
    people = world.library.staff
    head = replace(people["head"], away=(away,))
    world = replace(world, library=replace(world.library, staff={**people, "head": head}))
    asked = Ticket(id="Q-AAAAAA", title="T", status="waiting", waiting_on="vendor", service="e-resources",
                   channel="email", opened=datetime(2026, 11, 12, 5, tzinfo=UTC), lead="head")  # fmt: skip
    world = care_world.with_tickets(world, [asked])
    calendar = Calendar(world.library.profile)
    (proof,) = proofs_of(world.library, calendar, date(2026, 11, 11))
    assert (proof.rule, proof.day) == ("vendor", date(2026, 11, 18))


CLAIM = entry("2026-11-02 10:05", "accept", lead="-> ann", status="new -> open")


REPLY = entry("2026-11-02 11:00", "reply", text="We look into it.")


def test_two_machines_write_the_same_entries():
    world = loaded(ticket("Q-AAAAAA", CLAIM, REPLY), ticket("Q-BBBBBB", status="new", lead=""))
    first, second = round_on(world, "2026-11-04")[0], round_on(world, "2026-11-04")[0]
    assert first.plan == second.plan
    # One of them comes two days later, without the other's work: the same step is the same entry.
    _, early = round_on(world, "2026-11-05")
    _, late = round_on(world, "2026-11-06")
    names = [
        {it.id for it in each.library.tickets["Q-AAAAAA"].entries if it.kind == "reminder"}
        for each in (early, late)
    ]
    assert names[0] == names[1]


def test_reminder_due_after_the_round_waits_for_the_next_digest():
    world = loaded(ticket("Q-AAAAAA", CLAIM, REPLY))
    _, world = round_on(world, "2026-11-04")
    later = loaded(
        world.filed["tickets/2026/11/Q-AAAAAA.md"].digest,
        ticket("Q-BBBBBB", CLAIM, opened="2026-11-04T14:30:00Z"),
    )
    made, later = round_on(later, "2026-11-04")
    assert [it.watch.subject for it in made.held] == ["Q-BBBBBB"]
    assert (made.new, made.plan.effects) == ((), ())
    found = rounds.prove(later.library, Calendar(later.library.profile), date(2026, 11, 4))
    assert [(it.ticket, it.day.day, it.told) for it in found] == [
        ("Q-AAAAAA", 4, True),
        ("Q-BBBBBB", 5, False),
    ]
    made, _ = round_on(later, "2026-11-05")
    assert [it.watch.subject for it in made.new] == ["Q-AAAAAA", "Q-BBBBBB"]


def test_a_round_looks_for_reminders_once(monkeypatch):
    found = []
    real = nudges.list_reminders
    monkeypatch.setattr(
        nudges, "list_reminders", lambda *asked: found.append(asked[2]) or real(*asked)
    )
    round_on(loaded(ticket("Q-AAAAAA", CLAIM, REPLY)), "2026-11-04")
    assert found == [date(2026, 11, 4)]


def test_a_proof_names_the_day_of_the_next_step():
    world = loaded(
        ticket("Q-AAAAAA", CLAIM, REPLY),
        ticket("Q-BBBBBB", status="resolved", resolved="2026-11-03T15:00:00Z"),
    )
    calendar = Calendar(world.library.profile)
    seen = []
    for number in (2, 3, 4, 5, 6, 9, 10, 16, 17):
        today = date(2026, 11, number)
        before = rounds.prove(world.library, calendar, today)
        _, world = round_on(world, today)
        after = rounds.prove(world.library, calendar, today)
        seen += [
            f"{number}: {it.day:%d} {it.rule} {' '.join(it.to)} {it.told}"
            for it in (*before, *after)
        ]
    assert seen == [
        "2: 04 news ann False", "2: 04 news ann False",
        "3: 04 news ann False", "3: 04 news ann False",
        "4: 04 news ann False", "4: 04 news ann True",
        "5: 05 news ann bob False", "5: 05 news ann bob True",
        "6: 09 news ann bob head False", "6: 09 news ann bob head False",
        "9: 09 news ann bob head False", "9: 09 news ann bob head True",
        "10: 16 news ann bob head False", "10: 16 news ann bob head False",
        "16: 16 news ann bob head False", "16: 16 news ann bob head True",
        "17: 23 news ann bob head False", "17: 23 news ann bob head False",
    ]  # fmt: skip
