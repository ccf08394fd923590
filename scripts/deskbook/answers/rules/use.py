"""Use of answers on tickets, counted by answer and by service, never by person."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from deskbook.answers.model.usage import Rate, Reuse, Statistics, Use
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules import pauses


def list_uses(ticket: Ticket) -> Iterator[Use]:
    """Yield the answers used on a ticket; one without an entry was used at its end."""
    first: dict[str, datetime] = {}
    against: dict[str, datetime] = {}
    current = _before(ticket)
    for entry in ticket.entries:
        if moved := pauses.change(entry, "answer"):
            if current and moved[1] and moved[1] != current:
                against.setdefault(current, entry.time)
            current = moved[1]
            if current:
                first.setdefault(current, entry.time)
                against.pop(current, None)
        if current and _opens_again(pauses.change(entry, "status")):
            first.setdefault(current, entry.time)
            against.setdefault(current, entry.time)
    if ticket.answer:
        first.setdefault(ticket.answer, ticket.resolved or pauses.last_moment(ticket))
    for answer, moment in first.items():
        yield Use(ticket.id, answer, moment, against.get(answer))


def map_names(library: Library) -> dict[str, str]:
    """Return the present names of answers by their earlier ones."""
    return {old: slug for slug, it in library.answers.items() for old in it.was}


def _before(ticket: Ticket) -> str:
    """The answer that a ticket had before any entry changed it."""
    changes = (moved for it in ticket.entries if (moved := pauses.change(it, "answer")))
    return next(changes, (ticket.answer or "", ""))[0]


def _opens_again(moved: tuple[str, str] | None) -> bool:
    return moved is not None and moved[0] == "resolved"


def could_apply(ticket: Ticket) -> bool:
    """Return whether an answer settled a resolved ticket, or could have.

    It was answered, and is no consultation: those are about one person's own work.
    """
    answered = ticket.resolution == "answered" and ticket.activity != "consultation"
    return answered or ticket.answer is not None


def count_use(library: Library, calendar: Calendar, first: date, last: date) -> Statistics:
    """Count the use of answers on tickets resolved between two days, both included."""
    resolved = [
        it
        for it in library.tickets.values()
        if it.resolved is not None and first <= calendar.day_of(it.resolved) <= last
    ]
    sources = {name for it in library.answers.values() for name in it.sources}
    by_service = {slug: [it for it in resolved if it.service == slug] for slug in library.services}
    rates = ((slug, count_rate(of, sources)) for slug, of in sorted(by_service.items()) if of)
    reused = tuple(_reused(library, calendar, first, last, resolved))
    seen = {it.answer for it in reused}
    return Statistics(
        first,
        last,
        count_rate(resolved, sources),
        tuple(rates),
        reused,
        tuple(
            slug
            for slug, it in sorted(library.answers.items())
            if it.state == "published" and not it.translates and slug not in seen
        ),
    )


def count_rate(resolved: Iterable[Ticket], sources: Iterable[str]) -> Rate:
    """Count how many of some resolved tickets have an answer, new or known.

    Args:
        resolved: the tickets.
        sources: ids of the tickets that answers were learnt from.
    """
    whole = list(resolved)
    could = [it for it in whole if could_apply(it)]
    linked = {it.id for it in could if it.answer}
    return Rate(len(whole), len(could), len(linked), len(linked & set(sources)))


def _reused(
    library: Library, calendar: Calendar, first: date, last: date, resolved: Iterable[Ticket]
) -> Iterator[Reuse]:
    """The answers that were used between two days, the most used first."""
    by_answer: dict[str, list[Use]] = {}
    names = map_names(library)
    could = [it for it in resolved if could_apply(it)]
    by_service = Counter(it.service for it in could)
    linked = Counter(names.get(it.answer, it.answer) for it in could if it.answer)
    for ticket in library.tickets.values():
        for it in list_uses(ticket):
            if first <= calendar.day_of(it.first) <= last:
                by_answer.setdefault(names.get(it.answer, it.answer), []).append(it)
    for slug, found in sorted(by_answer.items(), key=lambda it: (-len(it[1]), it[0])):
        moment = max(it.first for it in found)
        against = sum(it.contradicted is not None for it in found)
        answer = library.answers.get(slug)
        own = answer.services if answer else ()
        number = sum(by_service[it] for it in own) if own else len(could)
        yield Reuse(
            slug, len(found), calendar.day_of(moment), against, linked[slug],
            max(number, linked[slug]),
        )  # fmt: skip
