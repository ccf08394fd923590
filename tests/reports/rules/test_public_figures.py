import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import examples
from tests.hands import ticket
from tests.reports.rules.test_facts import WORLD
from tests.reports.rules.test_suppression import open_to_attack

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Department
from deskbook.library.model.ticket import Entry
from deskbook.reports.model.report import PublicFigures
from deskbook.reports.rules import public_figures
from deskbook.reports.rules.suppression import TOTAL, add_totals

NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)
CALENDAR = Calendar(WORLD.profile)


DONE = {"status": "resolved", "lead": "ann", "resolution": "answered"}
"""On the spot, so that nothing has to be worked out about how long it took."""


def library(*asked, start="07-01", answered=None):
    """Tickets by month, service and channel: `("2026-09", "reference", "email", 7)` is seven."""
    tickets = {}
    for month, service, channel, number in asked:
        for _ in range(number):
            name = f"Q-{len(tickets):06}"
            opened = datetime.fromisoformat(f"{month}-10T15:00:00+00:00")
            reply = Entry(
                time=opened + timedelta(hours=answered or 0), kind="reply", author="ann", id="1" * 8
            )
            tickets[name] = ticket(
                id=name, opened=opened, service=service, channel=channel,
                department="history" if service == "reference" else None,
                entries=(reply,) if answered else (),
                **({} if answered else DONE), resolved=None if answered else opened,
            )  # fmt: skip
    profile = replace(WORLD.profile, reporting_year_start=start)
    return replace(
        WORLD,
        profile=profile,
        tickets=tickets,
        departments={"history": Department(slug="history", name="History", liaison="ann")},
    )


def make(it, kind="month", on=datetime(2026, 9, 5, tzinfo=UTC)):
    return public_figures.make_figures(it, CALENDAR, NOW, kind, on)


def test_a_month_is_published_with_small_numbers_suppressed():
    it = library(("2026-09", "reference", "email", 9), ("2026-09", "ill", "email", 2),
                 ("2026-09", "loans", "desk", 6), ("2026-10", "ill", "desk", 9))  # fmt: skip
    made = make(it)
    assert (made.period.name, made.total, made.months, made.usual) == ("2026-09", 17, (), ())
    assert dict(made.lists) == {
        "service": (("Reference", 9), ("ill", None), ("loans", None)),
        "channel": (("email", 11), ("desk", 6)),
        "resource": (("none", 17),),
        "department": (("History", 9), ("none", 8)),
    }


def test_the_last_month_that_is_over_is_the_usual_one():
    assert make(library(), on=None).period.name == "2026-10"
    assert make(library(), "year", on=None).period.name == "2025-2026"


def test_a_month_with_too_few_questions_shows_nothing():
    made = make(library(("2026-09", "reference", "email", 4), answered=1))
    assert (made.total, made.lists, made.usual) == (None, (), ())


def test_where_one_list_has_to_hide_the_total_all_do():
    """Five services with one question each: five in all would tell that each had one."""
    it = library(*(("2026-09", f"s{number}", "email", 1) for number in range(5)))
    assert (make(it).total, make(it).lists) == (None, ())


def test_a_month_without_a_question_has_none():
    made = make(library())
    assert (made.total, dict(made.lists)["service"]) == (0, ())


def test_how_soon_we_write_is_told_only_where_the_number_of_questions_is():
    it = library(("2026-09", "reference", "email", 9), ("2026-09", "ill", "email", 2),
                 ("2026-09", "loans", "desk", 6), answered=2)  # fmt: skip
    assert make(it).usual == (("Reference", timedelta(hours=2), timedelta(hours=2)),)
    few = library(("2026-09", "reference", "email", 9), answered=2)
    slow = {name: replace(found, entries=() if at else found.entries)
            for at, (name, found) in enumerate(few.tickets.items())}  # fmt: skip
    assert make(replace(few, tickets=slow)).usual == ()


