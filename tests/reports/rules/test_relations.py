"""Departments, resources and vendors over terms: counted once, and safe to hand out."""

import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests import care_world

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.model.outcomes import VendorDelay
from deskbook.library.model.library import Library
from deskbook.library.model.records import (
    Department,
    Milestone,
    Problem,
    Project,
    Resource,
    Service,
    ServicePromise,
    Term,
)
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CAUSES
from deskbook.reports.model.relation import (
    Availability,
    Fault,
    Handout,
    Relation,
    Spread,
    Waits,
)
from deskbook.reports.rules import handouts, relations, suppression
from deskbook.reports.views import relations as view

TERMS = (
    Term(name="Fall 2025", start=date(2025, 9, 1), end=date(2025, 12, 19)),
    Term(name="Spring 2026", start=date(2026, 1, 20), end=date(2026, 5, 15)),
    Term(name="Fall 2026", start=date(2026, 8, 31), end=date(2026, 12, 18)),
    Term(name="Spring 2027", start=date(2027, 1, 19), end=date(2027, 5, 14)),
)
PROFILE = replace(care_world.PROFILE, terms=TERMS)
CALENDAR = Calendar(PROFILE)
NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)
TODAY = date(2026, 11, 16)


def asked(name, day, **more):
    about = {
        "service": "desk", "department": "history", "resource": "hft", "status": "resolved", **more,
    }  # fmt: skip
    return Ticket(
        id=f"Q-{name:06}",
        title=f"T {name}",
        channel="email",
        opened=datetime.fromisoformat(f"{day}T15:00:00+00:00"),
        **about,
    )


def waited(ticket, days):
    """The ticket with a wait for its vendor from the day it was asked."""
    begun = ticket.opened + timedelta(hours=1)
    entries = [("status", "open -> waiting", "waiting_on", "-> vendor", begun)]
    if days:
        end = begun + timedelta(days=days)
        entries.append(("status", "waiting -> open", "waiting_on", "vendor ->", end))
    made = tuple(
        Entry(time=time, kind="wait", author="ann", id=f"{number:08}", data=((a, b), (c, d)))
        for number, (a, b, c, d, time) in enumerate(entries)
    )
    if days:
        return replace(ticket, entries=made)
    return replace(ticket, entries=made, status="waiting", waiting_on="vendor")


TICKETS = (
    asked(1, "2025-09-03", cause="content-delayed"),
    asked(2, "2026-02-03", resource=None, service="other"),
    asked(
        3, "2026-06-30", cause="content-delayed"
    ),  # after a term and before the next: the former's
    asked(4, "2026-09-01", cause="content-missing", arrived=date(2026, 9, 11)),
    waited(asked(5, "2026-11-02", watch=date(2026, 12, 1)), 0),
    waited(asked(6, "2026-11-03", resource="maps", department=None), 7),
    asked(7, "2026-11-04", resolution="duplicate"),
    asked(8, "2026-11-05", status="open", promised=date(2026, 11, 20)),
)
LIBRARY = Library(
    profile=PROFILE,
    services={"desk": Service(slug="desk", name="Desk", team=("ann",), head="ann",
                              promise=ServicePromise(first_reply="1d", news_every="1d", accept_within="1d"))},
    departments={"history": Department(slug="history", name="History", liaison="ann", understudy="bob",
                                       agreements=("We agreed.",))},
    resources={
        "hft": Resource(slug="hft", name="History Full Text", vendor="Meridian & Co.", support="s@m.example",
                        platform="Reader"),
        "maps": Resource(slug="maps", name="Maps", vendor="Meridian & Co."),
        "own": Resource(slug="own", name="Our own", vendor=""),
    },
    problems={
        "late": Problem(slug="late", title="Late issues", state="confirmed", public=True, resource="hft",
                        started=date(2026, 11, 7), lead="ann"),
        "inside": Problem(slug="inside", title="Secret", state="fixed", resource="maps", started=date(2026, 11, 5),
                          fixed=date(2026, 11, 8), lead="ann"),
        "old": Problem(slug="old", title="Old", state="fixed", resource="hft", started=date(2024, 1, 1),
                       fixed=date(2024, 2, 1), lead="ann"),
        "maybe": Problem(slug="maybe", title="Maybe", state="suspected", resource="hft",
                         started=date(2026, 1, 1), lead="ann"),
        "undated": Problem(slug="undated", title="Undated", state="fixed", resource="own",
                           started=date(2026, 1, 1), lead="ann"),
        "ours": Problem(slug="ours", title="Nowhere", state="confirmed", started=date(2026, 1, 1), lead="ann"),
    },
    projects={
        "review": Project(slug="review", title="Review", lead="ann", department="history", milestones=(
            Milestone(what="Two", due=date(2026, 12, 2)), Milestone(what="One", due=date(2026, 12, 1)),
            Milestone(what="Zero", due=date(2026, 9, 1), done=date(2026, 9, 1)))),
        "plan": Project(slug="plan", title="Plan", lead="ann", department="history", closed=TODAY),
        "over": Project(slug="over", title="Over", lead="ann", department="history", closed=date(2026, 1, 1)),
    },
    tickets={it.id: it for it in TICKETS},
)  # fmt: skip
FOUND = relations.find_relations(LIBRARY, CALENDAR, NOW)


