from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.hands import ticket
from tests.reports.rules.test_facts import CALENDAR, MONDAY, WORLD, fact

from deskbook.calendar.model import Period
from deskbook.reports.model.facts import GROUPS
from deskbook.reports.model.report import Change, Share, Times
from deskbook.reports.rules import measures


def facts(*changes):
    """Facts that differ from an ordinary one as said."""
    return [replace(fact(ticket(opened=MONDAY)), **it) for it in changes]


def test_questions_are_counted_by_group_and_by_each_label():
    found = facts({"labels": ("a", "b")}, {"labels": ("b",)}, {})
    assert measures.count_groups(found, "label") == {"a": 1, "b": 2, "none": 1}
    assert measures.count_groups(found, "vendor") == {"none": 3}


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("service", "reference"), ("channel", "desk"), ("month", "2026-11"), ("weekday", "mon"),
        ("hour", "09"), ("term", "Fall"), ("label", "none"), ("language", "none"),
        ("department", "none"), ("resource", "none"), ("vendor", "none"), ("cause", "none"),
        ("problem", "none"), ("patron_group", "none"), ("activity", "none"), ("resolution", "none"),
    ],
)  # fmt: skip
def test_there_is_a_name_for_every_group(by, name):
    assert measures.count_groups(facts({}), by) == {name: 1}


def test_every_group_is_among_them():
    assert len(GROUPS) == 16


def test_changes_leave_out_what_says_nothing():
    now = facts({"resource": "db"}, {"resource": "db"}, {"resource": None})
    before = facts({"resource": "db"}, {"resource": "old"})
    assert measures.compare(now, before, "resource", 0.5) == (
        Change("db", 2, 1, 1.0),
        Change("old", 0, 1, 1.0),
    )


def test_times_are_told_by_group_with_the_median_and_four_in_five():
    hours = [timedelta(hours=it) for it in (5, 1, 3, 2, 4, 6)]
    found = facts(*({"first_reply": it} for it in hours), {"first_reply": None},
                  {"service": "x", "first_reply": hours[0]}, {"service": "y"})  # fmt: skip
    assert measures.measure_times(found, "service", lambda it: it.first_reply) == (
        Times("reference", 6, timedelta(hours=3), timedelta(hours=5),
              (timedelta(hours=1), timedelta(hours=6))),
        Times("x", 1, timedelta(hours=5), timedelta(hours=5), None),
    )  # fmt: skip


def test_a_share_of_nothing_has_no_interval():
    assert measures.measure_share([], lambda it: True) == Share(0, 0, None)
    assert measures.measure_share(facts({}, {}), lambda it: True).part == 2


def test_waiting_adds_up_and_hours_of_the_week_are_counted():
    found = facts({"waited": (("us", timedelta(1)), ("vendor", timedelta(2)))},
                  {"waited": (("us", timedelta(1)),), "hour": 8, "weekday": 6})  # fmt: skip
    assert measures.measure_waits(found) == (
        ("us", timedelta(2)),
        ("colleague", timedelta()),
        ("patron", timedelta()),
        ("vendor", timedelta(2)),
    )
    assert measures.count_week(found) == {(0, 9): 1, (6, 8): 1}


def test_a_period_has_the_questions_of_its_days():
    found = facts({}, {"day": date(2026, 11, 1)}, {"day": date(2026, 11, 3)})
    assert measures.select_period(
        found, Period("week", "", date(2026, 11, 1), date(2026, 11, 2))
    ) == (
        found[0],
        found[1],
    )


NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)
MONTH = Period("month", "2026-11", date(2026, 11, 1), date(2026, 11, 16))


def asked(day, **fields):
    name = f"Q-{day:06}"
    return name, ticket(id=name, opened=datetime(2026, 11, day, 15, tzinfo=UTC), **fields)


TICKETS = dict(
    [
        asked(2, resource="db"),
        asked(3, resource="db", labels=("maps", "atlas")),
        asked(6, resource="db", status="resolved", lead="ann", resolution="answered",
              resolved=datetime(2026, 11, 6, 17, tzinfo=UTC)),
        asked(9),
        asked(30),
    ]
)  # fmt: skip
LIBRARY = replace(WORLD, tickets=TICKETS)


def by(group):
    return measures.break_down(LIBRARY, CALENDAR, NOW, MONTH, group)


def test_a_group_has_its_number_its_times_and_on_whom_it_waited():
    (vendor, none) = by("vendor").groups
    assert (vendor.name, vendor.number, none.name, none.number) == ("Corvane", 3, "none", 1)
    assert vendor.first_reply is None
    assert (vendor.resolution.number, vendor.resolution.median) == (1, timedelta(hours=2))
    assert (vendor.reopened.part, vendor.reopened.whole) == (0, 1)
    assert [whom for whom, _ in vendor.waited] == ["us", "colleague", "patron", "vendor"]
    assert none.reopened.whole == 0


def test_what_has_an_order_keeps_it_and_the_rest_comes_by_number():
    assert [it.name for it in by("weekday").groups] == ["mon", "tue", "fri"]
    assert [it.name for it in by("term").groups] == ["Fall"]
    assert [(it.name, it.number) for it in by("label").groups] == [
        ("none", 3),
        ("atlas", 1),
        ("maps", 1),
    ]
