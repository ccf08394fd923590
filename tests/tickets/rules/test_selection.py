from datetime import UTC, date, datetime

import pytest
from tests.hands import open_ticket, resolved_ticket, ticket

from deskbook.library.model.fields import front_specs
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.rules.selection import (
    DAYS,
    FIELDS,
    Days,
    Selection,
    find_update,
    matches,
    sort_tickets,
)

ENTRY = Entry(
    time=datetime(2026, 11, 4, 3, 0, tzinfo=UTC),
    kind="note",
    author="ben",
    id="00000000",
    text="Ünder",
)
HELD = open_ticket(
    contributors=("ben",), labels=("late", "map"), read=3, question="Where?", entries=(ENTRY,)
)
EVERY = frozenset()


def chosen(**fields):
    return Selection(fields={key: frozenset(value) for key, value in fields.items()})


def test_every_field_of_a_ticket_can_be_asked_for():
    assert {*FIELDS, *DAYS, "id", "title"} == {*front_specs(Ticket), "updated"}


@pytest.mark.parametrize(
    ("selection", "fits"),
    [
        (Selection(), True),
        (Selection(statuses=frozenset({"resolved"})), False),
        (Selection(mine="ann"), True),
        (Selection(mine="ben"), True),
        (Selection(mine="cem"), False),
        (Selection(words=("WHERE", "über"[1:])), False),
        (Selection(words=("WHERE", "ünd", "title")), True),
        (chosen(service={"reference", "maps"}), True),
        (chosen(service={"maps"}), False),
        (chosen(labels={"map"}), True),
        (chosen(labels={"mop"}), False),
        (chosen(read={"3", "4"}), True),
        (chosen(read={"any"}, patron={"none"}), True),
        (chosen(patron={"any"}), False),
        (chosen(lead={"none"}), False),
        (Selection(days={"opened": Days(date(2026, 11, 2), date(2026, 11, 2))}), True),
        (Selection(days={"opened": Days(date(2026, 11, 3))}), False),
        (Selection(days={"updated": Days(None, date(2026, 11, 3))}), False),
        (Selection(days={"updated": Days(None, date(2026, 11, 3))}, zone="America/New_York"), True),
        (Selection(days={"promised": Days()}), False),
    ],
)
def test_a_ticket_fits_when_everything_asked_for_does(selection, fits):
    assert matches(HELD, selection) is fits


def test_a_promised_day_is_a_day_everywhere():
    held = open_ticket(promised=date(2026, 11, 3))
    assert matches(
        held, Selection(days={"promised": Days(last=date(2026, 11, 3))}, zone="Asia/Tokyo")
    )


def test_resolved_tickets_are_asked_for():
    assert not matches(resolved_ticket(), Selection())
    assert matches(resolved_ticket(), Selection(statuses=EVERY))


def test_the_order_is_by_time_then_id_and_what_has_no_time_is_last():
    late, early = open_ticket(promised=date(2026, 11, 9)), ticket(id="Q-BBBBBB")
    first = open_ticket(id="Q-CCCCCC", promised=date(2026, 11, 3))
    assert sort_tickets([late, early, first], "promised") == [first, late, early]
    assert sort_tickets([first, early, late]) == [late, early, first]
    assert sort_tickets([HELD, early], "updated") == [early, HELD]


def test_a_reminder_is_nothing_that_happened():
    reminder = Entry(
        time=datetime(2026, 11, 9, 5, tzinfo=UTC), kind="reminder", author="desk", id="00000009"
    )
    reminded = open_ticket(entries=(ENTRY, reminder))
    assert find_update(reminded) == ENTRY.time
    assert find_update(open_ticket(entries=(reminder,))) == reminded.opened
