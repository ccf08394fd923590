"""The daily round: what is told today, and what is done about tickets that wait in vain.

A round is made once on an opening day and looks at what falls due until its end. What it writes is
the same on every machine: ids come from ticket, rule, step and day, times from the day.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deskbook.answers.model.usage import Use
from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.working_time import Span
from deskbook.care.model.reminders import SUBJECT_KINDS, Proof, Reminder, Round, SubjectKind, Watch
from deskbook.care.rules import digests, nudges, watches
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.plan import (
    EditTicket,
    Effect,
    FieldValue,
    Plan,
    SetFields,
    TicketEdit,
)
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules import conversation, resolution
from deskbook.tickets.rules.lifecycle import entry, then


@dataclass(frozen=True, slots=True)
class Letters:
    """The robot's letters to a silent patron: asking again (with the day of closing), closing."""

    nudge: Callable[[Ticket, date], str]
    closing: Callable[[Ticket], str]


@dataclass(frozen=True, slots=True)
class _Day:
    library: Library
    calendar: Calendar
    day: date
    letters: Letters


def make(
    loaded: Loaded,
    calendar: Calendar,
    day: date,
    letters: Letters,
    uses: Sequence[Use] | None = None,
) -> Round:
    """Make the round of an opening day; made again on the same day it finds nothing new.

    Args:
        loaded: the library.
        calendar: its opening hours.
        day: the day.
        letters: the robot's letters.
        uses: of answers on all tickets; by default those on the tickets of the library.
    """
    library = loaded.library
    due = nudges.list_reminders(library, calendar, day, uses)
    already = digests.list_told(library, calendar, day, uses)
    waiting = digests.list_untold(library, due)
    held = digests.list_held(waiting, already)
    new = tuple(it for it in waiting if it not in held)
    effects = tuple(_effects(loaded, _Day(library, calendar, day, letters), new))
    return Round(
        day,
        new,
        held,
        digests.gather(day, (*already, *new), due),
        Plan(f"Remind: the digests of {day}", effects),
    )


def _effects(loaded: Loaded, today: _Day, new: Iterable[Reminder]) -> Iterator[Effect]:
    by_subject: dict[tuple[SubjectKind, str], list[Reminder]] = {}
    for reminder in new:
        key = (reminder.watch.kind, reminder.watch.subject)
        by_subject.setdefault(key, []).append(reminder)
    for (kind, subject), reminders in sorted(by_subject.items()):
        if kind == "ticket":
            filed = loaded.ticket(subject)
            yield EditTicket(filed.path, _edit(filed.record, today, reminders), filed.digest)
        else:
            path = f"knowledge/{SUBJECT_KINDS[kind].folder}/{subject}.md"
            yield SetFields(path, {"reminded": today.day}, loaded.filed[path].digest)


def _edit(ticket: Ticket, today: _Day, reminders: Iterable[Reminder]) -> TicketEdit:
    """The edit that the reminders of a day make to a ticket."""
    edit = TicketEdit()
    for reminder in reminders:
        for step in _steps(today, reminder):
            edit = then(ticket, edit, step)
    return edit


def _steps(today: _Day, reminder: Reminder) -> Iterator[Callable[[Ticket], TicketEdit]]:
    """The entry that keeps a reminder, and what is done besides.

    A silent patron is asked again, unless nobody knows who they are. The day after it was due, an
    offer goes back that nobody answered, and a ticket is closed whose patron is still silent.
    """
    actor, rule, letters = _hand(today, reminder), reminder.watch.rule, today.letters
    data, over = digests.entry_data(reminder, today.day), reminder.step > 1
    back: dict[str, FieldValue] = {"offered_to": None} if rule == "offer" and over else {}
    yield lambda it: entry(it, actor, "reminder", data=data, changes=back)
    if rule == "patron":
        closes = today.calendar.day_of(
            working_time.add(
                today.calendar, actor.now, Span.of(today.library.profile.care.close_after)
            )
        )
        yield (
            lambda it: (
                TicketEdit()
                if it.asker
                else conversation.reply(it, actor, letters.nudge(it, closes))
            )
        )
    if rule == "closing" and over:
        yield lambda it: resolution.resolve(
            it, actor, "no-reply", reply="" if it.asker else letters.closing(it)
        )


def _hand(today: _Day, reminder: Reminder) -> Actor:
    """The robot's hand: its ids and its time come from the reminder and the day alone."""
    watch, names = reminder.watch, iter(("", "letter", "end"))

    def mint() -> str:
        name = next(names)
        return nudges.make_entry_id(watch.subject, watch.rule, reminder.step, reminder.day, name)

    return Actor(ROBOT, today.calendar.start_of(today.day), mint, today.library.profile.timezone)


def prove(
    library: Library, calendar: Calendar, day: date, uses: Sequence[Use] | None = None
) -> tuple[Proof, ...]:
    """Return for every open ticket its proof on an opening day, the soonest first.

    A ticket is spoken for on the first opening day, from `day` on, on which one of its watches
    takes a step. What is due and has not been told is told today, or tomorrow where today's digests
    have been made.
    """
    due = nudges.list_reminders(library, calendar, day, uses)
    already = digests.list_told(library, calendar, day, uses)
    held = set(digests.list_held(digests.list_untold(library, due), already))
    found = []
    for ticket in library.tickets.values():
        steps = [
            _proof(library, ticket, watch, calendar, day, held)
            for watch in watches.watch_ticket(library, ticket, calendar, day)
        ]
        if steps:
            found.append(min(steps, key=lambda it: (it.day, not it.told, it.rule)))
    return tuple(sorted(found, key=lambda it: (it.day, it.ticket)))


def _proof(
    library: Library,
    ticket: Ticket,
    watch: Watch,
    calendar: Calendar,
    day: date,
    held: set[Reminder],
) -> Proof:
    reached = nudges.last_reminder(library, watch, calendar, day)
    digest = digests.find_digest(reached, ticket) if reached else None
    if reached and digest in (None, day.isoformat()):
        when = working_time.add_opening_days(calendar, day, 1) if reached in held else day
        to, team = reached.to, reached.team
        return Proof(ticket.id, watch.rule, when, to, team, told=digest is not None)
    later = nudges.next_reminder(library, watch, calendar, day)
    return Proof(ticket.id, watch.rule, later.day, later.to, later.team, told=False)
