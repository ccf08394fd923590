"""Every measure of a period's questions by one kind of group, of which none is a person."""

from collections.abc import Sequence
from datetime import datetime

from deskbook.calendar.model import Period
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.reports.model.facts import Fact, Group
from deskbook.reports.model.report import Breakdown, Measured
from deskbook.reports.rules import facts, measures

IN_ORDER: frozenset[Group] = frozenset({"month", "weekday", "hour", "term"})
"""Groups that have an order of their own; others come with the most questions first."""


def of(library: Library, calendar: Calendar, now: datetime, period: Period, by: Group) -> Breakdown:
    """The measures of the questions asked in a period, as the files stand at a moment.

    A question with several labels is one of each of them; those that say nothing are `none`.
    """
    as_of = min(now, calendar.end_of(period.last))
    asked = measures.within(facts.of_library(library, calendar, as_of), period)
    found = [_measured(name, of_it) for name, of_it in measures.grouped(asked, by).items()]
    if by == "weekday":
        first = {measures.names_of(it, by)[0]: it.weekday for it in asked}
        found.sort(key=lambda it: first[it.name])
    elif by not in IN_ORDER:
        found.sort(key=lambda it: (-it.number, it.name))
    return Breakdown(by, period, tuple(found))


def _measured(name: str, asked: Sequence[Fact]) -> Measured:
    return Measured(
        name,
        len(asked),
        measures.taken(name, asked, lambda it: it.first_reply),
        measures.taken(name, asked, lambda it: it.resolution_time),
        measures.share(
            [it for it in asked if it.resolved is not None or it.reopened],
            lambda it: it.reopened > 0,
        ),
        measures.waited(asked),
    )
