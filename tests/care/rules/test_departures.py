"""Whoever has left leads nothing any more."""

from datetime import date

import pytest
from tests.care_world import carried_out, entry, loaded, ticket

from deskbook.care.model.cover import Area, Offer
from deskbook.care.rules import departures
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import EditTicket, SetFields

CLAIM = entry("2026-11-02 10:05", "accept", lead="-> ann", status="new -> open")
GONE = "---\nname: Gone\nleft: 2026-11-03\n---\n"
WORLD = loaded(
    ticket("Q-AAAAAA", CLAIM, lead="gone", offered_to="ann"),
    ticket("Q-BBBBBB", CLAIM, offered_to="gone"),
    ticket("Q-CCCCCC", CLAIM, lead="gone", status="resolved", resolved="2026-11-02T16:00:00Z"),
    services__maps="---\nname: Maps\nteam: [ann, gone]\nhead: gone\n"
    "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n",
    departments__law="---\nname: Law\nliaison: ann\nunderstudy: gone\noffered_to: gone\n---\n",
    projects__old="---\ntitle: Old\nlead: gone\nclosed: 2026-10-01\n---\n",
    projects__new="---\ntitle: New\nlead: gone\n---\n",
    problems__over="---\ntitle: Over\nstate: fixed\nstarted: 2026-10-01\nlead: gone\n---\n",
    staff__ann="---\nname: Ann\nunderstudy: gone\n---\n",
    staff__gone=GONE,
)


def test_everything_that_names_somebody_who_left_is_a_finding():
    found = [
        f"{it.path}:{it.line} {it.severity}: {it.message}"
        for it in departures.findings(WORLD, date(2026, 11, 4))
    ]
    leads = "leads this: `desk leave gone --on 2026-11-03 --apply` offers it to others"
    waits = "has yet to accept this: offer it to somebody else"
    stands_in = "is to stand in: name somebody else"
    assert found == [
        f"{path}: gone left on 2026-11-03 and {said}"
        for path, said in [
            ("tickets/2026/11/Q-AAAAAA.md:8 error", leads),
            ("tickets/2026/11/Q-BBBBBB.md:9 error", waits),
            ("knowledge/departments/law.md:5 error", waits),
            ("knowledge/departments/law.md:4 warning", stands_in),
            ("knowledge/projects/new.md:3 error", leads),
            ("knowledge/services/maps.md:4 error", leads),
            ("knowledge/services/maps.md:3 warning", "is in the team: take them out"),
            ("knowledge/staff/ann.md:3 warning", stands_in),
        ]
    ]
    assert list(departures.findings(WORLD, date(2026, 11, 3))) == []


LAST = date(2026, 11, 30)


def actor(author="head"):
    names = iter(f"{number:08d}" for number in range(99))
    return Actor(author, our_now(), lambda: next(names), "America/New_York")


def our_now():
    from datetime import UTC, datetime

    return datetime(2026, 11, 5, 15, tzinfo=UTC)


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


def test_record_without_a_successor_is_reported():
    world = loaded(
        projects__plan="---\ntitle: Plan\nlead: cyd\n---\n", staff__cyd="---\nname: Cyd\n---\n"
    )
    plan = departures.leave(world, "cyd", LAST, actor())
    assert plan.offers == (Offer("project", "plan", None),)
    assert [it.path for it in plan.plan.effects] == ["knowledge/staff/cyd.md"]


def test_own_understudy_of_the_leaving_colleague_is_asked_before_the_head_of_their_service():
    world = loaded(
        projects__plan="---\ntitle: Plan\nlead: cyd\n---\n",
        staff__cyd="---\nname: Cyd\nservices: [e-resources]\nunderstudy: dan\n---\n",
        staff__dan="---\nname: Dan\n---\n",
    )
    assert departures.leave(world, "cyd", LAST, actor()).offers == (
        Offer("project", "plan", "dan"),
    )


def test_records_that_a_colleague_leads_are_found():
    assert list(departures.list_led(EVERYTHING.library, "bob")) == [
        Area("department", ("art",), "bob", (("department", "ann"),)),
        Area("ticket", ("Q-DDDDDD",), "bob", (), "head"),
    ]
