"""Rows of somebody else's table to tickets: exact times, what they refer to, and no row twice."""

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import accumulate
from typing import Final

from deskbook.model.finding import DeskError
from deskbook.model.library import Library
from deskbook.model.mapping import CsvMapping, Draft, When
from deskbook.model.plan import FieldValue
from deskbook.model.ticket import Ticket
from deskbook.model.vocabulary import ROBOT
from deskbook.rules import opening, references
from deskbook.rules.lifecycle import Hand, applied, entry
from deskbook.rules.opening_hours import Calendar, Spans

NOON: Final = time(12)


class Spread:
    """Exact times for questions of which only the day, month or year is known.

    A question gets a second within the opening hours of that time, drawn from its row's key: the
    same row always gets the same one, and the hours of a year fill evenly. Of a year or month that
    is not over, only what has passed counts. Where the library was closed, it is noon.
    """

    __slots__ = ("_calendar", "_known", "_now")

    def __init__(self, calendar: Calendar, now: datetime) -> None:
        self._calendar, self._now = calendar, now
        self._known: dict[tuple[date, date], tuple[Spans, tuple[int, ...]]] = {}

    def moment(self, when: When, key: str) -> datetime | None:
        """The time of a question; none where it is still to come."""
        if when.moment is not None:
            return when.moment if when.moment <= self._now else None
        today = self._calendar.day_of(self._now)
        if when.first is None or when.last is None or when.first > today:
            return None
        spans, ends = self._spans(when.first, min(when.last, today))
        lot = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % ends[-1]
        place = bisect_right(ends, lot)
        _, end = spans[place]
        return datetime.fromtimestamp(end - (ends[place] - lot), UTC)

    def day_of(self, moment: datetime) -> date:
        """The day it was at the library."""
        return self._calendar.day_of(moment)

    def _spans(self, first: date, last: date) -> tuple[Spans, tuple[int, ...]]:
        """The opening hours between two days up to now, and how many seconds end with each."""
        if (first, last) not in self._known:
            days = [date.fromordinal(it) for it in range(first.toordinal(), last.toordinal() + 1)]
            limit = int(self._now.timestamp())
            hours = (span for day in days for span in self._calendar.spans(day))
            spans = tuple((start, min(end, limit)) for start, end in hours if start < limit)
            if not spans:
                noons = (datetime.combine(day, NOON, self._calendar.zone) for day in days)
                moments = (min(int(noon.timestamp()), limit) for noon in noons)
                spans = tuple((moment, moment + 1) for moment in moments)
            ends = tuple(accumulate(end - start for start, end in spans))
            self._known[first, last] = spans, ends
        return self._known[first, last]


def refuse_unknown(mapping: CsvMapping, library: Library) -> None:
    """Raise a `DeskError` where the mapping itself names a record that is not there."""
    sortings = (*mapping.topics.table, mapping.topics.otherwise) if mapping.topics else ()
    for sorting in filter(None, sortings):
        names = ("service", "department", "resource", "answer")
        _refuse({name: getattr(sorting, name) for name in names}, library)
    for rule in mapping.fields:
        for value in (rule.value, rule.otherwise, *(word.value for word in rule.table)):
            _refuse({rule.name: value}, library)
    _refuse({"lead": mapping.lead}, library)


def ticket(
    draft: Draft, mapping: CsvMapping, library: Library, spread: Spread, name: str, hand: Hand
) -> Ticket:
    """The ticket of a row; one that is resolved is led by its service's head, who answered for it.

    Raises:
        DeskError: what it refers to is not there, or its times cannot be.
    """
    _refuse(draft.fields, library)
    asked, ended = _times(draft, spread)
    fields: dict[str, FieldValue] = {**draft.fields, "links": (draft.key,)}
    made = opening.opened(name, asked, fields, draft.question, hand)
    if mapping.status == "new":
        return made
    robot = replace(hand, author=ROBOT, now=ended)
    if draft.reply:
        made = applied(made, entry(made, robot, "reply", text=draft.reply))
    changes: Mapping[str, FieldValue] = {
        "status": "resolved",
        "lead": mapping.lead or library.services[made.service].head,
        "resolved": ended,
        "resolution": mapping.resolution,
    }
    return applied(made, entry(made, robot, "resolve", changes=changes))


def _times(draft: Draft, spread: Spread) -> tuple[datetime, datetime]:
    """When it was asked and resolved; of two days, neither of which is exact, in that order."""
    asked = spread.moment(draft.opened, draft.key)
    if asked is None:
        raise DeskError("it was asked at a time that is still to come")
    if draft.resolved is None:
        return asked, asked
    ended = spread.moment(draft.resolved, draft.key)
    if ended is None:
        raise DeskError("it was resolved at a time that is still to come")
    if asked <= ended:
        return asked, ended
    if draft.opened.first is not None and draft.opened.first <= spread.day_of(ended):
        return ended, ended
    if draft.resolved.last is not None and spread.day_of(asked) <= draft.resolved.last:
        return asked, asked
    raise DeskError("it was resolved before it was asked")


def _refuse(fields: Mapping[str, object], library: Library) -> None:
    for key, kind, name in references.named(fields):
        references.refuse_unknown(key, kind, name, _known(library, kind))


def _known(library: Library, kind: str) -> Collection[str]:
    found: Mapping[str, Collection[str]] = {
        "service": library.services,
        "staff": library.staff,
        "department": library.departments,
        "resource": library.resources,
        "problem": library.problems,
        "project": library.projects,
        "answer": library.answers,
    }
    return found[kind]
