"""Who stands in, and where nobody does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests.care_world import loaded

from deskbook.care.model.cover import Area, StandIn
from deskbook.care.rules import cover
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.records import (
    Absence,
    Department,
    Hours,
    Problem,
    Profile,
    Project,
    Service,
    ServicePromise,
    Staff,
)
from deskbook.library.model.ticket import Ticket

DAY = date(2026, 11, 5)


def staff(handle, *away, understudy=None, left=None):
    """`away` as `5-13 ann`: from and to in November, and who stands in."""
    absences = []
    for text in away:
        days, _, other = text.partition(" ")
        first, last = (date(2026, 11, int(day)) for day in days.split("-"))
        absences.append(Absence(start=first, end=last, understudy=other or None))
    return Staff(handle=handle, name=handle, away=tuple(absences), understudy=understudy, left=left)


def library(*people, **more):
    service = Service(
        slug="desk",
        name="Desk",
        team=("ann",),
        head="head",
        promise=ServicePromise(first_reply="4h", news_every="2d", accept_within="1d"),
    )
    week = (Hours(days=("mon",), hours="09:00-17:00"),)
    return Library(
        profile=Profile(name="Library", timezone="UTC", week=week),
        services={"desk": service},
        staff={it.handle: it for it in people},
        **more,
    )


def ticket(lead, **more):
    opened = our.datetime(2026, 11, 1, tzinfo=our.UTC)
    return Ticket(id=more.pop("id", "Q-AAAAAA"), title="T", status="open", service=more.pop("service", "desk"),
                  channel="email", opened=opened, lead=lead, **more)  # fmt: skip


HISTORY = {"history": Department(slug="history", name="History", liaison="ann", understudy="dan")}
REVIEW = {"review": Project(slug="review", title="Review", lead="ann", understudy="pat")}


@pytest.mark.parametrize(
    ("people", "fields", "expected"),
    [
        ([staff("ann")], {}, StandIn("ann", "themselves")),
        ([staff("ann", "5-6 bob", understudy="cyd"), staff("bob"), staff("cyd")], {}, StandIn("bob", "absence")),
        ([staff("ann", "5-6", understudy="cyd"), staff("cyd")], {}, StandIn("cyd", "understudy")),
        # The one named is away too: her own stand-in is asked.
        ([staff("ann", "1-30 bob"), staff("bob", "5-5 eve"), staff("eve")], {}, StandIn("eve", "absence")),
        # Of two absences that overlap, the longer one counts.
        ([staff("ann", "1-6 bob", "5-9 cyd"), staff("bob"), staff("cyd")], {}, StandIn("cyd", "absence")),
        # The one that ends last, whichever began last.
        ([staff("ann", "1-9 bob", "4-6 cyd"), staff("bob"), staff("cyd")], {}, StandIn("bob", "absence")),
        # Whoever has left is passed over, and so is a handle that nobody has.
        ([staff("ann", "5-6 bob", understudy="nobody"), staff("bob", left=date(2026, 11, 4)), staff("head")], {},
         StandIn("head", "head")),
        ([staff("ann", left=DAY)], {}, StandIn("ann", "themselves")),
        # Department, then project, then the head; a circle of understudies ends.
        ([staff("ann", "5-6"), staff("dan"), staff("pat")], {"department": "history", "project": "review"},
         StandIn("dan", "department")),
        ([staff("ann", "5-6"), staff("dan", "5-5"), staff("pat")], {"department": "history", "project": "review"},
         StandIn("pat", "project")),
        ([staff("ann", "5-6 bob"), staff("bob", "5-6 ann"), staff("head", "5-5 sub"), staff("sub")], {},
         StandIn("sub", "head")),
        ([staff("ann", "5-6 bob"), staff("bob", "5-6 ann"), staff("head", "5-5 ann")], {}, StandIn(None, "nobody")),
        ([staff("ann", "5-6")], {"service": "unknown"}, StandIn(None, "nobody")),
        ([staff("head")], {"lead": None}, StandIn("head", "head")),
    ],
)  # fmt: skip
def test_a_stand_in_is_found(people, fields, expected):
    known = library(*people, departments=HISTORY, projects=REVIEW)
    area = cover.make_ticket_area(known, ticket(**{"lead": "ann", **fields}))
    assert cover.find_stand_in(known, area, DAY) == expected


def test_the_understudy_is_the_next_to_be_asked_and_never_the_one_who_sees_to_it_now():
    known = library(
        staff("ann", "5-6 bob", understudy="cyd"), staff("bob"), staff("cyd"), staff("head")
    )
    area = cover.make_ticket_area(known, ticket("ann"))
    assert cover.find_understudy(known, area, DAY) == "cyd"
    assert cover.find_understudy(known, area, date(2026, 11, 9)) == "cyd"
    assert cover.find_understudy(known, replace(area, lead=None), DAY) is None
    assert cover.find_head(known, "desk", DAY) == "head"
    assert cover.find_head(known, "unknown", DAY) is None


@st.composite
def tangled(draw):
    """Colleagues who name each other, are away and leave as chance will have it."""
    handles = ["ann", "bob", "cyd", "dan", "head", "pat"]
    someone = st.none() | st.sampled_from([*handles, "ghost"])
    people = []
    for handle in handles:
        away = draw(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9), someone), max_size=2))
        absences = [
            Absence(start=date(2026, 11, first), end=date(2026, 11, first + more), understudy=who)
            for first, more, who in away
        ]
        left = draw(st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 20)))
        person = staff(handle, understudy=draw(someone), left=left)
        people.append(replace(person, away=tuple(absences)))
    return library(*people, departments=HISTORY, projects=REVIEW)


@given(tangled(), st.integers(1, 20), st.sampled_from(["ann", "bob", "ghost", None]))
def test_stand_in_is_here_and_without_one_the_head_is_away_too(known, day, lead):
    today = date(2026, 11, day)
    area = cover.make_ticket_area(known, ticket(lead, department="history", project="review"))
    found = cover.find_stand_in(known, area, today)
    if found.who is None:
        assert not cover.is_here(known.staff["head"], today)
    else:
        assert cover.is_here(known.staff[found.who], today)
    assert cover.find_understudy(known, area, today) != found.who or found.who is None


def test_gaps_now_and_coming():
    known = library(
        staff("ann", "9-13", "14-15 head", "20-21"),
        staff("bob", understudy="ann", left=date(2026, 11, 8)),
        staff("cyd", understudy="gone"),
        staff("gone", left=date(2026, 11, 1)),
        staff("head", "12-13"),
        departments={"law": Department(slug="law", name="Law", liaison="bob", understudy="ann")},
        projects={
            "plan": Project(slug="plan", title="Plan", lead="cyd"),
            "old": Project(slug="old", title="Old", lead="gone", closed=date(2026, 10, 1)),
        },
        problems={
            "late": Problem(slug="late", title="Late", state="confirmed", started=DAY, lead="gone"),
            "over": Problem(slug="over", title="Over", state="fixed", started=DAY, lead="gone"),
        },
        tickets={
            it.id: it
            for it in (
                ticket("ann", id="Q-BBBBBB"),
                ticket("ann", id="Q-AAAAAA"),
                ticket("bob", id="Q-CCCCCC"),
                ticket(None, id="Q-DDDDDD"),
                replace(ticket("gone", id="Q-EEEEEE"), status="resolved"),
            )
        },
    )
    found = cover.find_gaps(known, DAY, date(2026, 11, 30))
    shown = [
        f"{gap.area.kind} {' '.join(gap.area.names)} {gap.area.lead}: {gap.lack} {gap.first:%d}-{gap.last:%d} {gap.stand_in}"
        for gap in found
    ]
    assert shown == [
        "department law bob: left 09-30 None",
        "project plan cyd: no-understudy 05-30 None",
        "service desk head: away 12-13 None",
        "problem late gone: left 05-30 None",
        "ticket Q-AAAAAA Q-BBBBBB ann: away 09-11 head",
        "ticket Q-AAAAAA Q-BBBBBB ann: away 12-13 None",
        "ticket Q-AAAAAA Q-BBBBBB ann: away 20-21 head",
        "ticket Q-CCCCCC bob: left 09-30 None",
        "ticket Q-DDDDDD None: unled 05-30 head",
    ]


def test_an_area_names_who_may_stand_in():
    assert list(cover.list_areas(library(staff("ann"), departments=HISTORY, projects=REVIEW))) == [
        Area("department", ("history",), "ann", (("department", "dan"),)),
        Area("project", ("review",), "ann", (("project", "pat"),)),
        Area("service", ("desk",), "head"),
    ]


LAW = "---\nname: Law\nliaison: ann\nunderstudy: bob\noffered_to: bob\n---\n"


def test_who_accepts_a_department_leads_it_and_does_not_stand_in_for_themselves():
    library = loaded(departments__law=LAW).library
    it = cover.find_responsibility(library, "knowledge/departments/law.md")
    assert it == cover.find_responsibility(library, "departments/law")
    assert cover.accept_lead(it, "bob") == {
        "liaison": "bob", "offered_to": None, "reminded": None, "understudy": None,
    }  # fmt: skip
    assert cover.decline_lead(it, "bob") == {"offered_to": None}
    assert cover.offer_lead(it, "ann", "head") == {"offered_to": "head"}
    service = cover.find_responsibility(library, "services/e-resources")
    assert cover.offer_lead(service, "head", "ann") == {"offered_to": "ann"}
    offered = cover.find_responsibility(
        loaded(services__e_resources=SERVICE).library, "services/e-resources"
    )
    assert cover.accept_lead(offered, "ann") == {
        "head": "ann",
        "offered_to": None,
        "reminded": None,
    }


SERVICE = (
    "---\nname: E\nteam: [ann]\nhead: head\noffered_to: ann\n"
    "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n"
)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda it, _: cover.accept_lead(it, "ann"), "knowledge/departments/law.md is offered to bob, so only they can answer"),
        (lambda it, _: cover.offer_lead(it, "bob", "head"), "ann leads knowledge/departments/law.md, so only they can offer it"),
        (lambda it, _: cover.offer_lead(it, "ann", "ann"), "you lead knowledge/departments/law.md already"),
        (lambda _, lib: cover.accept_lead(cover.find_responsibility(lib, "services/e-resources"), "ann"),
         "knowledge/services/e-resources.md is offered to nobody; head leads it"),
        (lambda _, lib: cover.find_responsibility(lib, "departments/art"), "there is no knowledge/departments/art.md"),
        (lambda _, lib: cover.find_responsibility(lib, "staff/ann"),
         '"staff/ann" is led by nobody: name one of departments, problems, projects, services/…'),
    ],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_is_refused(act, message):
    library = loaded(departments__law=LAW).library
    with pytest.raises(DeskError) as refused:
        act(cover.find_responsibility(library, "departments/law"), library)
    assert str(refused.value) == message
