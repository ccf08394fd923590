"""Watches, reminders, digests and proofs: the records that keep a question from being lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from deskbook.care.model.reminder_rules import Rule
from deskbook.library.model.plan import Plan

SubjectKind = Literal["ticket", "department", "project", "service", "problem", "answer"]


@dataclass(frozen=True, slots=True)
class SubjectFields:
    """The properties of one kind of record that somebody leads.

    Args:
        folder: the part of a library with such records, and their folder.
        lead: the field that names who leads it.
        title: the field with its name in words.
        handed_on: whether `desk handoff folder/name` offers it to a colleague.
    """

    folder: str
    lead: str
    title: str
    handed_on: bool


SUBJECT_KINDS: Final[Mapping[SubjectKind, SubjectFields]] = {
    "ticket": SubjectFields("tickets", "lead", "title", handed_on=False),
    "department": SubjectFields("departments", "liaison", "name", handed_on=True),
    "project": SubjectFields("projects", "lead", "title", handed_on=True),
    "service": SubjectFields("services", "head", "name", handed_on=True),
    "problem": SubjectFields("problems", "lead", "title", handed_on=True),
    "answer": SubjectFields("answers", "reviewed_by", "title", handed_on=False),
}


@dataclass(frozen=True, slots=True)
class Watch:
    """One reason to come back to a ticket, project or answer, and when it falls due (UTC)."""

    kind: SubjectKind
    subject: str
    rule: Rule
    due: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: which step of a watch, the day on which that step fell due, and for whom.

    `to` are handles in the order in which they are asked, possibly none; `team` is the service in
    whose digest the reminder stands besides.
    """

    watch: Watch
    step: int
    day: date
    to: tuple[str, ...]
    team: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The reminders for one colleague, or one service, on one day, most pressing first.

    `new` is what the day brings, `still` what they were reminded of before and is not done.
    """

    name: str
    for_team: bool
    day: date
    new: tuple[Reminder, ...]
    still: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """The round of a day: new reminders, those held for the next digest, digests, and the plan."""

    day: date
    new: tuple[Reminder, ...]
    held: tuple[Reminder, ...]
    digests: tuple[Digest, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class Proof:
    """The day on which these colleagues and the service are reminded of a ticket."""

    ticket: str
    rule: Rule
    day: date
    to: tuple[str, ...]
    team: str
    told: bool
    """Return whether it stands in a digest that has been made on that day already."""
