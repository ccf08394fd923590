"""`desk remind`: the daily round, printed first and carried out with `--apply`."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.care import Digest
from deskbook.care.rules import completeness as rule
from deskbook.care.rules import rounds
from deskbook.care.rules.rounds import Letters, Round
from deskbook.care.views import digest as page
from deskbook.care.views import reminders
from deskbook.library.adapters import carry_out, clock, console, files, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.library import Library
from deskbook.library.model.plan import Plan, WriteFile
from deskbook.tickets.views import letters

FOLDER = ".desk/digests"
"""Where the digests are written, below the day: they are made from the tickets and kept nowhere."""


def remind(root: Path, *, apply: bool, commit: bool) -> int:
    """Make the round of today; with `apply` write reminders and digests, else only show them."""
    with files.locked(root):
        loaded, damaged = sound(repo.load(root))
        library, calendar = loaded.library, Calendar(loaded.library.profile)
        today = calendar.day_of(clock.now())
        if not calendar.is_open_on(today):
            opens = working_time.opening_day(calendar, today)
            console.echo(reminders.closed(today, opens))
            return complain(damaged)
        made = rounds.make(loaded, calendar, today, Letters(letters.nudge, letters.closing))
        console.echo(reminders.shown(library, made.day, made.digests, made.held, made.plan))
        if apply:
            carry_out.apply(root, _whole(root, library, made), commit=commit)
        if made.digests:
            console.echo(reminders.outcome(made.plan, _paths(made), applied=apply))
    return complain(damaged)


def prove(root: Path) -> int:
    """Show for every open ticket why it cannot be forgotten."""
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    today = working_time.opening_day(calendar, calendar.day_of(clock.now()))
    found = rule.of_library(loaded.library, calendar, today)
    console.echo(reminders.proofs(loaded.library, found, today))
    return complain(damaged)


def _whole(root: Path, library: Library, made: Round) -> Plan:
    """The plan with the digests as files; those that stand there already are left."""
    pages = (_page(root, library, made.day, it) for it in made.digests)
    return replace(made.plan, effects=(*made.plan.effects, *filter(None, pages)))


def _page(root: Path, library: Library, day: date, digest: Digest) -> WriteFile | None:
    path, text = _path(day, digest), page.markdown(library, digest)
    file = files.inside(root, path) if (root / path).parent.is_dir() else root / path
    before = file.read_bytes() if file.is_file() else b""
    if before == text.encode():
        return None
    return WriteFile(path, text, files.digest(before) if before else "")


def _path(day: date, digest: Digest) -> str:
    return f"{FOLDER}/{day}/{'services' if digest.for_team else 'staff'}/{digest.name}.md"


def _paths(made: Round) -> list[str]:
    return [_path(made.day, digest) for digest in made.digests]
