"""`desk handover`: the note of one shift to the next; drafted, edited, signed, taken over."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.outcomes import NoteDrafted, NoteSigned, NotesRead
from deskbook.care.rules import shifts
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields, WriteFile
from deskbook.library.model.records import Shift
from deskbook.privacy.commands import write_gate


def draft(root: Path) -> NoteDrafted:
    """Draft a note: what happened since the last one, and what is left to do."""
    library = repo.load(root).library
    calendar = Calendar(library.profile)
    return NoteDrafted(draft=shifts.draft(library, calendar, clock.now()), zone=calendar.zone)


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
