"""Rows of somebody else's table to tickets: exact times, what they refer to, and no row twice."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import accumulate
from typing import Any, Final
from zoneinfo import ZoneInfo

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.running_totals import Spans
from deskbook.library.model.actor import Actor
from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.fields import front_specs, specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import PARTS, Library
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT
from deskbook.library.rules import references
from deskbook.privacy.model.privacy import Found
from deskbook.tickets.rules import lifecycle, opening
from deskbook.tickets.rules.lifecycle import apply, entry, next_time
from deskbook.transfer.model.mapping import (
    CsvMapping,
    Draft,
    FieldRule,
    Reject,
    Said,
    Sorting,
    When,
)
from deskbook.transfer.model.outcomes import ImportPlan, NotTaken, Personal, Rows

NOON: Final = time(12)


class Tally:
    """The counts and remarks of an import, taken row by row."""

    FIRST: Final = 5
    """New tickets that are shown."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.new = self.known = 0
        self.services: Counter[str] = Counter()
        self.years: Counter[int] = Counter()
        self.first: list[Ticket] = []
        self.patrons: set[str] = set()
        self.strange: Counter[tuple[str, str, str]] = Counter()
        self.unfit: list[Reject] = []
        self.not_taken: list[NotTaken] = []
        self.personal: list[Personal] = []

    def add(self, ticket: Ticket, zone: ZoneInfo) -> None:
        """Count a new ticket; the first few are kept to be shown."""
        self.new += 1
        self.services[ticket.service] += 1
        self.patrons |= {ticket.patron} if ticket.patron else set()
        self.years[ticket.opened.astimezone(zone).year] += 1
        if len(self.first) < self.FIRST:
            self.first.append(ticket)

    def remark(
        self,
        line: int,
        found: Iterable[Found],
        not_taken: Iterable[str],
        strange: Iterable[tuple[str, str, str]],
    ) -> None:
        """Note what the gate found in a row, what is not taken over, and words in no table."""
        self.personal += list_personal(self.file, line, tuple(found))
        self.not_taken += (NotTaken(line, what) for what in not_taken)
        self.strange.update(strange)

    def plan(
        self,
        mapping: CsvMapping,
        columns: Sequence[str],
        read_as: tuple[str, ...],
        zone: ZoneInfo,
        notices: tuple[Notice, ...],
    ) -> ImportPlan:
        """Return the plan of the import."""
        return ImportPlan(
            mapping=mapping,
            columns=tuple(columns),
            read_as=read_as,
            zone=zone,
            new=self.new,
            known=self.known,
            patrons=len(self.patrons),
            services=dict(sorted(self.services.items())),
            years=dict(sorted(self.years.items())),
            first=tuple(self.first),
            strange=tuple(self.strange.most_common()),
            rows=Rows(
                file=self.file,
                unfit=tuple(self.unfit),
                not_taken=tuple(self.not_taken),
                personal=tuple(self.personal),
            ),
            notices=notices,
        )


def list_personal(path: str, line: int, found: Sequence[Found]) -> Iterator[Personal]:
    """Yield the kinds of personal data in a row: replaced ones, then those to be looked at."""
    for sure in (True, False):
        hits = (hit for it in found for hit in it.hits if (hit.confidence == "sure") == sure)
        if kinds := tuple(dict.fromkeys(hit.kind for hit in hits)):
            yield Personal(path, line, sure, kinds)


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


def add_service(mapping: CsvMapping, service: str | None, library: Library) -> CsvMapping:
    """A mapping that gives every ticket a service: the one that was named, or the only one.

    Raises:
        DeskError: nobody said which.
    """
    if mapping.topics or any(it.name == "service" for it in mapping.fields):
        return mapping
    if service is None and len(library.services) != 1:
        raise DeskError(
            f"whose questions are these? Say it with --service ({', '.join(library.services)})"
        )
    rule = FieldRule(name="service", value=service or next(iter(library.services)))
    return replace(mapping, fields=(*mapping.fields, rule))


