"""Measures over facts: how many, how long, how often, and on whom questions wait.

What they are by is one of `GROUPS`, in which there is no person.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from deskbook.calendar.model import Period
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.library.rules import statistics
from deskbook.reports.model.facts import GROUPS, WHOM, Fact, Group, Whom
from deskbook.reports.model.report import Breakdown, Change, Measured, Share, Times
from deskbook.reports.rules.facts import gather_facts
from deskbook.reports.rules.suppression import NONE

T = TypeVar("T")


def list_groups(fact: Fact, by: Group) -> tuple[str, ...]:
    """The groups that a question belongs to: one, or one for each of its labels."""
    found = GROUPS[by].of(fact)
    if isinstance(found, tuple):
        return found or (NONE,)
    return (str(found) if found else NONE,)


def list_names(library: Library, by: Group) -> tuple[str, ...]:
    """The names that questions can have in a group, "none" where the field may be empty."""
    it = GROUPS[by]
    names = tuple(getattr(library, it.records)) if it.records else it.choices
    return names if it.required else (NONE, *names)


def select_period(facts: Iterable[Fact], period: Period) -> tuple[Fact, ...]:
    """The questions that were asked in a period."""
    return tuple(it for it in facts if period.holds(it.day))


def group(facts: Iterable[Fact], by: Group) -> dict[str, list[Fact]]:
    """The questions of each group, by its name in order."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for name in list_groups(fact, by):
            found.setdefault(name, []).append(fact)
    return dict(sorted(found.items()))


def count_groups(facts: Iterable[Fact], by: Group) -> dict[str, int]:
    """Return the number of questions of each group."""
    return {name: len(found) for name, found in group(facts, by).items()}


def compare(
    now: Sequence[Fact], before: Sequence[Fact], by: Group, share: float
) -> tuple[Change, ...]:
    """Return the questions that each group has now and had before, the most first.

    Args:
        now: the questions of a period.
        before: those of the time before.
        by: the groups; questions that say nothing about it are left out.
        share: the length of the period over that of both.
    """
    present, past = count_groups(now, by), count_groups(before, by)
    found = [
        Change(
            name,
            present.get(name, 0),
            past.get(name, 0),
            statistics.chance_of_difference(present.get(name, 0), past.get(name, 0), share),
        )
        for name in {*present, *past} - {NONE}
    ]
    return tuple(sorted(found, key=lambda it: (-it.now, -it.before, it.name)))


def measure_times(
    facts: Iterable[Fact], by: Group, what: Callable[[Fact], timedelta | None]
) -> tuple[Times, ...]:
    """Return the time that something took in each group, the most questions first."""
    groups = (measure_time(name, group, what) for name, group in group(facts, by).items())
    found = [it for it in groups if it is not None]
    return tuple(sorted(found, key=lambda it: (-it.number, it.name)))


def measure_time(
    name: str, facts: Iterable[Fact], what: Callable[[Fact], timedelta | None]
) -> Times | None:
    """Return the time that something took for a group; none where it took no question any time."""
    spans = sorted(span for fact in facts if (span := what(fact)) is not None)
    if not spans:
        return None
    half, most = (statistics.percentile(spans, it) for it in (50, 80))
    return Times(name, len(spans), half, most, statistics.median_interval(spans))


def measure_share(facts: Sequence[Fact], has: Callable[[Fact], bool]) -> Share:
    """Return the share of the questions that have something."""
    part, whole = sum(map(has, facts)), len(facts)
    return Share(part, whole, statistics.share_interval(part, whole) if whole else None)


def measure_waits(facts: Iterable[Fact]) -> tuple[tuple[Whom, timedelta], ...]:
    """Working time that questions waited in all, by on whom."""
    found = dict.fromkeys(WHOM, timedelta())
    for fact in facts:
        for whom, span in fact.waited:
            found[whom] += span
    return tuple(found.items())


def count_week(facts: Iterable[Fact]) -> dict[tuple[int, int], int]:
    """Count questions by weekday (from 0, Monday) and hour, at the library."""
    return dict(sorted(Counter((it.weekday, it.hour) for it in facts).items()))


IN_ORDER: frozenset[Group] = frozenset({"month", "weekday", "hour", "term"})
"""Groups that have an order of their own; others come with the most questions first."""


def break_down(
    library: Library, calendar: Calendar, now: datetime, period: Period, by: Group
) -> Breakdown:
    """Return the measures of the questions asked in a period, as the files stand at a moment.

    A question with several labels is one of each of them; those that say nothing are `none`.
    """
    as_of = min(now, calendar.end_of(period.last))
    asked = gather_facts(library, calendar, as_of, period.first, period.last)
    found = [_measured(name, of_it) for name, of_it in group(asked, by).items()]
    if by == "weekday":
        first = {list_groups(it, by)[0]: it.weekday for it in asked}
        found.sort(key=lambda it: first[it.name])
    elif by not in IN_ORDER:
        found.sort(key=lambda it: (-it.number, it.name))
    return Breakdown(by, period, tuple(found))


def _measured(name: str, asked: Sequence[Fact]) -> Measured:
    return Measured(
        name,
        len(asked),
        measure_time(name, asked, lambda it: it.first_reply),
        measure_time(name, asked, lambda it: it.resolution_time),
        measure_share(
            [it for it in asked if it.resolved is not None or it.reopened],
            lambda it: it.reopened > 0,
        ),
        measure_waits(asked),
    )
