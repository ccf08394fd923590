"""Relations with departments, resources and vendors over terms: for renewals and meetings.

Questions are counted by what they are about, never by who asked or who answered.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from deskbook.calendar.model import Period
from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.rules import arrivals
from deskbook.library.model.library import Library
from deskbook.library.model.records import Problem, Profile
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import OPEN_STATUSES
from deskbook.reports.model.facts import GROUPS, Group
from deskbook.reports.model.relation import (
    Availability,
    Fault,
    Relation,
    RelationKind,
    Spread,
    Waits,
)
from deskbook.reports.rules.suppression import NONE
from deskbook.tickets.rules import pauses

TERMS: Final = 4
"""The number of terms that are compared, this one included."""

WINDOW: Final = 365
"""Calendar days over which availability is told."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RelationGroups:
    """The groups of the tables of a relation, the most telling first; and the one for a handout.

    Only one is handed out: with two, one would reveal what the other one suppresses.
    """

    tables: tuple[Group, ...]
    handout: Group


def _briefed(kind: RelationKind) -> tuple[Group, ...]:
    places = {by: place for by, it in GROUPS.items() for of, place in it.briefed if of == kind}
    return tuple(sorted(places, key=lambda by: places[by]))


RELATIONS: Final[Mapping[RelationKind, RelationGroups]] = {
    "department": RelationGroups(_briefed("department"), "service"),
    "resource": RelationGroups(_briefed("resource"), "cause"),
    "vendor": RelationGroups(_briefed("vendor"), "cause"),
}

Key = tuple[RelationKind, str]

LONGEST: Final = 60
"""Letters of a vendor's address: file systems take names of 255 bytes."""


def list_vendors(library: Library) -> dict[str, str]:
    """The vendors of all resources, each by a name for its address."""
    found: dict[str, str] = {}
    for name in sorted({it.vendor for it in library.resources.values() if it.vendor}):
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:LONGEST] or "vendor"
        while slug in found:
            slug += "-2"
        found[slug] = name
    return found


@dataclass(frozen=True, slots=True)
class _Ground:
    """The sources of all relations: the library at a day, its terms, its first ticket's day."""

    library: Library
    calendar: Calendar
    day: date
    columns: tuple[Period, ...]
    oldest: date


def find_relations(library: Library, calendar: Calendar, now: datetime) -> dict[Key, Relation]:
    """Every relation there is, by its kind and the name of its address."""
    day = calendar.day_of(now)
    first = min((it.opened for it in library.tickets.values()), default=now)
    oldest = calendar.day_of(first)
    columns = [it for it in list_terms(library.profile, day) if it.last >= oldest]
    ground = _Ground(library, calendar, day, tuple(columns), oldest)
    made = [*_departments(ground), *_bought(ground, now)]
    return {(it.kind, it.slug): it for it in made}


def _departments(ground: _Ground) -> Iterator[Relation]:
    library = ground.library
    asked = _grouped(library, lambda it: it.department)
    for slug, record in library.departments.items():
        projects = (it for it in library.projects.values() if it.department == slug)
        yield replace(
            _relation(ground, ("department", slug), asked.get(slug, [])),
            name=record.name,
            projects=tuple(it for it in projects if it.closed is None or it.closed >= ground.day),
        )


def _bought(ground: _Ground, now: datetime) -> Iterator[Relation]:
    """Resources, and the vendors that they are bought from."""
    library = ground.library
    asked = _grouped(library, lambda it: it.resource)
    owned: list[tuple[Key, str, list[str]]] = [
        (("resource", slug), it.name, [slug]) for slug, it in library.resources.items()
    ]
    for slug, name in list_vendors(library).items():
        of_it = [key for key, it in library.resources.items() if it.vendor == name]
        owned.append((("vendor", slug), name, of_it))
    for key, name, resources in owned:
        mine = [ticket for it in resources for ticket in asked.get(it, [])]
        yield replace(
            _relation(ground, key, mine),
            name=name,
            resources=tuple(resources),
            waits=_waits(mine, ground.calendar, now),
            availability=measure_availability(library.problems.values(), resources, ground.day),
            late=arrivals.sum_tickets(name, mine, ground.calendar, library),
        )


