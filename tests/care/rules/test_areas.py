"""Handing on departments, projects, services and problems; absences; a colleague who leaves."""

from datetime import date

import pytest
from tests.care_world import carried_out, entry, loaded, ticket

from deskbook.care.model.cover import Area, Offer
from deskbook.care.rules import areas, days_off, departures
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import EditTicket, SetFields
from deskbook.library.model.records import Absence

LAW = "---\nname: Law\nliaison: ann\nunderstudy: bob\noffered_to: bob\n---\n"
LAST = date(2026, 11, 30)


def actor(author="head"):
    names = iter(f"{number:08d}" for number in range(99))
    return Actor(author, our_now(), lambda: next(names), "America/New_York")


def our_now():
    from datetime import UTC, datetime

    return datetime(2026, 11, 5, 15, tzinfo=UTC)


def test_who_accepts_a_department_leads_it_and_does_not_stand_in_for_themselves():
    library = loaded(departments__law=LAW).library
    it = areas.find_responsibility(library, "knowledge/departments/law.md")
    assert it == areas.find_responsibility(library, "departments/law")
    assert areas.accept(it, "bob") == {
        "liaison": "bob", "offered_to": None, "reminded": None, "understudy": None,
    }  # fmt: skip
    assert areas.decline(it, "bob") == {"offered_to": None}
    assert areas.offer(it, "ann", "head") == {"offered_to": "head"}
    service = areas.find_responsibility(library, "services/e-resources")
    assert areas.offer(service, "head", "ann") == {"offered_to": "ann"}
    offered = areas.find_responsibility(
        loaded(services__e_resources=SERVICE).library, "services/e-resources"
    )
    assert areas.accept(offered, "ann") == {"head": "ann", "offered_to": None, "reminded": None}


SERVICE = (
    "---\nname: E\nteam: [ann]\nhead: head\noffered_to: ann\n"
    "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n"
)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda it, _: areas.accept(it, "ann"), "knowledge/departments/law.md is offered to bob, so only they can answer"),
        (lambda it, _: areas.offer(it, "bob", "head"), "ann leads knowledge/departments/law.md, so only they can offer it"),
        (lambda it, _: areas.offer(it, "ann", "ann"), "you lead knowledge/departments/law.md already"),
        (lambda _, lib: areas.accept(areas.find_responsibility(lib, "services/e-resources"), "ann"),
         "knowledge/services/e-resources.md is offered to nobody; head leads it"),
        (lambda _, lib: areas.find_responsibility(lib, "departments/art"), "there is no knowledge/departments/art.md"),
        (lambda _, lib: areas.find_responsibility(lib, "staff/ann"),
         '"staff/ann" is led by nobody: name one of departments, problems, projects, services/…'),
    ],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_is_refused(act, message):
    library = loaded(departments__law=LAW).library
    with pytest.raises(DeskError) as refused:
        act(areas.find_responsibility(library, "departments/law"), library)
    assert str(refused.value) == message


def test_absences_are_added_once():
    staff = loaded(
        staff__ann="---\nname: Ann\naway: [{from: 2026-11-03, to: 2026-11-10}]\n---\n"
    ).library.staff["ann"]
    known = Absence(start=date(2026, 11, 4), end=date(2026, 11, 10))
    new = Absence(start=date(2026, 11, 9), end=date(2026, 11, 11), understudy="bob", reason="leave")
    assert days_off.new_absences(staff, [known, new]) == (new,)
    assert days_off.absence_items((new, *staff.away)) == (
        {"from": date(2026, 11, 3), "to": date(2026, 11, 10)},
        {
            "from": date(2026, 11, 9),
            "to": date(2026, 11, 11),
            "understudy": "bob",
            "reason": "leave",
        },
    )
    days_off.refuse_impossible(staff, new)
    with pytest.raises(DeskError, match="ends on 2026-11-01, before it begins on 2026-11-02"):
        days_off.refuse_impossible(staff, Absence(start=date(2026, 11, 2), end=date(2026, 11, 1)))
    with pytest.raises(DeskError, match="ann cannot stand in for themselves"):
        days_off.refuse_impossible(staff, Absence(start=LAST, end=LAST, understudy="ann"))


