"""`desk handover`: the note of one shift to the next; drafted, edited, signed, taken over."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import shifts
from deskbook.care.views import brief as view
from deskbook.library.adapters import carry_out, clock, console, files, repo
from deskbook.library.commands.actor import identify
from deskbook.library.formats import record_file
from deskbook.library.model.library import Loaded
from deskbook.library.model.plan import Plan, SetFields, WriteFile
from deskbook.library.model.records import Shift
from deskbook.privacy.commands import write_gate


def draft(root: Path) -> str:
    """The draft of a note: what happened since the last one, and what is left to do."""
    library = repo.load(root).library
    calendar = Calendar(library.profile)
    return view.draft(shifts.draft(library, calendar, clock.now()), calendar.zone)


def sign(root: Path, text: str, *, me: str | None, commit: bool) -> int:
    """Sign a note off, so that the next shift reads it."""
    actor = identify(root, me)
    local = actor.now.astimezone(ZoneInfo(actor.zone))
    note = Shift(
        slug=f"{local:%Y-%m-%d-%H%M}-{actor.author}",
        written_by=actor.author,
        signed=actor.now,
        body=text,
    )
    path = f"knowledge/shifts/{note.slug}.md"
    with files.locked(root):
        written = WriteFile(path, record_file.write(note))
        write_gate.keep(
            root, Plan(f"Note to the next shift by {actor.author}", (written,)), commit=commit
        )
    console.echo(f"{path} signed: the next shift reads it with `desk handover read`")
    return 0


def read(root: Path, *, me: str | None, commit: bool) -> int:
    """Show what earlier shifts left, and take over from them."""
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        others = [it for it in loaded.library.shifts.values() if it.written_by != actor.author]
        found = shifts.left(others, actor.now)
        if not found:
            console.echo("No note waits for you.")
            return 0
        console.echo(view.notes(found, actor.now, ZoneInfo(actor.zone)))
        effects = tuple(_taken(loaded, it, actor.author) for it in found)
        carry_out.apply(root, Plan(f"Notes taken over by {actor.author}", effects), commit=commit)
    return 0


def show_last(root: Path, number: int) -> int:
    """Show the last notes, taken over or not."""
    library = repo.load_knowledge(root).library
    found = sorted(library.shifts.values(), key=lambda it: it.signed)[-number:]
    zone = ZoneInfo(library.profile.timezone)
    console.echo(view.notes(found, clock.now(), zone) or "No shift has left a note yet.")
    return 0


def _taken(loaded: Loaded, note: Shift, handle: str) -> SetFields:
    path = f"knowledge/shifts/{note.slug}.md"
    return SetFields(path, {"read_by": (*note.read_by, handle)}, loaded.filed[path].digest)