def _grouped(
    library: Library, get: Callable[[Ticket], str | None]
) -> dict[str | None, list[Ticket]]:
    found: dict[str | None, list[Ticket]] = {}
    for ticket in library.tickets.values():
        found.setdefault(get(ticket), []).append(ticket)
    return found


def _relation(ground: _Ground, key: Key, mine: Sequence[Ticket]) -> Relation:
    """The relation that its questions make: over terms, and what is open."""
    kind, slug = key
    asked = [(ground.calendar.day_of(it.opened), it) for it in mine if it.resolution != "duplicate"]
    still = (it for it in mine if it.status in OPEN_STATUSES)
    return Relation(
        kind=kind,
        slug=slug,
        name=slug,
        terms=ground.columns,
        asked=tuple(sum(column.holds(on) for on, _ in asked) for column in ground.columns),
        compared=_compared(ground, [on for on, _ in asked]),
        spreads=tuple(_spread(by, asked, ground.columns) for by in RELATIONS[kind].tables),
        open=tuple(sorted(still, key=lambda it: (it.opened, it.id))),
    )


def list_terms(profile: Profile, day: date) -> tuple[Period, ...]:
    """The last terms, oldest first, each up to the next; reporting years where there is none."""
    begun = sorted((it for it in profile.terms if it.start <= day), key=lambda it: it.start)
    if begun:
        ends = [*(it.start - _DAY for it in begun[1:]), day]
        found = [
            Period("term", it.name, it.start, end) for it, end in zip(begun, ends, strict=True)
        ]
        return tuple(found[-TERMS:])
    years = [periods.find_containing("year", day, profile)]
    while len(years) < TERMS:
        years.insert(0, periods.find_compared(years[0], profile))
    return (*years[:-1], periods.cut_at(years[-1], day))


def _compared(ground: _Ground, asked: Sequence[date]) -> tuple[int, str, int] | None:
    """This term so far, and the same days of the one that it is compared with.

    None where the library's tickets do not reach back to the first week of that.
    """
    last = ground.columns[-1]
    earlier = periods.find_compared(last, ground.library.profile)
    same = periods.take_first(earlier, last.days)
    if ground.oldest > same.first + timedelta(days=6):
        return None
    return sum(map(last.holds, asked)), earlier.name, sum(map(same.holds, asked))


def _spread(by: Group, asked: Iterable[tuple[date, Ticket]], columns: Sequence[Period]) -> Spread:
    """Count the questions of each term by a group that is a field of tickets."""
    found: dict[str, list[int]] = {}
    for on, ticket in asked:
        for place, column in enumerate(columns):
            if column.holds(on):
                row = found.setdefault(getattr(ticket, by) or NONE, [0] * len(columns))
                row[place] += 1
    ordered = sorted(found.items(), key=lambda it: (it[0] == NONE, -sum(it[1]), it[0]))
    return Spread(by, tuple((name, tuple(row)) for name, row in ordered))


def _waits(tickets: Iterable[Ticket], calendar: Calendar, now: datetime) -> Waits:
    waited = [(it, pauses.days_waited(it, "vendor", calendar, now)) for it in tickets]
    cases = [(it, days) for it, days in waited if days]
    still = sum(pauses.is_waiting(it, "vendor") for it, _ in cases)
    return Waits(tuple(sorted(days for _, days in cases)), still)


def measure_availability(
    problems: Iterable[Problem], resources: Collection[str], day: date
) -> Availability:
    """Days of the last year on which patrons met a confirmed problem of one of these resources.

    A problem that is only suspected is none yet; one whose end nobody wrote down lasted a day.
    """
    first = day - timedelta(days=WINDOW - 1)
    troubled: set[date] = set()
    faults = []
    for it in problems:
        if it.resource is None or it.resource not in resources or it.state == "suspected":
            continue
        end = it.fixed or (it.started if it.state == "fixed" else None)
        begun, over = max(first, it.started), min(end or day, day)
        days = {begun + timedelta(days=number) for number in range((over - begun).days + 1)}
        if days:
            troubled |= days
            faults.append(
                Fault(it.slug, it.title, it.public, it.resource, it.started, end, len(days))
            )
    ordered = sorted(faults, key=lambda it: (it.start, it.slug), reverse=True)
    return Availability(WINDOW, len(troubled), tuple(ordered))
