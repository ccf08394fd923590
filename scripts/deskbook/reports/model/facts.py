"""Facts for counts and measures: one about each question, with nobody's name in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import Dimension, FieldSpec, choices, plain
from deskbook.library.model.library import PARTS
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

Group = str
"""The grouping of a report, one of `GROUPS`. There is no colleague among them, and no patron."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One question as reports see it.

    It has no place for a colleague's handle, a patron's pseudonym or anybody's words. `day`, `hour`
    and `weekday` (from 0, Monday) are at the library; `term` is empty between terms. `first_reply`
    and `resolution_time` are working time from asking, none where there is none, or where the
    question was answered `on_the_spot` and nobody waited. `waited` is working time by whom it
    waited on; `accepted` how handoffs of it were accepted, in their order. `others` are the fields
    that reports are by and that have no place of their own here.
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
    others: tuple[tuple[str, object], ...] = ()

    def value(self, field: str) -> object:
        """The value of a ticket's field that reports are by."""
        return dict(self.others)[field] if field in OTHERS else getattr(self, field)


OTHERS: Final = tuple(
    it.name for it in ticket_fields.find_dimensions() if it.name not in Fact.__slots__
)
"""The fields that reports are by and for which a fact has no place of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFields:
    """All properties of one group that reports may be by.

    Args:
        name: its name after "by".
        of: the value of a question, or several values.
        records: the part of a library whose records have the names of its values.
        public_title: the title of its table in the public edition, if it has one there.
        on_rise: the advice to colleagues when one of its values has more questions than before.
        briefed: its place in the briefings on a department, a resource or a vendor.
        choices: the values that the field can have, where the list of them is closed.
        required: whether each question has a value.
    """

    name: str
    of: Callable[[Fact], object]
    records: str = ""
    public_title: str = ""
    on_rise: str = ""
    briefed: tuple[tuple[str, int], ...] = ()
    choices: tuple[str, ...] = ()
    required: bool = False


def _field(spec: FieldSpec, dimension: Dimension) -> GroupFields:
    return GroupFields(
        name=dimension.name or spec.label,
        of=lambda it: it.value(spec.name),
        records=PARTS[spec.refers] if spec.refers else "",
        public_title=dimension.public_title,
        on_rise=dimension.on_rise,
        briefed=dimension.briefed,
        choices=choices(plain(spec.type)),
        required=spec.required,
    )


GROUPS: Final[Mapping[Group, GroupFields]] = {
    **{
        it.singular: _field(it, it.dimension)
        for it in ticket_fields.find_dimensions()
        if it.dimension is not None
    },
    "vendor": GroupFields(name="vendor", of=lambda it: it.vendor),
    "term": GroupFields(name="term", of=lambda it: it.term),
    "month": GroupFields(name="month", of=lambda it: f"{it.day:%Y-%m}"),
    "weekday": GroupFields(name="weekday", of=lambda it: WEEKDAYS[it.weekday]),
    "hour": GroupFields(name="hour", of=lambda it: f"{it.hour:02}"),
}
"""The fields of tickets that reports may be by, as their definitions say, and what is computed."""
