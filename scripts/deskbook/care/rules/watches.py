"""Watches on tickets and records, with their days; every open ticket has at least one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from deskbook.answers.model.usage import Ground, Reason, Use, Work
from deskbook.answers.rules import reviews
from deskbook.answers.rules import use as answer_use
from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.working_time import Span
from deskbook.care.model.reminders import Rule, Watch
from deskbook.care.rules import cover
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer, Project
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules import pauses, promises
from deskbook.tickets.rules.promises import Promise, PromiseKind

RECENT: Final = timedelta(days=180)
"""For so long a ticket speaks against the answer that did not settle it."""

AGAINST: Final = 3
"""An answer is looked at where one use in so many did not hold."""

UNUSED: Final = timedelta(days=365)
"""The time after which an answer that no ticket has used may not be asked for any more."""

SETTLING: Final = timedelta(days=90)
"""An answer that was reviewed later than so long ago has yet to be used."""


def list_answer_work(
    library: Library, calendar: Calendar, today: date, uses: Iterable[Use] | None = None
) -> tuple[Work, ...]:
    """Return every answer that is to be looked at, with its reasons, the longest due first.

    Args:
        library: the library.
        calendar: its opening hours.
        today: the day.
        uses: of answers on all tickets; by default those on the tickets of the library.
    """
    items = []
    shown = find_use_reasons(library, calendar, today, uses)
    for slug, answer in library.answers.items():
        due = (it for it in reviews.list_reasons(library, answer) if it.since <= today)
        if reasons := (*due, *shown.get(slug, ())):
            who = cover.find_stand_in(library, cover.make_answer_area(library, answer), today).who
            items.append(Work(slug, reasons, who))
    return tuple(sorted(items, key=lambda it: (min(one.since for one in it.reasons), it.answer)))


def find_use_reasons(
    library: Library, calendar: Calendar, today: date, uses: Iterable[Use] | None = None
) -> dict[str, tuple[Reason, ...]]:
    """Find reasons in tickets: an answer that did not settle them, or is not used.

    Also that it waits for a reviewer: since it was handed in, or today where nobody wrote it down.
    """
    used: dict[str, list[Use]] = {}
    names = answer_use.map_names(library)
    if uses is None:
        uses = (use for it in library.tickets.values() for use in answer_use.list_uses(it))
    for use in uses:
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


_RULES: dict[PromiseKind, Rule] = {
    "claim": "unclaimed",
    "first-reply": "first-reply",
    "reply": "patron-wrote",
    "news": "news",
    "promised": "promise",
    "accept": "offer",
}


def watch_ticket(
    library: Library, ticket: Ticket, calendar: Calendar, day: date
) -> tuple[Watch, ...]:
    """Yield the watches on a ticket as it is on a day; none on a resolved one."""
    if ticket.status == "resolved":
        return ()
    service = library.services.get(ticket.service)
    owed = promises.list_outstanding(ticket, service, calendar, calendar.start_of(day))
    return tuple(
        Watch("ticket", ticket.id, rule, due)
        for rule, due in (
            *_owed(ticket, owed),
            *_waited_for(library, ticket, calendar),
            *_uncovered(library, ticket, calendar, day),
            *_fixed(library, ticket, calendar),
            *((("watch", calendar.end_of(ticket.watch)),) if ticket.watch else ()),
        )
    )


def find_chase(library: Library, ticket: Ticket, calendar: Calendar) -> datetime | None:
    """Return the time at which a ticket's vendor is to be asked again, if it waits for that."""
    if ticket.status != "waiting" or ticket.waiting_on != "vendor":
        return None
    found = _waited_for(library, ticket, calendar)
    return next((due for rule, due in found if rule == "vendor"), None)


def watch_records(
    library: Library, calendar: Calendar, day: date, uses: Iterable[Use] | None = None
) -> Iterator[Watch]:
    """Yield the watches on milestones, answers, and areas that a leaving colleague leads."""
    for slug, project in library.projects.items():
        if days := _milestones(project):
            yield Watch("project", slug, "milestone", calendar.end_of(min(days)))
    by_use = find_use_reasons(library, calendar, day, uses)
    for slug, answer in library.answers.items():
        for rule, due in _of_answer(library, answer, by_use.get(slug, ())).items():
            yield Watch("answer", slug, rule, calendar.end_of(due))
    for area in cover.list_responsibilities(library):
        staff = library.staff.get(area.lead or "")
        if staff is not None and staff.left is not None:
            yield Watch(area.kind, area.names[0], "handover", calendar.end_of(staff.left))


