"""`desk answer list|stats`: list the answers, and count what they carried."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from deskbook.answers.rules import reviews, use
from deskbook.answers.views import answers as view
from deskbook.calendar.formats import moment
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.rules import references
from deskbook.library.views import as_json
from deskbook.library.views.terminal import Ink

YEAR: Final = timedelta(days=364)
"""What is counted where no days are given: a year of weeks."""


def list_(
    root: Path,
    *,
    states: Sequence[str],
    service: str | None,
    topic: str | None,
    json: bool,
) -> int:
    """Show the answers that fit, by name; archived ones only where they are asked for."""
    loaded = repo.load_knowledge(root)
    library = loaded.library
    if service:
        references.refuse_unknown("service", "service", service, library.services)
    found = [
        it
        for _, it in sorted(library.answers.items())
        if (it.state in states if states else it.state != "archived")
        and (service is None or service in it.services)
        and (topic is None or topic in it.topics)
    ]
    if json:
        console.echo(as_json.envelope("answers", {"answers": view.values(found)}))
        return 0
    today = Calendar(library.profile).day_of(clock.now())
    days = {
        it.slug: day for it in found if it.state == "published" and (day := reviews.next_review(it))
    }
    ink, columns = Ink(console.colourful()), console.width()
    console.echo(view.table(found, days, today, columns=columns, ink=ink))
    return 0


def stats(root: Path, *, days: str | None, json: bool) -> int:
    """Show how much the answers carried in a span of days, by answer and by service."""
    loaded, damaged = sound(repo.load(root))
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    first, last = moment.days(days, today) if days else (None, None)
    last = last or today
    it = use.statistics(library, calendar, first or last - YEAR, last)
    if json:
        console.echo(as_json.envelope("answer-use", view.statistics_values(it)))
    else:
        console.echo(view.statistics(it, today))
    return complain(damaged)
