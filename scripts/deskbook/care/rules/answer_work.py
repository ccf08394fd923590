"""Answers that somebody is to look at, with reasons and owners."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from deskbook.answers.model.usage import Reason, Use, Work
from deskbook.answers.rules import reviews
from deskbook.answers.rules import use as answer_use
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import cover
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer

RECENT: Final = timedelta(days=180)
"""For so long a ticket speaks against the answer that did not settle it."""

AGAINST: Final = 3
"""An answer is looked at where one use in so many did not hold."""

UNUSED: Final = timedelta(days=365)
"""What no ticket has used for so long may not be asked for any more."""

SETTLING: Final = timedelta(days=90)
"""An answer that was reviewed later than so long ago has yet to be used."""


def list_work(library: Library, calendar: Calendar, today: date) -> tuple[Work, ...]:
    """Return every answer that is to be looked at, with its reasons, the longest due first."""
    items = []
    shown = find_use_reasons(library, calendar, today)
    for slug, answer in library.answers.items():
        due = (it for it in reviews.list_reasons(library, answer) if it.since <= today)
        if reasons := (*due, *shown.get(slug, ())):
            who = cover.find_stand_in(library, cover.make_answer_area(library, answer), today).who
            items.append(Work(slug, reasons, who))
    return tuple(sorted(items, key=lambda it: (min(one.since for one in it.reasons), it.answer)))


def find_use_reasons(
    library: Library, calendar: Calendar, today: date
) -> dict[str, tuple[Reason, ...]]:
    """Find reasons in tickets: an answer that did not settle them, or is not used.

    Also that it waits for a reviewer: since it was handed in, or today where nobody wrote it down.
    """
    used: dict[str, list[Use]] = {}
    names = answer_use.map_names(library)
    for ticket in library.tickets.values():
        for use in answer_use.list_uses(ticket):
            used.setdefault(names.get(use.answer, use.answer), []).append(use)
    old = any(calendar.day_of(it.first) < today - UNUSED for found in used.values() for it in found)
    found = {}
    for slug, answer in library.answers.items():
        uses = used.get(slug, [])
        waiting = Reason("waiting", answer.handed_in or today)
        reasons = (
            *_contradicted(answer, uses, calendar, today),
            *((waiting,) if answer.state == "review" else ()),
            *(_unused(answer, uses, calendar, today) if old else ()),
        )
        if reasons:
            found[slug] = reasons
    return found


def _contradicted(
    answer: Answer, uses: Sequence[Use], calendar: Calendar, today: date
) -> Iterator[Reason]:
    """Tickets since its review that it did not settle, where they are no exception."""
    if answer.state != "published":
        return
    since = max(answer.reviewed or date.min, today - RECENT)
    recent = [it for it in uses if calendar.day_of(it.contradicted or it.first) > since]
    against = [it for it in recent if it.contradicted is not None]
    if against and len(against) * AGAINST >= len(recent):
        days = (calendar.day_of(it.contradicted) for it in against if it.contradicted)
        yield Reason("contradicted", min(days), tuple(it.ticket for it in against))


def _unused(
    answer: Answer, uses: Sequence[Use], calendar: Calendar, today: date
) -> Iterator[Reason]:
    """No ticket of a year has used it; one that was reviewed lately is given time.

    Tickets name originals, so nothing is known of the use of a translation.
    """
    settled = (answer.reviewed or date.min) <= today - SETTLING
    if answer.state != "published" or answer.translates or not settled:
        return
    last = max((calendar.day_of(it.first) for it in uses), default=None)
    if last is None or last < today - UNUSED:
        yield Reason("unused", last or answer.reviewed or today)
