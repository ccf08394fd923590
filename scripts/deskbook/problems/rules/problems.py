"""Known problems: their beginning (from a signal too), tickets that may belong, news, the fix."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.care.rules import nudges
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.plan import (
    EditTicket,
    Effect,
    Item,
    Plan,
    RecordValue,
    SetFields,
    TicketEdit,
)
from deskbook.library.model.records import Problem, ProblemNews
from deskbook.library.model.records.names import explain_unfit
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import references
from deskbook.library.rules.texts import find_keywords
from deskbook.problems.model.outcomes import Suggestion
from deskbook.reports.model.signal import VOLUME, Key, Scan, Signal, typed
from deskbook.tickets.rules import conversation, lifecycle, resolution
from deskbook.tickets.rules.lifecycle import then

SHOWN: Final = 10
"""Tickets that are suggested at most."""

SIGNALS: Final = 8
"""Signals that are named at most where another one was asked for."""

ENOUGH: Final = 3
"""Shared words that make a ticket likely to belong to a problem.

Each of the sample library's two problems was tried against all its tickets: three words find 13 of
15 and 3 others, two words all 15 and 30 others.
"""


def refuse_unusable(problem: Problem, library: Library) -> None:
    """Raise a `DeskError` where a new problem's name cannot be used, or its resource is unknown."""
    slug = problem.slug
    if unfit := explain_unfit(slug, "a problem"):
        raise DeskError(unfit)
    if slug in library.problems:
        raise DeskError(f"there is a problem {slug} already: `desk problem attach {slug}`")
    if problem.resource:
        references.refuse_unknown("resource", "resource", problem.resource, library.resources)


def began_on(tickets: Collection[Ticket], actor: Actor) -> date:
    """Return the day of the first of these tickets; today where there is none."""
    days = (it.opened.astimezone(ZoneInfo(actor.zone)).date() for it in tickets)
    return min(days, default=actor.today())


def suggest(library: Library, slug: str) -> tuple[Suggestion, ...]:
    """Return open tickets that belong to no problem and are most like this one, the likest first.

    A ticket is shown where it is about the same resource, or shares `ENOUGH` words with the titles
    of the problem and of the tickets that belong to it. What patrons can do meanwhile, the
    problem's body, is the same advice for many faults and says nothing about this one.
    """
    problem = library.problems[slug]
    of_it = [it for it in library.tickets.values() if it.problem == slug]
    known = find_keywords(problem.title, *(it.title for it in of_it))
    found = []
    for ticket in library.tickets.values():
        if ticket.status == "resolved" or ticket.problem is not None:
            continue
        shared = tuple(sorted(known & find_keywords(ticket.title, ticket.question)))
        same = problem.resource is not None and ticket.resource == problem.resource
        if same or len(shared) >= ENOUGH:
            found.append(Suggestion(ticket, same, shared))
    found.sort(
        key=lambda it: (not it.same_resource, -len(it.words), it.ticket.opened, it.ticket.id)
    )
    return tuple(found[:SHOWN])


def fix(loaded: Loaded, slug: str, text: str, actor: Actor, *, day: date, resolve: bool) -> Plan:
    """Plan a fix: the problem's state, and one reply on every ticket that belongs to it.

    Args:
        loaded: the library.
        slug: the problem.
        text: what every patron is told.
        actor: who tells them.
        day: the day of the fix.
        resolve: whether their tickets end with it.

    Raises:
        DeskError: it is fixed and all its patrons have been told.
    """
    library, path = loaded.library, f"knowledge/problems/{slug}.md"
    problem = library.problems[slug]
    fixed = problem.fixed if problem.state == "fixed" and problem.fixed else day
    effects = (*_marked(problem, path, loaded.filed[path].digest, fixed),
               *_told(loaded, slug, text, actor, fixed, resolve=resolve))  # fmt: skip
    if not effects:
        raise DeskError(f"{slug} is fixed, and every patron who asked has been told")
    return Plan(f"Fixed: {slug}", effects)


def add_news(problem: Problem, told: ProblemNews) -> Mapping[str, RecordValue]:
    """Return the fields of a problem after news of it.

    Raises:
        DeskError: it is fixed, nothing is told, or the day lies before its beginning.
    """
    if problem.state == "fixed":
        raise DeskError(f"{problem.slug} is fixed: open another problem where it came back")
    if not told.says and told.state in (None, problem.state):
        raise DeskError("tell what happened, in one line that patrons may read, or --state")
    if told.day < problem.started:
        raise DeskError(f"{problem.slug} started on {problem.started}, after {told.day}")
    known = sorted((*problem.news, told), key=lambda it: it.day)
    states = [it.state for it in known if it.state]
    return {"state": states[-1] if states else problem.state, "news": tuple(map(_item, known))}


