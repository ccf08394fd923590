"""`desk brief` and `desk handover`: the beginning of a shift, and the note to the next one."""

from datetime import date
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.outcomes import (
    DepartmentBriefed,
    NoteDrafted,
    NoteSigned,
    NotesRead,
    PatronBriefed,
    RelationBriefed,
    ShiftBriefed,
)
from deskbook.care.rules import shifts
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import nearest
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Library, Loaded, leave_out_damaged
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields, WriteFile
from deskbook.library.model.records import Shift
from deskbook.patrons.adapters.vault import aside, place, store
from deskbook.patrons.rules import briefing
from deskbook.privacy.commands import write_gate
from deskbook.reports.adapters import tallies
from deskbook.reports.model.relation import Handout, Relation
from deskbook.reports.rules import handouts, relations, report
from deskbook.reports.rules.signals import signals
from deskbook.search.adapters.index import parts
from deskbook.search.adapters.index.parts import Part
from deskbook.search.adapters.index.store import looked_at_once

Form = Literal["screen", "page", "handout"]


def brief(root: Path) -> ShiftBriefed:
    """Find what is open, promised and overdue, who is away, and what is known to be broken."""
    known, now = repo.load_knowledge(root), clock.now()
    calendar = Calendar(known.library.profile)
    mail = known.library.profile.mail
    waiting = Part(is_open=True, unsettled=mail.since if mail else None)
    day = calendar.day_of(now)
    asked = Part(opened=calendar.span_of(day - signals.LONGEST, day))
    with looked_at_once():
        loaded, damaged = parts.load(root, known, waiting)
        recent, _ = parts.load(root, known, asked)
        months = tallies.recall(root, known.library, calendar, day)
    library = loaded.library
    found = shifts.brief(library, calendar, now, aside.count(root))
    return ShiftBriefed(
        brief=found,
        signals=signals.scan_library(recent.library, calendar, found.day, months),
        names=report.collect_names(library),
        zone=calendar.zone,
        library=library,
        damaged=damaged,
    )


def brief_about(
    root: Path, name: str, form: Form
) -> PatronBriefed | DepartmentBriefed | RelationBriefed:
    """Find what is known of a patron who agreed to it, a department, a resource or a vendor.

    Args:
        root: the library.
        name: a pseudonym, or the id of a department, a resource or a vendor.
        form: one screen, a page to take into a meeting, or one that may be handed to others.
    """
    loaded, damaged = leave_out_damaged(repo.load(root))
    library = loaded.library
    if name.startswith("p-"):
        if form != "screen":
            raise DeskError("a patron is briefed about on the screen only: leave the option out")
        return _patron(root, library, name, damaged)
    if form == "screen" and name in library.departments:
        picture = briefing.picture_department(library, name, clock.now())
        return DepartmentBriefed(picture=picture, library=library, damaged=damaged)
    calendar = Calendar(library.profile)
    return RelationBriefed(
        day=calendar.day_of(clock.now()),
        relation=_relation(library, calendar, name, form),
        library=library,
        damaged=damaged,
    )


def _relation(library: Library, calendar: Calendar, name: str, form: Form) -> Relation | Handout:
    known = relations.find_relations(library, calendar, clock.now())
    found = {slug: it for (_, slug), it in known.items()}
    if name not in found:
        near = nearest(name, tuple(found))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(sorted(found))}"
        raise DeskError(f"{name} is no department, resource or vendor: {hint}")
    if form == "handout":
        return handouts.make_handout(library, found[name])
    return found[name]


def _patron(root: Path, library: Library, name: str, damaged: tuple[Finding, ...]) -> PatronBriefed:
    with place.open_vault(root) as vault:
        record = store.patron(vault, name)
    zone, now, tickets = Calendar(library.profile).zone, clock.now(), library.tickets.values()
    if briefing.may_be_remembered(record):
        picture = briefing.picture_patron(record, tickets, now)
        return PatronBriefed(
            patron=name, picture=picture, zone=zone, library=library, damaged=damaged
        )
    departments = briefing.list_departments(name, tickets)
    return PatronBriefed(
        patron=name,
        departments=tuple(briefing.picture_department(library, it, now) for it in departments),
        zone=zone,
        library=library,
        damaged=damaged,
    )


def draft(root: Path) -> NoteDrafted:
    """Draft a note: what happened since the last one, and what is left to do."""
    known, now = repo.load_knowledge(root), clock.now()
    calendar = Calendar(known.library.profile)
    today = calendar.span_of(calendar.day_of(now), date.max)
    part = Part(is_open=True, opened=today, since=today[0])
    library = parts.load_readable(root, known, part).library
    return NoteDrafted(draft=shifts.draft(library, calendar, now), zone=calendar.zone)


def sign(root: Path, text: str, *, me: str | None, commit: bool) -> NoteSigned:
    """Sign a note off, so that the next shift reads it."""
    actor = identify(root, me)
    local = actor.now.astimezone(ZoneInfo(actor.zone))
    note = Shift(
        slug=f"{local:%Y-%m-%d-%H%M}-{actor.author}",
        written_by=actor.author,
        signed=actor.now,
        body=text,
    )
    path = _path(note)
    with files.locked(root):
        written = WriteFile(path, record_file.write(note))
        plan = Plan(f"Note to the next shift by {actor.author}", (written,))
        kept = write_gate.write(root, plan, commit=commit)
    return NoteSigned(path=path, written=kept.written)


def read(root: Path, *, me: str | None, commit: bool) -> NotesRead:
    """Take over from earlier shifts, and return what they left."""
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        others = [it for it in loaded.library.shifts.values() if it.written_by != actor.author]
        found = shifts.list_waiting(others, actor.now)
        written = Written()
        if found:
            effects = tuple(_taken(loaded, it, actor.author) for it in found)
            plan = Plan(f"Notes taken over by {actor.author}", effects)
            written = Written(changes=carry_out.apply(root, plan, commit=commit))
    zone = ZoneInfo(actor.zone)
    return NotesRead(notes=found, taken_by=actor.author, now=actor.now, zone=zone, written=written)


def list_last(root: Path, number: int) -> NotesRead:
    """Return the last notes, taken over or not."""
    library = repo.load_knowledge(root).library
    found = sorted(library.shifts.values(), key=lambda it: it.signed)[-number:]
    zone = ZoneInfo(library.profile.timezone)
    return NotesRead(notes=tuple(found), now=clock.now(), zone=zone)


def _taken(loaded: Loaded, note: Shift, handle: str) -> SetFields:
    path = _path(note)
    return SetFields(path, {"read_by": (*note.read_by, handle)}, loaded.filed[path].digest)


def _path(note: Shift) -> str:
    return f"knowledge/shifts/{note.slug}.md"
