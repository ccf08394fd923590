"""All public reports on a simulated year, read by somebody who calculates (`tests.reports.attacker`)."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from tests.hands import ticket
from tests.reports.attacker import Attacker, read_year
from tests.reports.rules.test_facts import WORLD

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.records import Department, Resource
from deskbook.library.model.vocabulary import CHANNELS
from deskbook.reports.rules import public_figures, suppression

CALENDAR = Calendar(WORLD.profile)
NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)
MONTHS = [f"2025-{it:02}" for it in range(7, 13)] + [f"2026-{it:02}" for it in range(1, 7)]
BUSY = (1, 2, 12, 14, 11, 4, 9, 13, 12, 10, 7, 2)
MINIMUM = WORLD.profile.privacy.min_cell

NAMES = {
    "service": [f"service-{it}" for it in range(6)],
    "channel": list(CHANNELS),
    "department": ["none", *(f"department-{it}" for it in range(12))],
    "resource": ["none", *(f"resource-{it}" for it in range(30))],
}
"""Each is half as frequent as the one before, or a little less, as libraries' lists are."""


def simulate(questions, seed):
    """A library with so many questions in the reporting year 2025-2026."""
    chance = Random(seed)
    tickets = {}
    for number, month in enumerate(chance.choices(MONTHS, BUSY, k=questions)):
        chosen = {
            by: chance.choices(names, [1 / (1 + at) ** 1.3 for at in range(len(names))])[0]
            for by, names in NAMES.items()
        }
        opened = datetime.fromisoformat(f"{month}-{chance.randint(1, 28):02}T15:00:00+00:00")
        asked = {by: None if it == "none" else it for by, it in chosen.items()}
        name = f"Q-{number:06}"
        tickets[name] = ticket(
            id=name, opened=opened, status="resolved", lead="ann", resolution="answered",
            resolved=opened + timedelta(hours=chance.randint(1, 90)), **asked,
        )  # fmt: skip
    first = WORLD.services[next(iter(WORLD.services))]
    return replace(
        WORLD,
        profile=replace(WORLD.profile, reporting_year_start="07-01"),
        tickets=tickets,
        services={it: replace(first, slug=it, name=it) for it in NAMES["service"]},
        departments={it: Department(slug=it, name=it, liaison="ann") for it in NAMES["department"][1:]},
        resources={it: Resource(slug=it, name=it, vendor="") for it in NAMES["resource"][1:]},
    )  # fmt: skip


def publish(library):
    """The reports on each month, and on the year; names as they are in the library."""

    def make(kind, month):
        on = datetime.fromisoformat(f"{month}-15T12:00:00+00:00")
        made = public_figures.make_figures(library, CALENDAR, NOW, kind, on)
        assert {it.by for it in made.lists} == NAMES.keys(), (
            "the attacker reads every list there is"
        )
        return made

    return {month: make("month", month) for month in MONTHS}, make("year", "2026-01")


def attack(library, some=lambda _: True):
    months, year = publish(library)
    covers = {by: covers_of(names) for by, names in NAMES.items()}
    return read_year(months, year, NAMES, covers, MINIMUM).find_ranges(some), months, year


def covers_of(names):
    """Names that hide whatever they are: found by what is shown, so that the rule cannot lie."""
    found = suppression.publish_list(dict.fromkeys(names, 100) | {names[-1]: 0}, 5).shown
    other = suppression.publish_list(dict.fromkeys(names, 100) | {names[-2]: 0}, 5).shown
    return set(names) - found.keys() - {names[-1]} | set(names) - other.keys() - {names[-2]}


def narrow(ranges):
    return {place: it for place, it in ranges.items() if it[1] - it[0] + 1 < MINIMUM}


def share_shown(library, months, year):
    """The share of numbers above zero, of months and the year, that readers see."""
    shown = whole = 0
    for by in NAMES:
        every = Counter()
        for month, figures in months.items():
            counts = Counter(
                getattr(it, by) or "none" for it in library.tickets.values()
                if f"{it.opened:%Y-%m}" == month
            )  # fmt: skip
            every += counts
            whole += len(counts)
            shown += sum(len(it.rows) for it in figures.lists if it.by == by)
        whole += len(every)
        shown += sum(len(it.rows) for it in year.lists if it.by == by)
    return shown, whole


@pytest.mark.parametrize(
    ("questions", "shown", "whole"),
    [(300, 60, 391), (900, 182, 531), pytest.param(2_500, 340, 641, marks=pytest.mark.exhaustive)],
)
def test_no_number_that_is_not_shown_can_be_narrowed_down_in_a_sample(questions, shown, whole):
    """The numbers that are shown are those of docs/threat-model.md."""
    chance, library = Random(questions), simulate(questions, 1)
    ranges, months, year = attack(library, lambda _: chance.random() < 0.05)
    assert len(ranges) > 5
    assert narrow(ranges) == {}
    assert share_shown(library, months, year) == (shown, whole)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("questions", [300, 900, 2_500])
def test_no_number_that_is_not_shown_can_be_narrowed_down(questions, seed):
    ranges, _, _ = attack(simulate(questions, seed))
    assert len(ranges) > 100
    assert narrow(ranges) == {}


def test_the_attacker_finds_what_a_weaker_rule_gives_away():
    """With a list published as it was before: 6 and 4 are not shown, their sum is."""
    reader = Attacker(MINIMUM)
    reader.add_month("service", "2026-09", 16, {"e-resources": 6}, ["a", "b", "e-resources"], {"a"})
    reader.add_sum([("service", "2026-09", "b")], 4)
    assert reader.find_ranges() == {
        ("service", "2026-09", "a"): (6, 6),
        ("service", "2026-09", "b"): (4, 4),
    }