CLAIM = entry("2026-11-02 10:05", "accept", lead="-> ann", status="new -> open")
OFFER = entry("2026-11-02 12:05", "handoff", offered_to="-> ann", to="ann", lead="pass")
EVERYTHING = loaded(
    ticket("Q-AAAAAA", CLAIM),
    ticket("Q-BBBBBB", CLAIM, department="law"),
    ticket("Q-CCCCCC", CLAIM, offered_to="bob"),
    ticket("Q-DDDDDD", CLAIM.replace("@ann", "@bob"), OFFER.replace("@ann", "@bob"), lead="bob", offered_to="ann"),
    ticket("Q-EEEEEE", CLAIM, status="resolved", resolved="2026-11-04T15:00:00Z", resolution="answered"),
    departments__law="---\nname: Law\nliaison: ann\nunderstudy: dan\n---\n",
    departments__art="---\nname: Art\nliaison: bob\nunderstudy: ann\n---\n",
    projects__plan="---\ntitle: Plan\nlead: ann\nunderstudy: gone\n---\n",
    problems__late="---\ntitle: Late\nstate: confirmed\nstarted: 2026-10-01\nlead: ann\noffered_to: dan\n---\n",
    staff__ann="---\nname: Ann\nservices: [e-resources, unknown]\nunderstudy: gone\n---\n",
    staff__bob="---\nname: Bob\naway: [{from: 2026-12-01, to: 2026-12-02, understudy: ann}]\n---\n",
    staff__dan="---\nname: Dan\n---\n",
    staff__gone="---\nname: Gone\nleft: 2026-11-01\n---\n",
)  # fmt: skip


def test_everything_that_a_leaving_colleague_leads_is_offered():
    plan = departures.leave(EVERYTHING, "ann", LAST, actor())
    assert plan.offers == (
        Offer("department", "law", "dan"),
        Offer("project", "plan", "head"),
        Offer("problem", "late", "dan", pending=True),
        Offer("ticket", "Q-AAAAAA", "head"),
        Offer("ticket", "Q-BBBBBB", "dan"),
        Offer("ticket", "Q-CCCCCC", "bob", pending=True),
    )
    assert plan.named == (
        "knowledge/services/e-resources.md: in the team",
        "knowledge/departments/art.md: the understudy",
        "knowledge/staff/bob.md: the understudy of an absence",
    )
    assert [
        (it.path, it.edit.fields if isinstance(it, EditTicket) else it.fields)
        for it in plan.plan.effects
    ] == [
        ("knowledge/staff/ann.md", {"left": LAST}),
        ("knowledge/departments/law.md", {"offered_to": "dan"}),
        ("knowledge/projects/plan.md", {"offered_to": "head"}),
        ("tickets/2026/11/Q-AAAAAA.md", {"offered_to": "head"}),
        ("tickets/2026/11/Q-BBBBBB.md", {"offered_to": "dan"}),
        ("tickets/2026/11/Q-DDDDDD.md", {"offered_to": None}),
    ]
    # Planned again, nothing more is offered; what was is pending.
    again = departures.leave(carried_out(EVERYTHING, plan.plan), "ann", LAST, actor())
    assert all(it.pending for it in again.offers)
    assert [type(it) for it in again.plan.effects] == [SetFields]


def test_one_colleague_may_be_offered_everything_if_they_stay():
    plan = departures.leave(EVERYTHING, "ann", LAST, actor(), to="dan")
    assert {it.to for it in plan.offers if not it.pending} == {"dan"}
    with pytest.raises(DeskError, match="gone is not here after 2026-11-30"):
        departures.leave(EVERYTHING, "ann", LAST, actor(), to="gone")


def test_what_nobody_is_left_for_is_said():
    world = loaded(
        projects__plan="---\ntitle: Plan\nlead: cyd\n---\n", staff__cyd="---\nname: Cyd\n---\n"
    )
    plan = departures.leave(world, "cyd", LAST, actor())
    assert plan.offers == (Offer("project", "plan", None),)
    assert [it.path for it in plan.plan.effects] == ["knowledge/staff/cyd.md"]


def test_what_somebody_leads_is_found():
    assert list(departures.list_led(EVERYTHING.library, "bob")) == [
        Area("department", ("art",), "bob", (("department", "ann"),)),
        Area("ticket", ("Q-DDDDDD",), "bob", (), "head"),
    ]
