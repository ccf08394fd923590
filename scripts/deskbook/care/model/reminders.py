"""Watches, reminders, digests and proofs: the records that keep a question from being lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from deskbook.library.model.plan import Plan

Rule = Literal[
    "unclaimed",
    "first-reply",
    "patron-wrote",
    "news",
    "promise",
    "offer",
    "vendor",
    "patron",
    "closing",
    "cover",
    "fixed",
    "watch",
    "handover",
    "milestone",
    "changed",
    "contradicted",
    "handed-in",
    "unused",
    "review",
]
"""`patron` asks a silent patron again, `closing` then ends the ticket; `fixed`: a problem is fixed
and its patron does not know; `handover`: a lead has left; `watch`: late content may have arrived;
`changed`: what an answer says may have changed; `contradicted`: it did not settle tickets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """All properties of one reminder rule.

    Args:
        short: the matter in a few words, in lists of the terminal.
        row: the matter in a few words, on the pages of the staff site.
        today: the sentence of a digest until the end of the day on which it falls due.
        late: the sentence of a digest after that day.
        by_day: the due time is a day, not an hour.
        acts: its second step changes the ticket; from that step on the digest says `late`.
        about_answer: it is about an answer; its steps come more slowly, for no patron waits.
    """

    short: str
    row: str
    today: str
    late: str
    by_day: bool = True
    acts: bool = False
    about_answer: bool = False


RULES: Final[Mapping[Rule, ReminderRule]] = {
    "unclaimed": ReminderRule(
        short="nobody leads it",
        row="somebody has to lead it",
        today="Nobody leads it yet; somebody has to by {due}.",
        late="Nobody leads it, since {due}.",
        by_day=False,
    ),
    "first-reply": ReminderRule(
        short="first reply due",
        row="first reply",
        today="A first reply is due by {due}.",
        late="A first reply was due by {due}.",
        by_day=False,
    ),
    "patron-wrote": ReminderRule(
        short="the patron wrote again",
        row="a reply, for the patron wrote again",
        today="The patron wrote again; a reply is due by {due}.",
        late="The patron wrote again; a reply was due by {due}.",
        by_day=False,
    ),
    "news": ReminderRule(
        short="news for the patron due",
        row="news for the patron",
        today="News for the patron is due by {due}.",
        late="The patron has had no news; due by {due}.",
        by_day=False,
    ),
    "promise": ReminderRule(
        short="promised to the patron",
        row="promised to the patron",
        today="The patron was promised to hear from us by {due}.",
        late="The patron was promised to hear from us by {due} and has not.",
    ),
    "offer": ReminderRule(
        short="offer to be answered",
        row="offer to be answered",
        today="It is offered to a colleague; an answer is due by {due}.",
        late="The offer was not answered by {due}: it is back with its lead.",
        by_day=False,
        acts=True,
    ),
    "vendor": ReminderRule(
        short="vendor to be asked again",
        row="ask the vendor again",
        today="Ask the vendor again{case}: due {due}.",
        late="Ask the vendor again{case}: due {due}.",
    ),
    "patron": ReminderRule(
        short="silent patron to be asked again",
        row="ask the patron again",
        today="The patron has been asked again, for we wait for an answer.",
        late="The patron has been asked again, for we wait for an answer.",
    ),
    "closing": ReminderRule(
        short="to be closed as no-reply",
        row="closes, for the patron is silent",
        today="The patron was asked again: it closes after today as no-reply unless they write.",
        late="Closed as no-reply; the patron knows how to open it again.",
        acts=True,
    ),
    "cover": ReminderRule(
        short="lead away without cover",
        row="its lead is away without cover",
        today="Its lead {lead} is away and nobody was named to stand in: "
        "name somebody or hand it on.",
        late="Its lead {lead} is away and nobody was named to stand in: "
        "name somebody or hand it on.",
    ),
    "fixed": ReminderRule(
        short="problem fixed, patron to be told",
        row="tell the patron that it is fixed",
        today="The problem behind it is fixed: tell the patron.",
        late="The problem behind it was fixed {due}: tell the patron.",
    ),
    "watch": ReminderRule(
        short="late content to be looked for",
        row="look whether late content has come",
        today="Look whether {item} has come: `desk arrived` if so.",
        late="Look whether {item} has come; that was to be seen {due}.",
    ),
    "handover": ReminderRule(
        short="to be taken over",
        row="its lead leaves",
        today="Its lead leaves today: somebody has to take it over.",
        late="Its lead has left: somebody has to take it over.",
    ),
    "milestone": ReminderRule(
        short="milestone due",
        row="a milestone",
        today="{what}: due {due}.",
        late="{what}: was due {due}.",
    ),
    "changed": ReminderRule(
        short="answer whose subject has changed",
        row="to be read again, for its subject has changed",
        today="What it tells of has changed today: read it again (`desk answer due` names it).",
        late="What it tells of changed {due}: read it again (`desk answer due` names it).",
        about_answer=True,
    ),
    "contradicted": ReminderRule(
        short="answer that did not settle tickets",
        row="to be read again, for it did not settle tickets",
        today="Tickets were not settled by it: read it again (`desk answer due` names them).",
        late="Since {due} tickets were not settled by it: read it again "
        "(`desk answer due` names them).",
        about_answer=True,
    ),
    "handed-in": ReminderRule(
        short="answer handed in, to be reviewed",
        row="handed in, to be reviewed",
        today="It was handed in: read it, then `desk answer publish` or mend it.",
        late="It was handed in {due} and waits: read it, then `desk answer publish` or mend it.",
        about_answer=True,
    ),
    "unused": ReminderRule(
        short="answer that no ticket uses",
        row="used by no ticket in a year",
        today="No ticket has used it in a year: is it still asked for?",
        late="No ticket has used it in a year: is it still asked for?",
        about_answer=True,
    ),
    "review": ReminderRule(
        short="answer to be read again",
        row="to be read again",
        today="Read it again: its review is due {due}.",
        late="Its review was due {due}: read it again.",
        about_answer=True,
    ),
}


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
