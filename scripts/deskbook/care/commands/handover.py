"""`desk handover`: the note of one shift to the next; drafted, edited, signed, taken over."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import shifts
from deskbook.care.views import brief as view
from deskbook.library.adapters import carry_out, clock, console, files, repo
from deskbook.library.formats import record_file
from deskbook.library.model.library import Loaded
from deskbook.library.model.plan import Plan, SetFields, WriteFile
from deskbook.library.model.records import Shift
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands import change


def draft(root: Path) -> str:
    """The draft of a note: what happened since the last one, and what is left to do."""
    library = repo.load(root).library
    calendar = Calendar(library.profile)
    return view.draft(shifts.draft(library, calendar, clock.now()), calendar.zone)


def sign(root: Path, text: str, *, me: str | None, commit: bool) -> int:
    """Sign a note off, so that the next shift reads it."""
    hand = change.hand(root, me)
    local = hand.now.astimezone(ZoneInfo(hand.zone))
    note = Shift(
        slug=f"{local:%Y-%m-%d-%H%M}-{hand.author}",
        written_by=hand.author,
        signed=hand.now,
        body=text,
    )
    path = f"knowledge/shifts/{note.slug}.md"
    with files.locked(root):
        written = WriteFile(path, record_file.write(note))
        write_gate.keep(
            root, Plan(f"Note to the next shift by {hand.author}", (written,)), commit=commit
        )
    console.echo(f"{path} signed: the next shift reads it with `desk handover read`")
    return 0


def read(root: Path, *, me: str | None, commit: bool) -> int:
    """Show what earlier shifts left, and take over from them."""
    hand = change.hand(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        others = [it for it in loaded.library.shifts.values() if it.written_by != hand.author]
        found = shifts.left(others, hand.now)
        if not found:
            console.echo("No note waits for you.")
            return 0
        console.echo(view.notes(found, hand.now, ZoneInfo(hand.zone)))
        effects = tuple(_taken(loaded, it, hand.author) for it in found)
        carry_out.apply(root, Plan(f"Notes taken over by {hand.author}", effects), commit=commit)
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
