"""What is counted and measured: one fact about each question, with nobody's name in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from deskbook.library.model.vocabulary import (
    WEEKDAYS,
    Activity,
    Cause,
    Channel,
    HandoffMode,
    PatronGroup,
    Resolution,
)

Whom = Literal["us", "colleague", "patron", "vendor"]

WHOM: Final[Mapping[Whom, str]] = {
    "us": "on us",
    "colleague": "on a colleague",
    "patron": "on the patron",
    "vendor": "on a vendor",
}
"""On whom a question waits, in words; on us while on nobody else."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFields:
    """All properties of one group that reports may be by.

    Args:
        name: its name after "by".
        of: the value of a question, or several values.
        records: the part of a library whose records have the names of its values.
        public_title: the title of its table in the public edition, if it has one there.
        on_rise: the advice to colleagues when one of its values has more questions than before.
    """

    name: str
    of: Callable[[Fact], object]
    records: str = ""
    public_title: str = ""
    on_rise: str = ""


GROUPS: Final[Mapping[Group, GroupFields]] = {
    "service": GroupFields(
        name="service",
        of=lambda it: it.service,
        records="services",
        public_title="Questions by service",
        on_rise="Look whether the desk's hours and an answer on the site can take some of them.",
    ),
    "department": GroupFields(
        name="department",
        of=lambda it: it.department,
        records="departments",
        public_title="Questions by department",
        on_rise="Let the liaison ask the department what has changed for them.",
    ),
    "resource": GroupFields(
        name="resource",
        of=lambda it: it.resource,
        records="resources",
        public_title="Questions by resource",
        on_rise="Look whether it is one fault: `desk problem open` gathers its tickets.",
    ),
    "vendor": GroupFields(name="vendor", of=lambda it: it.vendor),
    "cause": GroupFields(
        name="cause",
        of=lambda it: it.cause,
        on_rise="Look for what these have in common; one change may end them all.",
    ),
    "channel": GroupFields(
        name="channel",
        of=lambda it: it.channel,
        public_title="How you asked",
        on_rise="Look whether somebody is there when patrons come this way.",
    ),
    "problem": GroupFields(name="problem", of=lambda it: it.problem),
    "patron_group": GroupFields(name="group of patrons", of=lambda it: it.patron_group),
    "activity": GroupFields(name="kind of help", of=lambda it: it.activity),
    "resolution": GroupFields(name="resolution", of=lambda it: it.resolution),
    "language": GroupFields(name="language", of=lambda it: it.language),
    "label": GroupFields(name="label", of=lambda it: it.labels),
    "term": GroupFields(name="term", of=lambda it: it.term),
    "month": GroupFields(name="month", of=lambda it: f"{it.day:%Y-%m}"),
    "weekday": GroupFields(name="weekday", of=lambda it: WEEKDAYS[it.weekday]),
    "hour": GroupFields(name="hour", of=lambda it: f"{it.hour:02}"),
}
