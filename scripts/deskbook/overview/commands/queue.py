"""`desk queue`: who is asked next, service by service, and how long it usually takes."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.rules import references
from deskbook.overview.views import queues
from deskbook.tickets.rules import queue as rule


def queue(root: Path, services: tuple[str, ...]) -> int:
    """Show the queues of these services; of all where none is named."""
    loaded, damaged = sound(repo.load(root))
    library, now = loaded.library, clock.now()
    for name in services:
        references.refuse_unknown("queue", "service", name, library.services)
    calendar = Calendar(library.profile)
    tickets = library.tickets.values()
    for slug in services or sorted(library.services):
        line = rule.queue(tickets, slug)
        usual = rule.usual_time(tickets, slug, calendar, now, library.profile.privacy.min_cell)
        console.echo(queues.of_service(library.services[slug], line, usual))
    return complain(damaged)
