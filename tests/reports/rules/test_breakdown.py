"""Every measure by one kind of group."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.reports.rules.test_facts import CALENDAR, WORLD
from tests.rules.hands import ticket

from deskbook.calendar.model import Period
from deskbook.reports.rules import breakdown

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
    return breakdown.of(LIBRARY, CALENDAR, NOW, MONTH, group)


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
