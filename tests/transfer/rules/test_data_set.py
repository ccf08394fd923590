"""What leaves the library: rows without anybody in them, each among several alike."""

import re
from collections import Counter, defaultdict
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.reports.model.facts import Fact
from deskbook.transfer.model.data_set import Shared, SharedRow
from deskbook.transfer.rules import data_set

FACT = Fact(
    ticket="Q-4KX7M2",
    opened=datetime(2026, 10, 5, 14, 14, tzinfo=UTC),
    day=date(2026, 10, 5),
    weekday=0,
    hour=10,
    term="Fall 2026",
    service="e-resources",
    channel="email",
    department="history",
    resource="history-full-text",
    vendor="Meridian",
    cause="content-delayed",
    problem="late",
    patron_group="faculty",
    language="en",
    labels=("secret-label",),
    activity="reference",
    resolution="answered",
    read=4,
    minutes=30,
    has_answer=True,
    resolved=datetime(2026, 10, 9, tzinfo=UTC),
    on_the_spot=False,
    first_reply=timedelta(minutes=61, seconds=59),
    resolution_time=timedelta(hours=9),
    reopened=1,
    waited=(("us", timedelta(minutes=5)), ("colleague", timedelta()), ("patron", timedelta(hours=1)),
            ("vendor", timedelta(hours=2))),
    accepted=("pass", "retain"),
)  # fmt: skip

ROW = SharedRow(
    library="hill-college", year=2026, month=10, term="Fall 2026", weekday=0, hour=10, service="e-resources",
    channel="email", department="history", patron_group="faculty", language="en", resource="history-full-text",
    vendor="Meridian", cause="content-delayed", activity="reference", resolution="answered", read=4, on_the_spot=False,
    has_answer=True, known_problem=True, reopened=1, handoffs=2, first_reply=61, resolution_time=540, waited_us=5,
    waited_colleague=0, waited_patron=60, waited_vendor=120,
)  # fmt: skip


def test_a_question_becomes_a_row():
    assert data_set.share_rows("Hill College!", [FACT], 1) == Shared("hill-college", 1, (ROW,), 0)
    bare = replace(FACT, term="", vendor="", first_reply=None, resolution_time=None, problem=None)
    (row,) = data_set.share_rows("日本", [bare], 1).rows
    assert row == replace(ROW, library="library", term=None, vendor=None, first_reply=None,
                          resolution_time=None, known_problem=False)  # fmt: skip


def test_no_row_has_a_place_for_a_person_an_id_a_day_or_a_text():
    names = {it.name for it in fields(SharedRow)}
    personal = "ticket|lead|staff|handle|contrib|^opened|^day|label|title|text|course|item|symptom"
    assert [it for it in names if re.search(personal, it)] == []
    assert "patron" not in names
    assert "Q-" not in repr(ROW)
    assert "secret" not in repr(ROW)


def test_a_row_that_is_too_rare_loses_what_tells_it_apart_step_by_step():
    facts = [replace(FACT, hour=it) for it in (8, 9, 10)] + [replace(FACT, patron_group="staff")]
    shared = data_set.share_rows("Hill", facts, 3)
    assert (shared.left_out, [it.hour for it in shared.rows]) == (1, [None] * 3)
    assert {it.patron_group for it in shared.rows} == {"faculty"}
    mixed = [
        replace(FACT, service=it, hour=1, cause=None if it == "b" else it) for it in ("a", "b", "c")
    ]
    shared = data_set.share_rows("Hill", mixed, 3)
    assert shared.left_out == 0
    assert {(it.service, it.vendor, it.department, it.month, it.cause) for it in shared.rows} == {
        (None, None, None, 10, cause) for cause in ("a", None, "c")
    }
    assert {it.resolution for it in shared.rows} == {None}, "all were answered: that would be told"
    assert data_set.share_rows("Hill", mixed[:2], 3) == Shared("hill", 3, (), 2)


facts = st.lists(
    st.builds(
        lambda month, service, hour, department, group: replace(
            FACT,
            day=date(2026, month, 5),
            service=service,
            hour=hour,
            department=department,
            patron_group=group,
        ),
        st.integers(1, 2),
        st.sampled_from(["a", "b"]),
        st.integers(8, 11),
        st.sampled_from([None, "history", "biology"]),
        st.sampled_from([None, "student", "faculty"]),
    ),
    max_size=40,
)


