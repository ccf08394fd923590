"""`desk queue`: the tickets that wait on us, service by service."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.rules import references
from deskbook.overview.model import Queue, QueuesShown
from deskbook.search.adapters.index import parts
from deskbook.search.adapters.index.parts import Part
from deskbook.tickets.rules import queue as rule


def queue(root: Path, services: tuple[str, ...]) -> QueuesShown:
    """Return the queues of these services; of all if none is named."""
    now, known = clock.now(), repo.load_knowledge(root, only=("services",))
    part = Part(is_open=True, resolved=(now - rule.WINDOW, now))
    loaded, damaged = parts.load(root, known, part)
    library = loaded.library
    for name in services:
        references.refuse_unknown("queue", "service", name, library.services)
    calendar, tickets = Calendar(library.profile), library.tickets.values()
    queues = []
    for slug in services or sorted(library.services):
        line = rule.queue(tickets, slug)
        usual = rule.usual_time(tickets, slug, calendar, now, library.profile.privacy.min_cell)
        ids = tuple(it.id for it in line)
        queues.append(Queue(slug, ids, usual, name=library.services[slug].name, line=line))
    return QueuesShown(queues=tuple(queues), damaged=damaged)
