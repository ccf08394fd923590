"""Places in a queue that never get worse, and usual times that give nobody away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import care_world

from deskbook.calendar.model import Usual
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.views import dates
from deskbook.library.model.records import DatedHours
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules import queue

CALENDAR = Calendar(care_world.PROFILE)
NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)


def asked(number, hours=0, *, service="desk", status="open", waiting_on=None, **more):
    """A ticket with an id made of a number, asked so many hours before now."""
    name = f"Q-{number:06d}"
    return Ticket(id=name, title="T", status=status, waiting_on=waiting_on, service=service, channel="email",
                  opened=NOW - timedelta(hours=hours), **more)  # fmt: skip


def test_queue_is_in_the_order_of_asking_without_tickets_that_wait_on_others():
    tickets = [
        asked(1, 1),
        asked(2, 9, status="new"),
        asked(3, 9),
        asked(4, 20, status="waiting", waiting_on="patron"),
        asked(5, 20, status="waiting", waiting_on="vendor"),
        asked(6, 15, status="waiting", waiting_on="colleague"),
        asked(7, 30, service="other"),
        asked(8, 30, status="resolved"),
    ]
    assert [it.id[-1] for it in queue.queue(tickets, "desk")] == ["6", "2", "3", "1"]
    places = {it.id[-1]: queue.place(it, tickets) for it in tickets}
    assert places == {"1": 4, "2": 2, "3": 3, "4": None, "5": None, "6": 1, "7": 1, "8": None}


CROWD = st.lists(
    st.tuples(st.integers(0, 50), st.sampled_from(["desk", "other"]), st.booleans()),
    min_size=1,
    max_size=12,
)


@given(CROWD, st.integers(0, 10), st.lists(st.integers(0, 50), max_size=5))
def test_later_question_changes_no_place_and_an_answer_improves_them(crowd, index, later):
    tickets = [asked(n, 100 + hours, service=service, status="open" if opened else "resolved")
               for n, (hours, service, opened) in enumerate(crowd)]  # fmt: skip
    newer = [asked(100 + n, hours) for n, hours in enumerate(later)]
    before = {it.id: queue.place(it, tickets) for it in tickets}
    assert {it.id: queue.place(it, [*newer, *tickets]) for it in tickets} == before
    done = index % len(tickets)
    after = [replace(it, status="resolved") if n == done else it for n, it in enumerate(tickets)]
    for it in (it for it in after if before[it.id] and it.status == "open"):
        assert queue.place(it, after) <= before[it.id]
    for service in ("desk", "other"):
        order = queue.queue(tickets, service)
        assert [queue.place(it, tickets) for it in order] == list(range(1, len(order) + 1))


def resolved(number, opened, ended, resolution="answered"):
    at = [
        datetime.fromisoformat(it).replace(tzinfo=CALENDAR.zone).astimezone(UTC)
        for it in (opened, ended)
    ]
    return replace(
        asked(number, status="resolved", resolution=resolution), opened=at[0], resolved=at[1]
    )


ANSWERED = [
    resolved(1, "2026-11-02 09:00", "2026-11-02 10:00"),
    resolved(2, "2026-11-02 09:00", "2026-11-02 11:00"),
    resolved(3, "2026-11-02 09:00", "2026-11-03 10:00"),
    resolved(4, "2026-11-06 16:00", "2026-11-09 17:00", "referred"),
    resolved(5, "2026-11-02 09:00", "2026-11-27 17:00"),
    resolved(6, "2026-11-02 09:00", "2026-11-02 09:14"),  # on the spot
    resolved(7, "2026-08-03 09:00", "2026-08-03 10:00"),  # long ago
    resolved(8, "2026-11-02 09:00", "2026-11-02 10:00", "no-reply"),
    replace(resolved(9, "2026-11-02 09:00", "2026-11-02 10:00"), service="other"),
]


TWENTY = [
    resolved(hours, "2026-11-02 09:00", f"2026-11-{2 + (hours - 1) // 8:02} {9 + (hours - 1) % 8 + 1:02}:00")
    for hours in range(1, 21)
]  # fmt: skip
"""Questions that took one hour, two hours and so on: every percentile is another number."""


def test_usual_time_is_the_median_and_the_80th_percentile():
    hour = timedelta(hours=1)
    assert queue.usual_time(TWENTY, "desk", CALENDAR, NOW, 5) == Usual(
        median=10 * hour, most=16 * hour, day=8 * hour
    )


def test_usual_time_counts_working_time_of_answered_questions_that_waited():
    found = queue.usual_time(ANSWERED, "desk", CALENDAR, NOW, 5)
    hours = timedelta(hours=1)
    assert found == Usual(median=9 * hours, most=9 * hours, day=8 * hours)
    assert queue.usual_time(ANSWERED, "desk", CALENDAR, NOW, 6) is None
    assert queue.usual_time([], "desk", CALENDAR, NOW, 0) is None


def test_closed_library_has_days_of_eight_hours():
    never = DatedHours(
        start=datetime(2000, 1, 1).date(), end=datetime(2030, 1, 1).date(), hours="closed"
    )
    closed = Calendar(replace(care_world.PROFILE, other_hours=(never,)))
    found = queue.usual_time(ANSWERED, "desk", closed, NOW, 1)
    assert found == Usual(timedelta(), timedelta(), timedelta(hours=8))


@pytest.mark.parametrize(
    ("median", "most", "said"),
    [
        (
            0.2,
            5.2,
            "Half of the questions are answered within an hour, four in five within 6 hours.",
        ),
        (
            8,
            30,
            "Half of the questions are answered within an opening day, four in five within 4 opening days.",
        ),
        (9, 15, "Most questions are answered within 2 opening days."),
    ],
)
def test_usual_times_are_said_in_words(median, most, said):
    hour = timedelta(hours=1)
    assert dates.format_usual(Usual(median * hour, most * hour, 8 * hour)) == said
