"""Facts as rows for others, and the suppression that keeps each row among several alike.

A row is told apart by what an onlooker may know of a question: when, where and how it was asked,
by whom, about what, and how long it took. Each combination of these occurs at least k times (L.
Sweeney, k-anonymity, 2002), by local suppression: rows that are too rare lose one such field after
another, the least telling for others first, until they are not; what is too rare without any is
left out. Times are in classes, each four times as wide as the one before.

Who knows all of these of a question must not learn from the rows alike what was wrong or how it
ended. So rows alike have two causes or more among them, or none; the same holds for resolutions (A.
Machanavajjhala and others, l-diversity, 2007, with l = 2).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from deskbook.library.rules import comments
from deskbook.reports.model.facts import Fact
from deskbook.transfer.model.data_set import Shared, SharedRow

KEPT: Final = ("library", "year", "month")
"""The columns that distinguish rows and are never suppressed: partitions and library."""

LOST: Final[tuple[tuple[str, ...], ...]] = (
    ("hour",),
    ("weekday",),
    ("waited_us", "waited_colleague", "waited_patron"),
    ("language",),
    ("channel",),
    ("term",),
    ("department",),
    ("patron_group",),
    ("resolution_time",),
    ("resource",),
    ("first_reply", "waited_vendor"),
    ("on_the_spot",),
    ("vendor",),
    ("service",),
)
"""The columns that a row which is too rare loses, step by step."""

QUASI: Final = (*KEPT, *(name for step in LOST for name in step))
"""By what a question could be recognised."""

SENSITIVE: Final = ("cause", "resolution")
"""The columns that rows alike must not give away."""

DIVERSE: Final = 2
"""The number of values that rows alike have in such a column, if they have any."""

TIMES: Final = (
    "first_reply",
    "resolution_time",
    "waited_us",
    "waited_colleague",
    "waited_patron",
    "waited_vendor",
)

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = 60


def share_rows(library: str, facts: Iterable[Fact], minimum: int) -> Shared:
    """The rows of a library's questions, each among at least `minimum` alike.

    Args:
        library: the library's name.
        facts: its questions.
        minimum: 1 suppresses nothing, and leaves times exact.
    """
    name = re.sub(r"[^a-z0-9]+", "-", library.casefold()).strip("-") or "library"
    rows = [_row(name, it) for it in facts]
    kept = diversify(alike(map(classify, rows), minimum)) if minimum > 1 else rows
    ordered = sorted(kept, key=lambda it: tuple(map(str, _values(it, SharedRow.__slots__))))
    return Shared(name, minimum, tuple(ordered), len(rows) - len(kept))


def classify(row: SharedRow) -> SharedRow:
    """The row with times in classes: up to 1, 4, 16, 64 hours and so on, or none at all."""
    values: dict[str, Any] = {name: _class(getattr(row, name)) for name in TIMES}
    return replace(row, **values)


def _class(minutes: int | None) -> int | None:
    if not minutes:
        return minutes
    end = _HOUR
    while end < minutes:
        end *= 4
    return end


def diversify(rows: Iterable[SharedRow]) -> list[SharedRow]:
    """The rows without what all rows alike, or all of them that say something, have in common."""
    groups: dict[tuple[object, ...], list[SharedRow]] = {}
    for it in rows:
        groups.setdefault(_values(it, QUASI), []).append(it)
    return [row for group in groups.values() for row in _diversified(group)]


def _diversified(group: Sequence[SharedRow]) -> Iterable[SharedRow]:
    known = {name: {getattr(it, name) for it in group} - {None} for name in SENSITIVE}
    lost: dict[str, Any] = dict.fromkeys(
        name for name, values in known.items() if len(values) < DIVERSE
    )
    return (replace(it, **lost) for it in group)


def alike(rows: Iterable[SharedRow], minimum: int) -> list[SharedRow]:
    """The rows with so much suppressed that each is one of several alike; the rest are left out."""
    kept: list[SharedRow] = []
    rare = list(rows)
    for step in ((), *LOST):
        lost: dict[str, Any] = dict.fromkeys(step)
        rare = [replace(it, **lost) for it in rare] if lost else rare
        groups: dict[tuple[object, ...], list[SharedRow]] = {}
        for it in rare:
            groups.setdefault(_values(it, QUASI), []).append(it)
        kept += [it for group in groups.values() if len(group) >= minimum for it in group]
        rare = [it for group in groups.values() if len(group) < minimum for it in group]
    return kept


def _values(row: SharedRow, names: Iterable[str]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in names)


def _row(library: str, it: Fact) -> SharedRow:
    waited = dict(it.waited)
    return SharedRow(
        library=library,
        year=it.day.year,
        month=it.day.month,
        term=comments.remove(it.term) or None,
        weekday=it.weekday,
        hour=it.hour,
        service=it.service,
        channel=it.channel,
        department=it.department,
        patron_group=it.patron_group,
        language=it.language,
        resource=it.resource,
        vendor=it.vendor or None,
        cause=it.cause,
        activity=it.activity,
        resolution=it.resolution,
        read=it.read,
        on_the_spot=it.on_the_spot,
        has_answer=it.has_answer,
        known_problem=it.problem is not None,
        reopened=it.reopened,
        handoffs=len(it.accepted),
        first_reply=_minutes(it.first_reply),
        resolution_time=_minutes(it.resolution_time),
        waited_us=waited["us"] // _MINUTE,
        waited_colleague=waited["colleague"] // _MINUTE,
        waited_patron=waited["patron"] // _MINUTE,
        waited_vendor=waited["vendor"] // _MINUTE,
    )


def _minutes(span: timedelta | None) -> int | None:
    return None if span is None else span // _MINUTE