def _item(it: ProblemNews) -> Item:
    given: dict[str, str | date | None] = {"day": it.day, "state": it.state, "says": it.says}
    return {key: value for key, value in given.items() if value}


def _marked(problem: Problem, path: str, digest: str, day: date) -> Iterator[Effect]:
    if problem.state != "fixed" or problem.fixed is None:
        yield SetFields(path, {"state": "fixed", "fixed": day}, digest)


def _told(
    loaded: Loaded, slug: str, text: str, actor: Actor, day: date, *, resolve: bool
) -> Iterator[Effect]:
    for name, ticket in sorted(loaded.library.tickets.items()):
        letter = nudges.make_entry_id(name, "fixed", 1, day, slug)
        if ticket.problem != slug or ticket.status == "resolved":
            continue
        if all(entry.id != letter for entry in ticket.entries):
            filed = loaded.ticket(name)
            edit = _message(ticket, text, actor, letter, resolve=resolve)
            yield EditTicket(filed.path, edit, filed.digest)


def _message(ticket: Ticket, text: str, actor: Actor, letter: str, *, resolve: bool) -> TicketEdit:
    """The reply, which has the same id whoever writes it; a ticket that waited is open again."""
    edit = TicketEdit()
    if ticket.status == "waiting":
        edit = then(ticket, edit, lambda it: resolution.resume(it, actor))
    edit = then(ticket, edit, lambda it: _replied(it, actor, text, letter))
    if resolve:
        edit = then(ticket, edit, lambda it: resolution.resolve(it, actor, "answered"))
    return edit


def _replied(ticket: Ticket, actor: Actor, text: str, letter: str) -> TicketEdit:
    if ticket.asker:  # nobody knows whom to tell: colleagues read it in the ticket
        made = lifecycle.note(ticket, actor, text)
    else:
        made = conversation.reply(ticket, actor, text)
    *before, reply = made.entries
    return TicketEdit(made.fields, (*before, replace(reply, id=letter)), made.question)


def find_signal(found: Scan, text: str) -> Signal:
    """Return the signal of a key as typed, be it the first or one of the same questions.

    Raises:
        DeskError: there is none of it now, or it is about all questions together.
    """
    known = {typed(key): it for it in list_signals(found) for key in (*it.also, it.seen.key)}
    if text not in known:
        near = get_close_matches(text, known, n=1)
        hint = f"did you mean {near[0]}?" if near else _there_are(found)
        raise DeskError(f'there is no signal "{text}" on {found.day}: {hint}')
    if known[text].seen.key == VOLUME:
        raise DeskError("a change in all questions is no one fault: look for what they share")
    return known[text]


def list_signals(found: Scan) -> tuple[Signal, ...]:
    """Return everything that a scan found."""
    return (*found.headline, *found.watch)


def _there_are(found: Scan) -> str:
    keys = [typed(it.seen.key) for it in list_signals(found) if it.seen.key != VOLUME]
    return f"there are {', '.join(keys[:SIGNALS])}" if keys else "nothing stands out"


def choose_slug(key: Key, taken: Container[str]) -> str:
    """Return a name for the problem that no other has."""
    letters = "".join(
        it if it.isascii() and it.isalnum() else " " for _, v in key for it in f"{v} "
    )
    name = "-".join(letters.casefold().split()) or "signal"
    number = 1
    while (f"{name}-{number}" if number > 1 else name) in taken:
        number += 1
    return f"{name}-{number}" if number > 1 else name


def find_resource(key: Key) -> str | None:
    """Return the resource at fault, where the key names one."""
    return dict(key).get("resource")


def list_unattached(signal: Signal, library: Library) -> tuple[str, ...]:
    """Return the questions of a signal that belong to no problem yet.

    Raises:
        DeskError: all of them belong to one.
    """
    found = tuple(it for it in signal.tickets if library.tickets[it].problem is None)
    if not found:
        raise DeskError(
            f"all its questions belong to a problem: `desk problem fix {signal.problem}` ends it"
            if signal.problem
            else "all its questions belong to problems already"
        )
    return found