def names(tickets):
    return [int(it.id[2:]) for it in tickets]


def test_there_is_one_for_each_department_resource_and_vendor():
    assert list(FOUND) == [
        ("department", "history"),
        ("resource", "hft"),
        ("resource", "maps"),
        ("resource", "own"),
        ("vendor", "meridian-co"),
    ]


def test_a_question_belongs_to_the_term_that_began_last_and_a_duplicate_to_none():
    it = FOUND["department", "history"]
    assert [(term.name, term.first, term.last) for term in it.terms] == [
        ("Fall 2025", date(2025, 9, 1), date(2026, 1, 19)),
        ("Spring 2026", date(2026, 1, 20), date(2026, 8, 30)),
        ("Fall 2026", date(2026, 8, 31), TODAY),
    ]
    assert it.asked == (1, 2, 3)
    assert it.compared == (3, "Fall 2025", 1)
    assert it.spreads == (
        Spread("service", (("desk", (1, 1, 3)), ("other", (0, 1, 0)))),
        Spread("activity", (("none", (1, 2, 3)),)),
        Spread("resource", (("hft", (1, 1, 3)), ("none", (0, 1, 0)))),
        Spread(
            "cause",
            (("content-delayed", (1, 1, 0)), ("content-missing", (0, 0, 1)), ("none", (0, 1, 2))),
        ),
    )
    assert names(it.open) == [5, 8]
    assert [one.slug for one in it.projects] == ["review", "plan"]
    assert (it.waits, it.availability, it.late, it.resources) == (None, None, None, ())


def test_a_vendor_is_all_of_its_resources():
    it = FOUND["vendor", "meridian-co"]
    assert (it.name, it.resources, it.asked) == ("Meridian & Co.", ("hft", "maps"), (1, 1, 4))
    assert it.waits == Waits((5, 10), 1)
    assert it.late == VendorDelay("Meridian & Co.", (10,), 1)
    assert it.availability == Availability(
        365,
        12,  # two problems on two of the days
        (
            Fault("late", "Late issues", True, "hft", date(2026, 11, 7), None, 10),
            Fault("inside", "Secret", False, "maps", date(2026, 11, 5), date(2026, 11, 8), 4),
        ),
    )
    own = FOUND["resource", "own"]
    assert own.availability == Availability(
        365, 1, (Fault("undated", "Undated", False, "own", date(2026, 1, 1), date(2026, 1, 1), 1),)
    )
    assert (own.waits, own.late, own.asked) == (Waits((), 0), None, (0, 0, 0))


def test_vendors_whose_names_are_written_alike_have_addresses_of_their_own():
    named = {
        name: Resource(slug="x", name="X", vendor=name) for name in ("A & B", "A b", "日本", "")
    }
    assert relations.list_vendors(replace(LIBRARY, resources=named)) == {
        "a-b": "A & B",
        "a-b-2": "A b",
        "vendor": "日本",
    }


def test_addresses_of_vendors_with_long_names_fit_into_file_names():
    named = {n: Resource(slug="x", name="X", vendor="Journals " * 60 + n) for n in ("", "one", "2")}
    found = relations.list_vendors(replace(LIBRARY, resources=named))
    assert sorted(found.values()) == sorted({it.vendor for it in named.values()})
    assert all(len(it) < 80 for it in found)


