"""Where nobody stands in: areas without an active lead or an understudy, now and to come."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from deskbook.care.model.cover import Area, Gap
from deskbook.care.rules.cover import has_left, named, responsibilities, stand_in, ticket_area
from deskbook.library.model.library import Library


def areas(library: Library) -> Iterator[Area]:
    """Everything that needs somebody; open tickets that differ in nothing but their id are one."""
    yield from responsibilities(library)
    alike: dict[Area, list[str]] = {}
    for ticket in library.tickets.values():
        if ticket.status != "resolved":
            area = ticket_area(library, ticket)
            key = Area(area.kind, (), area.lead, area.understudies, area.head)
            alike.setdefault(key, []).append(ticket.id)
    for key, names in sorted(alike.items(), key=lambda it: min(it[1])):
        yield Area(key.kind, tuple(sorted(names)), key.lead, key.understudies, key.head)


def missing(library: Library, first: date, last: date) -> tuple[Gap, ...]:
    """Where cover is missing between two days, both included, in the order of `areas`."""
    return tuple(gap for area in areas(library) for gap in _of(library, area, first, last))


def _of(library: Library, area: Area, first: date, last: date) -> Iterator[Gap]:
    if area.lead is None:
        yield Gap(area, "unled", first, last, area.head)
        return
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    lone = [gap for day in days if (gap := _gap(library, area, day))]
    yield from _joined(lone)
    if not lone and not _is_understudied(library, area, first):
        yield Gap(area, "no-understudy", first, last)


def _gap(library: Library, area: Area, day: date) -> Gap | None:
    """What is missing on one day: the lead is gone, or away and nobody was named to stand in."""
    staff = library.staff.get(area.lead or "")
    if staff is None or has_left(staff, day):
        return Gap(area, "left", day, day)
    found = stand_in(library, area, day)
    if found.source in ("head", "nobody"):
        return Gap(area, "away", day, day, found.who)
    return None


def _joined(days: Iterable[Gap]) -> Iterator[Gap]:
    """Gaps of single days that follow each other and are alike, made one."""
    for _, alike in groupby(enumerate(days), key=_run):
        gaps = [gap for _, gap in alike]
        yield replace(gaps[0], last=gaps[-1].last)


def _run(numbered: tuple[int, Gap]) -> tuple[str, str | None, int]:
    """The same for gaps that are alike and on consecutive days."""
    number, gap = numbered
    return gap.lack, gap.stand_in, gap.first.toordinal() - number


def _is_understudied(library: Library, area: Area, day: date) -> bool:
    """Whether the area or its lead names somebody who works here."""
    lead = library.staff.get(area.lead or "")
    own = named("understudy", lead.understudy if lead else None)
    known = (library.staff.get(handle) for _, handle in (*own, *area.understudies))
    return any(it is not None and not has_left(it, day) for it in known)
