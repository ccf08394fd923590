"""`desk answer due`: list the answers that need somebody, and why."""

from pathlib import Path

from deskbook.answers.views import answers as view
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import answer_work
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.actor import identify
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.views import as_json


def due(root: Path, *, mine: bool, me: str | None, json: bool) -> int:
    """Show the answers that are to be looked at, why, and by whom."""
    author = identify(root, me).author if mine else None
    loaded, damaged = sound(repo.load(root))
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    found = [
        it
        for it in answer_work.work(library, calendar, today)
        if author is None or it.owner == author
    ]
    if json:
        console.echo(as_json.envelope("answers-due", {"answers": view.work_values(found)}))
    else:
        console.echo(view.work(library, found, today))
    return complain(damaged)
