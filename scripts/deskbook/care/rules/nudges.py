"""Reminders of a day: the steps of every watch, and the colleagues whom each step reaches.

A step falls due on an opening day and is taken once. Where a run was missed, the step that is
reached by now is taken and those before it are passed over, for it reaches all whom they reached.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Final

from deskbook.answers.model.usage import Use
from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.cover import Area
from deskbook.care.model.reminders import RULES, SUBJECT_KINDS, Reminder, Rule, Watch
from deskbook.care.rules import cover, watches
from deskbook.library.model.library import Library
from deskbook.library.model.vocabulary import CROCKFORD

STEPS: Final = (0, 1, 3)
"""Opening days after the day it fell due: the lead, then the understudy too, then the head too."""

AGAIN: Final = 5
"""Opening days from the last step until it is taken again, and again."""

SLOW: Final = 10
"""The factor by which reviews of answers are slower: they keep no patron waiting."""


def list_reminders(
    library: Library, calendar: Calendar, day: date, uses: Iterable[Use] | None = None
) -> tuple[Reminder, ...]:
    """Return the step reached on a day of everything due by then, the longest due first.

    Args:
        library: the library.
        calendar: its opening hours.
        day: the day.
        uses: of answers on all tickets; by default those on the tickets of the library.
    """
    found = (
        last_reminder(library, watch, calendar, day)
        for watch in list_watches(library, calendar, day, uses)
    )
    return tuple(
        sorted(
            (it for it in found if it),
            key=lambda it: (it.watch.due, it.watch.subject, it.watch.rule),
        )
    )


def list_watches(
    library: Library, calendar: Calendar, day: date, uses: Iterable[Use] | None = None
) -> Iterator[Watch]:
    """Yield everything that is watched on a day: open tickets and other records."""
    for ticket in library.tickets.values():
        yield from watches.watch_ticket(library, ticket, calendar, day)
    yield from watches.watch_records(library, calendar, day, uses)


def last_reminder(library: Library, watch: Watch, calendar: Calendar, day: date) -> Reminder | None:
    """Return the reminder of the last step that fell due by a day; none before the first."""
    first = find_first_day(watch, calendar)
    if day < first:
        return None
    passed = working_time.count_opening_days(calendar, first, day)
    step, offset = _step(watch.rule, passed)
    return _reminder(library, watch, step, working_time.add_opening_days(calendar, first, offset))


def next_reminder(library: Library, watch: Watch, calendar: Calendar, day: date) -> Reminder:
    """Return the reminder of the first step that falls due after a day."""
    first = find_first_day(watch, calendar)
    if day < first:
        return _reminder(library, watch, 1, first)
    offset = _next_offset(watch.rule, working_time.count_opening_days(calendar, first, day))
    step, _ = _step(watch.rule, offset)
    return _reminder(library, watch, step, working_time.add_opening_days(calendar, first, offset))


def find_first_day(watch: Watch, calendar: Calendar) -> date:
    """Return the opening day of a watch's first step, for a promise not after its day."""
    day = calendar.day_of(watch.due)
    if watch.rule == "promise":
        return working_time.find_last_opening_day(calendar, day)
    return working_time.find_opening_day(calendar, day)


def make_entry_id(subject: str, rule: str, step: int, day: date, what: str = "") -> str:
    """Return the id of the entry for a step; every machine makes the same."""
    words = "|".join((subject, rule, str(step), day.isoformat(), what))
    number = int.from_bytes(sha256(words.encode()).digest()[:5], "big")
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(35, -1, -5))


def _step(rule: Rule, passed: int) -> tuple[int, int]:
    """The step reached after so many opening days, and the number of days at which it is taken."""
    pace = SLOW if RULES[rule].about_answer else 1
    offsets = [offset * pace for offset in STEPS]
    if passed >= offsets[-1]:
        return len(STEPS), passed - (passed - offsets[-1]) % (AGAIN * pace)
    step = sum(offset <= passed for offset in offsets)
    return step, offsets[step - 1]


def _next_offset(rule: Rule, passed: int) -> int:
    """After how many opening days the next step is taken, later than `passed`."""
    pace = SLOW if RULES[rule].about_answer else 1
    later = (offset * pace for offset in STEPS if offset * pace > passed)
    again = _step(rule, passed)[1] + AGAIN * pace
    return next(later, again)


# Whom a step reaches


def _reminder(library: Library, watch: Watch, step: int, day: date) -> Reminder:
    area, team = _area(library, watch)
    found = _reached(library, watch, area, team, step, day)
    to = tuple(dict.fromkeys(handle for handle in found if handle))
    return Reminder(watch, step, day, to, team)


def _area(library: Library, watch: Watch) -> tuple[Area, str]:
    """The area of a subject, with its lead and stand-ins, and its service."""
    if watch.kind == "ticket":
        ticket = library.tickets[watch.subject]
        return cover.make_ticket_area(library, ticket), ticket.service
    area, services = _led(library, watch)
    staff = library.staff.get(area.lead or "")
    known = (*services, *(staff.services if staff else ()), *sorted(library.services))
    team = next((slug for slug in known if slug in library.services), "library")
    head = library.services[team].head if team in library.services else None
    return replace(area, head=head), team


def _led(library: Library, watch: Watch) -> tuple[Area, tuple[str, ...]]:
    """The area that a watch besides tickets is about, and the services it names itself."""
    if watch.kind == "answer":
        answer = library.answers[watch.subject]
        return cover.make_answer_area(library, answer), answer.services
    areas = cover.list_responsibilities(library)
    found = next(it for it in areas if (it.kind, it.names) == (watch.kind, (watch.subject,)))
    return found, (watch.subject,) if watch.kind == "service" else ()


def _reached(
    library: Library, watch: Watch, area: Area, team: str, step: int, day: date
) -> Iterator[str | None]:
    """Handles in the order in which they are asked; those who are not here never."""
    head = cover.find_head(library, team, day)
    if watch.rule == "unclaimed":
        yield head if step > 1 else None
    elif watch.rule == "cover":
        yield head
    elif watch.rule == "handover":
        offered = getattr(library, SUBJECT_KINDS[watch.kind].folder)[watch.subject].offered_to
        yield _here(library, offered, day)
        yield head
    else:
        yield cover.find_stand_in(library, area, day).who
        if watch.rule == "offer":
            yield _here(library, library.tickets[watch.subject].offered_to, day)
        if step > 1:
            yield cover.find_understudy(library, area, day)
        if step > 2:
            yield head


def _here(library: Library, handle: str | None, day: date) -> str | None:
    return handle if handle and cover.is_here(library.staff.get(handle), day) else None