def list_own_addresses(library: Library) -> dict[str, str]:
    """The library's own e-mail addresses in lower case, and who writes from each."""
    shared = (library.profile.ask_email, *(it.email for it in library.services.values()))
    theirs = {it.email.lower(): it.handle for it in library.staff.values() if it.email}
    return {it.lower(): ROBOT for it in shared if it} | theirs


def refuse_unknown(mapping: CsvMapping, library: Library) -> None:
    """Raise a `DeskError` where the mapping itself names a record that is not there."""
    sortings = (*mapping.topics.table, mapping.topics.otherwise) if mapping.topics else ()
    for sorting in filter(None, sortings):
        _refuse({name: getattr(sorting, name) for name in specs(Sorting)}, library)
    for rule in mapping.fields:
        for value in (rule.value, rule.otherwise, *(word.value for word in rule.table)):
            _refuse({rule.name: value}, library)
    _refuse({"lead": mapping.lead}, library)


def make_ticket(
    draft: Draft, mapping: CsvMapping, library: Library, spread: Spread, name: str, actor: Actor
) -> Ticket:
    """The ticket of a row; one that is resolved is led by its service's head, who answered for it.

    A question that was still open there is new here, for somebody to claim; if it was answered
    already, its service's head leads it.

    Raises:
        DeskError: what it refers to is not there, or its times cannot be.
    """
    _refuse(draft.fields, library)
    asked, ended = _times(draft, spread)
    fields: dict[str, Any] = {**draft.fields, "links": (draft.key,)}
    resolution = fields.pop("resolution", None) or mapping.resolution
    lead = fields.pop("lead", None) or mapping.lead
    made = opening.open_new(name, asked, fields, draft.question, actor)
    if mapping.status == "new":
        return made
    robot = replace(actor, author=ROBOT, now=ended)
    if draft.reply:
        made = apply(made, entry(made, robot, "reply", text=draft.reply))
    for said in draft.said:
        made = apply(made, _said(made, said, actor))
    if draft.note:
        made = apply(made, entry(made, robot, "note", text=draft.note))
    lead = lead or library.services[made.service].head
    helpers = {"contributors": tuple(it for it in made.contributors if it != lead)}
    robot = replace(robot, now=max(ended, *(it.time for it in draft.said), asked))
    if draft.is_open:
        answered = any(it.kind == "reply" for it in made.entries)
        changes: Mapping[str, FieldValue] = {"status": "open", "lead": lead, **helpers}
        return apply(made, entry(made, robot, "status", changes=changes)) if answered else made
    end = next_time(made, robot.now) if draft.said else ended
    changes = lifecycle.end_changes(resolution, end, lead, **helpers)
    return apply(made, entry(made, robot, "resolve", changes=changes))


def _said(made: Ticket, said: Said, actor: Actor) -> TicketEdit:
    """An entry of what somebody said: to the patron, by the patron, or among colleagues."""
    if said.time > actor.now:
        raise DeskError("something was said at a time that is still to come")
    kind: EntryKind = "note" if said.internal else "reply"
    if said.author == PATRON:
        kind = "question"
    return entry(made, replace(actor, author=said.author, now=said.time), kind, text=said.text)


def _times(draft: Draft, spread: Spread) -> tuple[datetime, datetime]:
    """The times of asking and resolving; of two days, neither of which is exact, in that order."""
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


def compare(line: int, ticket: Ticket, seen: dict[str, Ticket]) -> Ticket | Reject | None:
    """Return a ticket that is new, why it cannot be taken, or none where it is there already."""
    before = seen.setdefault(ticket.id, ticket)
    if before is ticket:
        return ticket
    if before == ticket:
        return None
    why = f"{ticket.id} is the id of another ticket here, or this one has changed since"
    return Reject(line, line, why, "")


def refuse_missing(ticket: Ticket, library: Library) -> None:
    """Raise a `DeskError` where a ticket names a record that is not there."""
    _refuse({key: getattr(ticket, key) for key in front_specs(Ticket)}, library)


def _refuse(fields: Mapping[str, object], library: Library) -> None:
    for key, kind, name in references.list_references(fields):
        references.refuse_unknown(key, kind, name, _known(library, kind))


def _known(library: Library, kind: str) -> Collection[str]:
    known: Collection[str] = getattr(library, PARTS[kind])
    return known
