"""A service's queue: places, and how long its questions usually take."""

from deskbook.calendar.views import spans
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import fitted, safe
from deskbook.overview.model.queues import Queue, QueuesShown

COLUMNS = 88


def describe_queues(outcome: QueuesShown, _screen: Screen) -> str:
    """Return the queues of services, one below the other."""
    return "\n".join(map(_queue, outcome.queues))


def _queue(queue: Queue) -> str:
    """A queue in the order in which the questions were asked, each with its place.

    Who leads them is left out: beside a number it would read as a score.
    """
    places = [
        fitted(f"  {place}. {it.id}  {safe(it.title)}{_unled(it)}", COLUMNS)
        for place, it in enumerate(queue.line, start=1)
    ]
    took = [f"  {spans.format_usual(queue.usual)}"] if queue.usual else []
    return "\n".join((safe(queue.name), *(places or ["  nobody waits"]), *took))


def _unled(it: Ticket) -> str:
    return "" if it.lead else " (nobody leads it yet)"