def test_without_terms_reporting_years_are_compared_and_none_before_the_first_ticket():
    profile = replace(PROFILE, terms=())
    found = relations.find_relations(replace(LIBRARY, profile=profile), Calendar(profile), NOW)
    it = found["department", "history"]
    assert [term.name for term in it.terms] == ["2025-2026", "2026-2027"]
    assert it.asked == (3, 3)
    assert it.compared is None
    empty = relations.find_relations(replace(LIBRARY, tickets={}), CALENDAR, NOW)
    assert empty["department", "history"].asked == (0,)


def test_a_briefing_is_for_colleagues_and_names_no_lead():
    tickets = {it.id: replace(it, lead="zoe") for it in TICKETS}
    found = relations.find_relations(replace(LIBRARY, tickets=tickets), CALENDAR, NOW)
    library = LIBRARY
    text = view.markdown("History", view.briefing(library, found["department", "history"], TODAY))
    assert (
        text
        == """\
# History

- Liaison: ann
- Understudy: bob
- Known problem: Late issues (confirmed)
- Known problem: Maybe (suspected)

## In numbers

- 3 questions in Fall 2026 so far; 1 in the same days of Fall 2025.

## Agreed

- We agreed.

## Promised

- T 8 (Q-000008; promised Fri 20 Nov)

## Cases with the vendor

- T 5 (Q-000005; waits on the vendor)

## Projects

- Review: One, due Tue 1 Dec
- Plan

## By service

|  | Fall 2025 | Spring 2026 | Fall 2026 |
|---|--:|--:|--:|
| Desk | 1 | 1 | 3 |
| other | 0 | 1 | 0 |
| all | 1 | 2 | 3 |

## By resource

|  | Fall 2025 | Spring 2026 | Fall 2026 |
|---|--:|--:|--:|
| History Full Text | 1 | 1 | 3 |
| not said | 0 | 1 | 0 |
| all | 1 | 2 | 3 |

## By cause

|  | Fall 2025 | Spring 2026 | Fall 2026 |
|---|--:|--:|--:|
| content delayed | 1 | 1 | 0 |
| content missing | 0 | 0 | 1 |
| not said | 0 | 1 | 2 |
| all | 1 | 2 | 3 |"""
    )
    every = "".join(
        view.markdown(it.name, view.briefing(library, it, TODAY)) for it in found.values()
    )
    assert "zoe" not in every


def test_a_department_without_an_understudy_names_its_liaison_alone():
    alone = replace(LIBRARY.departments["history"], understudy=None)
    library = replace(LIBRARY, departments={"history": alone})
    text = view.markdown("History", view.briefing(library, FOUND["department", "history"], TODAY))
    assert "- Liaison: ann\n" in text
    assert "Understudy" not in text


def test_a_vendors_briefing_begins_with_what_renewals_turn_on():
    it = FOUND["vendor", "meridian-co"]
    text = view.markdown(it.name, view.briefing(LIBRARY, it, TODAY))
    assert text.startswith("""\
# Meridian & Co.

- Resources: History Full Text, Maps
- Platform: Reader
- Support: s@m.example

## In numbers

- 4 questions in Fall 2026 so far; 1 in the same days of Fall 2025.
- 2 cases waited 5 to 10 opening days for the vendor, half of them at most 5. One waits now.
- Patrons met a confirmed problem on 12 of the last 365 days; 96 % of the days were without.
- Late content: One issue came 10 days after it was first missed. One issue is still missing.

## Promised
""")
    assert "- Late issues: from Sat 7 Nov and not over yet, 10 days\n" in text
    assert "- Secret: from Thu 5 Nov to Sun 8 Nov, 4 days\n" in text
    assert view.markdown("Maps", view.briefing(LIBRARY, FOUND["resource", "maps"], TODAY)).startswith(
        "# Maps\n\n- Vendor: Meridian & Co.\n\n## In numbers\n\n"
        "- One question in Fall 2026 so far; 0 in the same days of Fall 2025.\n"
        "- One case waited 5 opening days for the vendor."
    )  # fmt: skip
    own = view.markdown("Our own", view.briefing(LIBRARY, FOUND["resource", "own"], TODAY))
    assert "on one of the last 365 days" in own
    assert "Undated: from Thu 1 Jan to Thu 1 Jan, a day" in own
    none = replace(FOUND["resource", "own"], availability=Availability(365, 0, ()),
                   waits=Waits((1,), 2), compared=None)  # fmt: skip
    assert view.list_numbers(none) == (
        "0 questions in Fall 2026 so far.",
        "One case waited an opening day for the vendor. 2 wait now.",
        "No confirmed problem in the last 365 days.",
    )