_GROUNDS: dict[Ground, Rule] = {
    "review": "review",
    "resource": "changed",
    "fact": "changed",
    "fixed": "changed",
    "original": "changed",
    "contradicted": "contradicted",
    "waiting": "handed-in",
    "unused": "unused",
}


def _of_answer(library: Library, answer: Answer, by_use: tuple[Reason, ...]) -> dict[Rule, date]:
    """The days on which somebody is to look at an answer, of what changed the first.

    One that nobody uses is told of a year after it was used or read last. One that was handed in
    on a day that nobody wrote down is told of by and by, from the day on which it was told of last.
    """
    days: dict[Rule, date] = {}
    for it in (*reviews.list_reasons(library, answer), *by_use):
        rule = _GROUNDS[it.ground]
        due = it.since
        if rule == "unused":
            due += UNUSED
        if rule == "handed-in" and answer.handed_in is None:
            due = answer.reminded or due
        days[rule] = min(due, days.get(rule, due))
    return days


def _milestones(project: Project) -> list[date]:
    """The days of a project's milestones that are not done."""
    if project.closed is not None:
        return []
    return [it.due for it in project.milestones if it.done is None]


_Found = Iterator[tuple[Rule, datetime]]


def _owed(ticket: Ticket, owed: tuple[Promise, ...]) -> _Found:
    """The promises with an end; of what the patron waits to read only what is due first."""
    ends = {_RULES[it.kind]: it.due for it in owed if it.due is not None}
    talk: tuple[Rule, ...] = ("first-reply", "patron-wrote", "news")
    first = min((rule for rule in talk if rule in ends), key=lambda it: ends[it], default=None)
    for rule, due in ends.items():
        if rule in ("promise", "news") and pauses.waits_on(ticket) == "patron":
            continue  # it is for the patron to write; `_waited_for` sees to it that they are asked
        if rule in talk and (rule != first or ticket.lead is None):
            continue
        yield rule, due


def _waited_for(library: Library, ticket: Ticket, calendar: Calendar) -> _Found:
    """The watch on a waiting ticket: the promised day, or a span after we last asked."""
    care, whom = library.profile.care, pauses.waits_on(ticket)
    asked = _asked(ticket)
    promised = ticket.promised if promises.is_outstanding(ticket, calendar) else None
    if whom == "vendor" and promised is None:
        yield "vendor", working_time.add(calendar, asked, Span.of(care.chase_vendor))
    if whom == "patron":
        nudged = find_nudge(ticket, asked)
        if nudged is not None:
            yield "closing", working_time.add(calendar, nudged, Span.of(care.close_after))
        elif promised is not None:
            yield "patron", calendar.end_of(promised)
        else:
            yield "patron", working_time.add(calendar, asked, Span.of(care.nudge_patron))


def _asked(ticket: Ticket) -> datetime:
    """The time at which a colleague last asked whom the ticket waits on."""
    since = pauses.waiting_since(ticket)
    spoke = (it for it in ticket.entries if it.kind in ("wait", "reply") and it.author != ROBOT)
    return max((it.time for it in spoke if it.time > since), default=since)


def find_nudge(ticket: Ticket, since: datetime) -> datetime | None:
    """Return when a silent patron was asked again, if they were since a moment."""
    nudges = (
        it.time
        for it in ticket.entries
        if it.kind == "reminder" and it.value("rule") == "patron" and it.time >= since
    )
    return max(nudges, default=None)


def _uncovered(library: Library, ticket: Ticket, calendar: Calendar, day: date) -> _Found:
    """From when the lead is not here and nobody was named to stand in; not before it is asked."""
    found = cover.find_stand_in(library, cover.make_ticket_area(library, ticket), day).source
    opened = calendar.day_of(ticket.opened)
    if ticket.lead is None or found not in ("head", "nobody") or opened > day:
        return
    staff = library.staff.get(ticket.lead)
    away = cover.find_absence(staff, day) if staff else None
    first = (
        away.start if away else staff.left + timedelta(days=1) if staff and staff.left else opened
    )
    yield "cover", calendar.end_of(max(first, opened))


def _fixed(library: Library, ticket: Ticket, calendar: Calendar) -> _Found:
    """The time of the fix behind a ticket, unless the patron has heard from us since."""
    problem = library.problems.get(ticket.problem or "")
    if problem is None or problem.state != "fixed" or problem.fixed is None:
        return
    if all(calendar.day_of(it.time) < problem.fixed for it in promises.replies(ticket)):
        yield "fixed", calendar.end_of(problem.fixed)
