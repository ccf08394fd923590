import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.hands import ticket
from tests.reports.rules.test_facts import WORLD

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Department
from deskbook.library.model.ticket import Entry
from deskbook.reports.model.report import PublicFigures
from deskbook.reports.rules import public_figures

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


def rows(made, by):
    """The rows of a list, and the rest."""
    found = next(it for it in made.lists if it.by == by)
    return dict(found.rows), found.rest


def test_a_month_is_published_with_small_numbers_added_up():
    it = library(("2026-09", "reference", "email", 9), ("2026-09", "ill", "email", 2),
                 ("2026-09", "loans", "desk", 6), ("2026-10", "ill", "desk", 9))  # fmt: skip
    made = make(it)
    assert (made.period.name, made.total, made.months, made.usual) == ("2026-09", 17, (), ())
    shown, rest = rows(made, "service")
    assert "ill" not in shown
    assert sum(shown.values()) + rest == 17
    assert rest > 2
    assert rows(made, "department") == ({"History": 9, "none": 8}, 0)
    assert rows(made, "resource") == ({}, 17), "the library has resources that nobody asked about"
    assert [it.left_out for it in made.lists] == [()] * 4


def test_the_last_month_that_is_over_is_the_usual_one():
    assert make(library(), on=None).period.name == "2026-10"
    assert make(library(), "year", on=None).period.name == "2025-2026"


@pytest.mark.parametrize("number", [0, 1, 4])
def test_a_month_with_too_few_questions_shows_nothing_not_even_that_there_was_none(number):
    made = make(library(("2026-09", "reference", "email", number), answered=1))
    assert (made.total, made.usual) == (None, ())
    assert {(it.rows, it.rest, it.left_out) for it in made.lists} == {((), 0, ("2026-09",))}


def test_how_soon_we_write_is_told_in_full_hours_only_where_the_number_of_questions_is():
    it = library(*(("2026-09", name, "email", 9) for name in WORLD.services), answered=1.2)
    names = {record.name for record in WORLD.services.values()}
    two = timedelta(hours=2)
    assert set(make(it).usual) == {(name, two, two) for name in names}
    few = {name: replace(found, entries=() if at % 9 > 3 else found.entries)
           for at, (name, found) in enumerate(it.tickets.items())}  # fmt: skip
    assert make(replace(it, tickets=few)).usual == ()


def test_a_year_adds_up_the_months_that_are_shown():
    it = library(*((month, name, "email", 9) for month in ("2025-09", "2025-10") for name in WORLD.services),
                 ("2025-11", "reference", "email", 3))  # fmt: skip
    made = make(it, "year", datetime(2026, 1, 1, tzinfo=UTC))
    number = 18 * len(WORLD.services)
    assert made.total is None, (
        "three questions in ten quiet months: one of them has fewer than four"
    )
    assert dict(made.months)["2025-10"] == number / 2
    assert dict(made.months)["2025-11"] is None
    assert rows(made, "service") == (
        dict.fromkeys((it.name for it in WORLD.services.values()), 18),
        0,
    )
    left_out = made.lists[0].left_out
    assert len(left_out) == 10
    assert "2025-11" in left_out


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