def test_what_is_too_much_for_one_page_is_counted():
    library = LIBRARY
    many = replace(
        FOUND["department", "history"],
        open=tuple(asked(it, "2026-11-02", status="open") for it in range(9)),
        spreads=(Spread("cause", tuple((f"c-{it}", (1, 1, it)) for it in range(8))),),
    )
    parts = {it.title: it for it in view.briefing(library, many, TODAY)}
    assert len(parts["Open besides"].lines) == view.SHOWN
    assert parts["Open besides"].lines[-1] == "and 4 more"
    rows = parts["By cause"].table.rows
    assert [row[0] for row in rows] == ["c 0", "c 1", "c 2", "c 3", "c 4", "c 5", "others", "all"]
    assert rows[-2] == ("others", 2, 2, 13)
    assert len(view.tables(library, many)[0].rows) == 9


def test_a_handout_holds_whole_terms_public_problems_and_no_ticket():
    it = handouts.make_handout(LIBRARY, FOUND["vendor", "meridian-co"])
    assert it == Handout(
        kind="vendor",
        name="Meridian & Co.",
        by="cause",
        terms=("Fall 2025", "Spring 2026"),
        rows=(("all", (None, None, None)),),
        minimum=5,
        availability=replace(
            FOUND["vendor", "meridian-co"].availability,
            faults=FOUND["vendor", "meridian-co"].availability.faults[:1],
        ),
        late=VendorDelay("Meridian & Co.", (10,), 1),
    )
    text = view.markdown(it.name, view.handout(LIBRARY, it, TODAY))
    assert (
        text
        == """\
# Meridian & Co.

- Patrons met a confirmed problem on 12 of the last 365 days; 96 % of the days were without.
- Late content: One issue came 10 days after it was first missed. One issue is still missing.

## Confirmed problems of the last year

- Late issues: from Sat 7 Nov and not over yet, 10 days"""
    )
    bare = view.handout(LIBRARY, handouts.make_handout(LIBRARY, FOUND["resource", "own"]), TODAY)
    assert bare == (
        view.Section("", ("Patrons met a confirmed problem on one of the last 365 days; 99 % of the "
                          "days were without.",)),
    )  # fmt: skip


counts = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12)), max_size=5)


@given(counts)
def test_no_number_of_a_handout_is_small_and_sums_are_those_of_what_is_shown(rows):
    spread = Spread("cause", tuple((f"c{it}", row) for it, row in enumerate(rows)))
    it = handouts.make_handout(LIBRARY, replace(FOUND["resource", "hft"], spreads=(spread,)))
    for name, (*terms, whole) in it.rows:
        assert whole == (None if None in terms else sum(terms))
        if name != "others":
            assert not [value for value in terms if value is not None and value < 5]
    for place in range(2):
        column = {name: row[place] for name, row in it.rows}
        found = suppression.publish_list(
            dict.fromkeys(["none", *CAUSES], 0)
            | {f"c{at}": row[place] for at, row in enumerate(rows)},
            5,
        )
        assert column.pop("all") == found.total
        others = column.pop("others", None)
        assert others == found.rest or (found.total, others) == (None, None)
        assert {
            name: number for name, number in column.items() if number is not None
        } == found.shown


def test_a_handout_of_services_has_what_is_common_in_each_term():
    spread = Spread("service", (("desk", (40, 30, 3)), ("other", (2, 0, 0))))
    many = {f"s{at}": LIBRARY.services["desk"] for at in range(4)}
    library = replace(LIBRARY, services=LIBRARY.services | many)
    department = replace(FOUND["department", "history"], spreads=(spread,))
    found = handouts.make_handout(library, department)
    assert [name for name, _ in found.rows][-2:] == ["others", "all"]
    assert found.rows[-1] == ("all", (42, 30, 72))


def test_neither_has_a_place_for_who_asked_or_who_answered():
    words = {name for kind in (Relation, Handout) for name in (it.name for it in fields(kind))}
    assert not {it for it in words if re.search("patron|lead|staff|handle|contributor|author", it)}
    assert "open" not in {it.name for it in fields(Handout)}