def test_a_year_keeps_back_what_would_give_a_month_away():
    it = library(("2025-09", "reference", "email", 9), ("2025-09", "ill", "email", 2),
                 ("2025-09", "loans", "email", 6), ("2025-10", "ill", "email", 9),
                 ("2025-10", "loans", "email", 9), ("2025-10", "reference", "email", 9))  # fmt: skip
    made = make(it, "year", datetime(2026, 1, 1, tzinfo=UTC))
    assert (made.total, made.months[2:4], len(made.months)) == (
        44,
        (("2025-09", 17), ("2025-10", 27)),
        12,
    )
    assert dict(made.lists)["service"] == (("Reference", 18), ("ill", None), ("loans", None))


def test_a_quiet_month_takes_the_years_total_with_it():
    it = library(("2025-09", "reference", "email", 9), ("2025-10", "reference", "email", 2))
    made = make(it, "year", datetime(2026, 1, 1, tzinfo=UTC))
    assert (made.total, made.lists) == (None, ())
    assert dict(made.months)["2025-10"] is None


@pytest.mark.parametrize(
    ("kind", "on", "start", "message"),
    [
        ("term", date(2026, 9, 5), "07-01", "a public report is on a month or a year, not on a term"),
        ("week", date(2026, 9, 5), "07-01", "a public report is on a month or a year, not on a week"),
        ("month", date(2026, 11, 5), "07-01", "2026-11 is not over: it can be published after 2026-11-30"),
        ("year", date(2026, 11, 5), "07-01", "2026-2027 is not over: it can be published after 2027-06-30"),
        ("year", date(2026, 3, 5), "07-15",
         "library.md: the reporting year begins within a month, so that its figures and those of the months "
         "could be set against each other: only months can be published"),
    ],
)  # fmt: skip
def test_what_cannot_be_published_is_refused(kind, on, start, message):
    with pytest.raises(DeskError) as refused:
        make(library(start=start), kind, datetime(on.year, on.month, on.day, 12, tzinfo=UTC))
    assert str(refused.value) == message


def test_public_figures_have_no_place_for_a_ticket_or_a_person():
    names = {it.name for it in fields(PublicFigures)}
    assert names == {"library", "period", "min_cell", "day", "total", "lists", "months", "usual"}
    told = repr(
        replace(make(library(("2026-09", "reference", "email", 9), answered=2)), library="")
    )
    assert not re.search(r"Q-|\bann\b|p-", told)


MONTHS = ("2025-09", "2025-10", "2025-11")
rows = st.lists(
    st.tuples(
        st.sampled_from(MONTHS),
        st.sampled_from(["a", "b", "c"]),
        st.just("email"),
        st.integers(0, 8),
    ),
    max_size=7,
    unique_by=lambda it: it[:2],
)


@examples(25)
@given(rows)
def test_months_and_their_year_together_give_no_suppressed_number_away(asked):
    """Everything that is ever published of three months by service, and of the year they are in."""
    it = library(*asked)
    cells = {(month, service): number for month, service, _, number in asked if number}
    published = add_totals(cells)
    hidden = set()
    for month in MONTHS:
        made = make(it, on=datetime.fromisoformat(f"{month}-20T12:00:00+00:00"))
        shown = dict(dict(made.lists).get("service", ()))
        hidden |= {
            (m, s) for m, s in published if m == month and s != TOTAL and shown.get(s) is None
        }
        hidden |= {(month, TOTAL)} & published.keys() if made.total is None else set()
    year = make(it, "year", datetime(2026, 1, 1, tzinfo=UTC))
    shown = dict(dict(year.lists).get("service", ()))
    hidden |= {(m, s) for m, s in published if m == TOTAL and s != TOTAL and shown.get(s) is None}
    hidden |= {(TOTAL, TOTAL)} & published.keys() if year.total is None else set()
    assert all(place in hidden or number >= 5 for place, number in published.items())
    known = {(TOTAL, s) for m, s in published
             if not any((month, s) in hidden for month in MONTHS)}  # fmt: skip
    hidden -= known  # who adds up what the months showed has learnt nothing new
    assert open_to_attack(cells, hidden, add_totals) == []
