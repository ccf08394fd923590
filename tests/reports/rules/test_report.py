from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.hands import ticket
from tests.reports.rules.test_facts import WORLD

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Department, Problem
from deskbook.reports.model.report import Change, Share
from deskbook.reports.rules import report

NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)
CALENDAR = Calendar(WORLD.profile)


def asked(*moments, **fields):
    return {
        f"Q-{at:06}": ticket(id=f"Q-{at:06}", opened=datetime(*moment, 15, tzinfo=UTC), **fields)
        for at, moment in enumerate(moments)
    }


LIBRARY = replace(
    WORLD,
    tickets=asked((2026, 11, 2), (2026, 11, 16), (2026, 10, 5), (2026, 10, 30), (2025, 11, 3), (2025, 10, 30)),
    departments={"history": Department(slug="history", name="History", liaison="ann")},
    problems={"late": Problem(slug="late", title="It is late", state="fixed", started=date(2026, 10, 1), lead="ann")},
)  # fmt: skip


def test_a_month_that_is_not_over_is_compared_with_as_many_days():
    made = report.make_report(LIBRARY, CALENDAR, NOW, "month")
    assert (made.period.last, made.before.last, made.is_over) == (
        date(2026, 11, 16), date(2026, 10, 16), False,
    )  # fmt: skip
    assert (made.total, made.total_before, made.open_now) == (2, 1, 2)
    assert made.services == (Change("reference", 2, 1, 1.0),)
    assert made.months[0] == ("2025-11", 1)
    assert made.months[-2:] == (("2026-10", 2), ("2026-11", 2))
    assert sum(made.week.values()) == 5
    assert made.reopened == made.answered == Share(0, 0, None)
    assert made.names == {
        ("service", "reference"): "Reference",
        ("department", "history"): "History",
        ("resource", "db"): "A database",
        ("problem", "late"): "It is late",
    }


def test_a_month_that_is_over_is_compared_with_the_whole_one_before():
    made = report.make_report(LIBRARY, CALENDAR, NOW, "month", datetime(2026, 10, 20, tzinfo=UTC))
    assert (made.period.name, made.before.days, made.is_over, made.total) == (
        "2026-10",
        30,
        True,
        2,
    )


def test_what_is_open_has_waited_until_the_end_of_the_period():
    library = replace(LIBRARY, tickets=asked((2026, 10, 30)))
    made = report.make_report(library, CALENDAR, NOW, "month", datetime(2026, 10, 20, tzinfo=UTC))
    assert dict(made.waited)["us"] == timedelta(hours=6)


def test_a_period_that_has_not_begun_is_refused():
    with pytest.raises(DeskError) as refused:
        report.make_report(LIBRARY, CALENDAR, NOW, "month", datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert str(refused.value) == "2026-12 begins on 2026-12-01: there is nothing to report yet"


def test_shares_are_of_what_they_can_be_of():
    done = {"status": "resolved", "lead": "ann", "resolved": datetime(2026, 11, 2, 16, tzinfo=UTC)}
    tickets = {
        **asked((2026, 11, 2), resolution="answered", answer="a", **done),
        "Q-X": ticket(id="Q-X", opened=datetime(2026, 11, 2, 15, 50, tzinfo=UTC), resolution="referred", **done),
    }  # fmt: skip
    made = report.make_report(replace(LIBRARY, tickets=tickets), CALENDAR, NOW, "month")
    assert [(it.part, it.whole) for it in (made.answered, made.on_the_spot, made.reopened)] == [
        (1, 1), (1, 2), (0, 2),
    ]  # fmt: skip