@given(facts, st.integers(2, 6))
def test_each_combination_that_could_tell_a_question_apart_occurs_often_enough(asked, minimum):
    shared = data_set.share_rows("Hill", asked, minimum)
    seen = Counter(tuple(getattr(row, name) for name in data_set.QUASI) for row in shared.rows)
    assert not [number for number in seen.values() if number < minimum]
    assert len(shared.rows) + shared.left_out == len(asked)
    again = data_set.share_rows("Hill", reversed(asked), minimum)
    assert again == shared, "the order in which questions were asked does not show"


@pytest.mark.parametrize("name", data_set.KEPT)
def test_partitions_are_never_suppressed(name):
    assert not any(name in step for step in data_set.LOST)
    assert set(data_set.QUASI) < {it.name for it in fields(SharedRow)}


def linkage_world(number, seed=1):
    """Questions of a year as they come: times of every length, most causes and endings alike."""
    chance = Random(seed)
    for _ in range(number):
        first = timedelta(minutes=int(chance.lognormvariate(4, 1.5)))
        spot = chance.random() < 0.2
        waited = {whom: timedelta(minutes=int(chance.lognormvariate(4, 2))) if chance.random() < 0.3 else timedelta()
                  for whom in ("us", "colleague", "patron", "vendor")}  # fmt: skip
        yield replace(
            FACT,
            day=date(2026, chance.randint(1, 10), 5),
            weekday=chance.randrange(5),
            hour=chance.randint(8, 18),
            service=chance.choice(["a", "a", "a", "b"]),
            channel=chance.choice(["email", "email", "desk"]),
            department=chance.choice([None, None, "history", "biology"]),
            resource=chance.choice([None, None, None, "maps"]),
            vendor=chance.choice(["", "", "Meridian"]),
            cause=chance.choice([None, None, "login", "proxy"]),
            resolution=chance.choice(["answered"] * 8 + ["referred", None]),
            on_the_spot=spot,
            first_reply=None if spot else first,
            resolution_time=None
            if spot
            else first + timedelta(minutes=int(chance.lognormvariate(6, 2))),
            waited=tuple(waited.items()),
        )


def find_alike(fact, rows, names):
    """The rows that may be of a question of which an onlooker knows some columns exactly."""
    (own,) = data_set.share_rows("Hill", [fact], 1).rows
    own = data_set.classify(own)
    return [
        row for row in rows
        if all(getattr(row, name) in (None, getattr(own, name)) for name in ("year", "month", *names))
    ]  # fmt: skip


@pytest.mark.parametrize("number", [60, 900])
def test_nobody_is_found_by_times_however_exactly_they_are_known(number):
    asked = list(linkage_world(number))
    shared = data_set.share_rows("Hill", asked, 5)
    assert len(shared.rows) > number / 2
    each = [(name,) for name in data_set.TIMES]
    for fact in asked[:120]:
        for names in (*each, ("on_the_spot", *data_set.TIMES), data_set.QUASI[3:]):
            found = find_alike(fact, shared.rows, names)
            assert not found or len(found) >= 5, names


@given(st.integers(0, 120), st.integers(2, 6), st.integers(0, 9))
def test_rows_alike_do_not_give_cause_or_ending_away(number, minimum, seed):
    shared = data_set.share_rows("Hill", linkage_world(number, seed), minimum)
    groups = defaultdict(list)
    for row in shared.rows:
        groups[tuple(getattr(row, name) for name in data_set.QUASI)].append(row)
    for group in groups.values():
        assert len(group) >= minimum
        for name in data_set.SENSITIVE:
            assert len({getattr(row, name) for row in group} - {None}) != 1


def test_what_can_be_told_apart_is_everything_but_what_staff_found_and_did():
    ours = {
        "cause",
        "activity",
        "resolution",
        "read",
        "has_answer",
        "known_problem",
        "reopened",
        "handoffs",
    }
    assert {it.name for it in fields(SharedRow)} - set(data_set.QUASI) == ours


@pytest.mark.parametrize(
    ("minutes", "end"),
    [(None, None), (0, 0), (1, 60), (60, 60), (61, 240), (240, 240), (961, 3840), (10**6, 3932160)],
)
def test_times_are_in_classes_for_others_and_exact_in_house(minutes, end):
    row = replace(ROW, first_reply=minutes)
    assert data_set.classify(row).first_reply == end
