"""What is counted and measured: one fact about each question, with nobody's name in it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from deskbook.library.model.vocabulary import (
    Activity,
    Cause,
    Channel,
    HandoffMode,
    PatronGroup,
    Resolution,
)

Whom = Literal["us", "colleague", "patron", "vendor"]
"""On whom a question waits; on us while on nobody else."""

Group = Literal[
    "service",
    "department",
    "resource",
    "vendor",
    "cause",
    "channel",
    "problem",
    "patron_group",
    "activity",
    "resolution",
    "language",
    "label",
    "term",
    "month",
    "weekday",
    "hour",
]
"""What reports may be by. There is no colleague among them, and no patron."""

WHOM: Final[tuple[Whom, ...]] = get_args(Whom)
GROUPS: Final[tuple[Group, ...]] = get_args(Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One question as reports see it.

    It has no place for a colleague's handle, a patron's pseudonym or anybody's words. `day`, `hour`
    and `weekday` (from 0, Monday) are at the library; `term` is empty between terms. `first_reply`
    and `resolution_time` are working time from asking, none where there is none, or where the
    question was answered `on_the_spot` and nobody waited. `waited` is working time by whom it
    waited on; `accepted` how handoffs of it were accepted, in their order.
    """

    ticket: str
    opened: datetime
    day: date
    weekday: int
    hour: int
    term: str
    service: str
    channel: Channel
    department: str | None
    resource: str | None
    vendor: str | None
    cause: Cause | None
    problem: str | None
    patron_group: PatronGroup | None
    language: str | None
    labels: tuple[str, ...]
    activity: Activity | None
    resolution: Resolution | None
    read: int | None
    minutes: int | None
    has_answer: bool
    resolved: datetime | None
    on_the_spot: bool
    first_reply: timedelta | None
    resolution_time: timedelta | None
    reopened: int
    waited: tuple[tuple[Whom, timedelta], ...]
    accepted: tuple[HandoffMode, ...]
