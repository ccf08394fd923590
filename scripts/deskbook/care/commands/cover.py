"""`desk cover` and `desk leave`, and the handover of what is led besides tickets."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from deskbook.calendar.formats import parse_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.outcomes import CoverListed, LeadChanged, LeavePlanned
from deskbook.care.rules import cover as cover_rules
from deskbook.care.rules import departures
from deskbook.care.rules.cover import Fields, Responsibility
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.rules import references
from deskbook.library.rules.references import refuse_missing
from deskbook.search.adapters.index import parts


def cover(root: Path, *, weeks: int) -> CoverListed:
    """List every area and open ticket without an active lead or an understudy.

    What still stays with somebody who has left is a finding, and the exit code 1.
    """
    loaded = parts.load_readable(root, repo.load_knowledge(root), parts.OPEN)
    today = Calendar(loaded.library.profile).day_of(clock.now())
    until = today + timedelta(weeks=weeks)
    return CoverListed(
        today=today,
        until=until,
        gaps=cover_rules.find_gaps(loaded.library, today, until),
        library=loaded.library,
        findings=tuple(sorted(departures.findings(loaded, today))),
    )


def leave(
    root: Path,
    handle: str,
    day: str,
    *,
    to: str | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> LeavePlanned:
    """Plan what is offered to whom; with `apply` offer it, and write the last day down."""
    actor = identify(root, me)
    last = parse_day(day, actor.today())
    with files.locked(root):
        loaded, damaged = parts.load(root, repo.load_knowledge(root), parts.OPEN)
        for name in filter(None, (handle, to)):
            refuse_missing(loaded, "who leaves", "staff", name)
        it = departures.leave(loaded, handle, last, actor, to)
        changes = carry_out.apply(root, it.plan, commit=commit) if apply else ()
    return LeavePlanned(
        handle=handle,
        day=last,
        offers=it.offers,
        named=it.named,
        applied=apply,
        written=Written(changes=changes),
        damaged=damaged,
    )


Decide = Callable[[Library, Responsibility, str], Fields]
"""A rule, given who acts."""


def is_area(name: str) -> bool:
    """Return whether a word names a record rather than a ticket: it has a folder before it."""
    return "/" in name


def offer_lead(root: Path, name: str, to: str, *, me: str | None, commit: bool) -> LeadChanged:
    """Offer it to a colleague; until they accept, its lead leads it."""

    def decide(library: Library, it: Responsibility, handle: str) -> Fields:
        references.refuse_unknown("to", "staff", to, library.staff)
        return cover_rules.offer_lead(it, handle, to)

    return _change(root, name, f"offered to {to}", decide, me=me, commit=commit)


def accept_lead(root: Path, name: str, *, me: str | None, commit: bool) -> LeadChanged:
    """Lead it from now on."""

    def decide(_library: Library, it: Responsibility, handle: str) -> Fields:
        return cover_rules.accept_lead(it, handle)

    return _change(root, name, "accepted", decide, me=me, commit=commit)


def decline_lead(root: Path, name: str, why: str, *, me: str | None, commit: bool) -> LeadChanged:
    """Leave it with its lead; the commit gives the reason."""

    def decide(_library: Library, it: Responsibility, handle: str) -> Fields:
        return cover_rules.decline_lead(it, handle)

    return _change(root, name, "declined", decide, me=me, commit=commit, why=why)


def _change(
    root: Path,
    name: str,
    done: str,
    decide: Decide,
    *,
    me: str | None,
    commit: bool,
    why: str = "",
) -> LeadChanged:
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        it = cover_rules.find_responsibility(loaded.library, name)
        fields = decide(loaded.library, it, actor.author)
        message = f"{it.path}: {done} by {actor.author}" + (f"\n\n{why}" if why else "")
        plan = Plan(message, (SetFields(it.path, fields, loaded.filed[it.path].digest),))
        changes = carry_out.apply(root, plan, commit=commit)
    return LeadChanged(path=it.path, did=done, fields=fields, written=Written(changes=changes))
