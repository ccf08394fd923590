"""Facts as rows for others, and the suppression that keeps each row among several alike.

A row is told apart by what an onlooker may know of a question: when, where and how it was asked,
by whom and about what. Each combination of these occurs at least k times (L. Sweeney, k-anonymity,
2002), by local suppression: rows that are too rare lose one such field after another, the least
telling for others first, until they are not; what is too rare without any is left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from deskbook.reports.model.facts import Fact
from deskbook.transfer.model.data_set import Shared, SharedRow

KEPT: Final = ("library", "year", "month")
"""The columns that distinguish rows and are never suppressed: partitions and library."""

LOST: Final[tuple[tuple[str, ...], ...]] = (
    ("hour",),
    ("weekday",),
    ("language",),
    ("channel",),
    ("term",),
    ("department",),
    ("patron_group",),
    ("resource",),
    ("vendor",),
    ("service",),
)
"""The columns that a row which is too rare loses, step by step."""

QUASI: Final = (*KEPT, *(name for step in LOST for name in step))
"""By what a question could be recognised."""

_MINUTE: Final = timedelta(minutes=1)


def share_rows(library: str, facts: Iterable[Fact], minimum: int) -> Shared:
    """The rows of a library's questions, each among at least `minimum` alike.

    Args:
        library: the library's name.
        facts: its questions.
        minimum: 1 suppresses nothing.
    """
    name = re.sub(r"[^a-z0-9]+", "-", library.casefold()).strip("-") or "library"
    rows = [_row(name, it) for it in facts]
    kept = alike(rows, minimum)
    ordered = sorted(kept, key=lambda it: tuple(map(str, _values(it, SharedRow.__slots__))))
    return Shared(name, minimum, tuple(ordered), len(rows) - len(kept))


def alike(rows: Sequence[SharedRow], minimum: int) -> list[SharedRow]:
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
        term=it.term or None,
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
