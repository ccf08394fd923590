"""Digests: the reminders of one day, gathered for each colleague and each service.

What was told on a day stands in the tickets (entries of kind `reminder` that name the day) and in
the field `reminded` of projects and answers. A digest is made from these alone, so that it can be
thrown away and made again, on any machine.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

from deskbook.answers.model.usage import Use
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.reminders import RULES, SUBJECT_KINDS, Digest, Reminder, Watch
from deskbook.care.rules import nudges, watches
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Entry, Ticket

Data = tuple[tuple[str, str], ...]

_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"


def entry_data(reminder: Reminder, day: date) -> Data:
    """Return the data lines of the entry that records a reminder in the digest of a day."""
    return (
        ("rule", reminder.watch.rule),
        ("step", str(reminder.step)),
        ("due", reminder.watch.due.strftime(_TIME)),
        ("day", reminder.day.isoformat()),
        ("digest", day.isoformat()),
        *((("to", ", ".join(reminder.to)),) if reminder.to else ()),
    )


def list_told(
    library: Library, calendar: Calendar, day: date, uses: Iterable[Use] | None = None
) -> tuple[Reminder, ...]:
    """Return the reminders in the digests of a day that have been made."""
    told_on = day.isoformat()
    found = [
        reminder
        for ticket in library.tickets.values()
        for entry in ticket.entries
        if entry.kind == "reminder" and entry.value("digest") == told_on
        if (reminder := _read(ticket, entry))
    ]
    records = (
        nudges.last_reminder(library, watch, calendar, day)
        for watch in _records(library, calendar, day, uses)
    )
    return _in_order((*found, *filter(None, records)))


def list_untold(library: Library, due: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Return those of some reminders that are in no digest yet."""
    return tuple(reminder for reminder in due if not _is_told(library, reminder))


def list_held(new: Iterable[Reminder], already: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Return the reminders that wait for the next digest: today's of their readers are made."""
    served = {name for reminder in already for name in _readers(reminder)}
    return tuple(reminder for reminder in new if served & _readers(reminder))


def gather(day: date, new: Iterable[Reminder], due: Sequence[Reminder]) -> tuple[Digest, ...]:
    """Return the digests of a day, colleagues by their handles and then services.

    Args:
        day: the day.
        new: all that is told on it.
        due: all that is due by then; what was told before and still stands is added from it.
    """
    new = tuple(new)
    people = sorted({handle for reminder in new for handle in reminder.to})
    teams = sorted({reminder.team for reminder in new})
    return (
        *(_personal(name, day, new, due) for name in people),
        *(Digest(name, True, day, tuple(it for it in new if it.team == name)) for name in teams),
    )


def _personal(name: str, day: date, new: tuple[Reminder, ...], due: Sequence[Reminder]) -> Digest:
    """The digest of a colleague; what stands in its first part is not repeated in its second."""
    mine = tuple(it for it in new if name in it.to)
    said = {(it.watch.kind, it.watch.subject) for it in mine}
    rest = (it for it in due if name in it.to)
    still = tuple(it for it in rest if (it.watch.kind, it.watch.subject) not in said)
    return Digest(name, False, day, mine, still)


def find_digest(reminder: Reminder, ticket: Ticket) -> str | None:
    """Return the day of the digest that had a reminder, according to its ticket, if any."""
    name = nudges.make_entry_id(ticket.id, reminder.watch.rule, reminder.step, reminder.day)
    return next((entry.value("digest") for entry in ticket.entries if entry.id == name), None)


def _records(
    library: Library, calendar: Calendar, day: date, uses: Iterable[Use] | None
) -> Iterator[Watch]:
    """The watches besides tickets whose records were last reminded of on a day."""
    found = watches.watch_records(library, calendar, day, uses)
    return (watch for watch in found if _reminded(library, watch) == day)


def _reminded(library: Library, watch: Watch) -> date | None:
    """The day of the last reminder of a record that is no ticket."""
    records = getattr(library, SUBJECT_KINDS[watch.kind].folder)
    last: date | None = records[watch.subject].reminded
    return last


def _is_told(library: Library, reminder: Reminder) -> bool:
    subject = reminder.watch.subject
    if reminder.watch.kind == "ticket":
        return find_digest(reminder, library.tickets[subject]) is not None
    last = _reminded(library, reminder.watch)
    return last is not None and last >= reminder.day


def _read(ticket: Ticket, entry: Entry) -> Reminder | None:
    """The reminder that an entry tells of; none where its lines cannot be read."""
    rule = next((it for it in RULES if it == entry.value("rule")), None)
    if rule is None:
        return None
    try:
        step, day = int(entry.value("step")), date.fromisoformat(entry.value("day"))
        due = datetime.strptime(entry.value("due"), _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    to = tuple(filter(None, entry.value("to").split(", ")))
    return Reminder(Watch("ticket", ticket.id, rule, due), step, day, to, ticket.service)


def _readers(reminder: Reminder) -> set[str]:
    """The readers of the digests with a reminder; a service is marked by its colon."""
    return {*reminder.to, f"service:{reminder.team}"}


def _in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    return tuple(sorted(reminders, key=lambda it: (it.watch.due, it.watch.subject, it.watch.rule)))
