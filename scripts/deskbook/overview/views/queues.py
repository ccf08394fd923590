"""A service's queue: places, and how long its questions usually take."""

from collections.abc import Sequence

from deskbook.calendar.model import Usual
from deskbook.calendar.views import spans
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import fitted, safe

COLUMNS = 88


def of_service(service: Service, line: Sequence[Ticket], usual: Usual | None) -> str:
    """The queue in the order in which the questions were asked, each with its place.

    Who leads them is left out: beside a number it would read as a score.
    """
    places = (
        fitted(f"  {place}. {it.id}  {safe(it.title)}{_unled(it)}", COLUMNS)
        for place, it in enumerate(line, start=1)
    )
    took = (f"  {spans.usual(usual)}",) if usual else ()
    return "\n".join((safe(service.name), *(places if line else ("  nobody waits",)), *took))


def _unled(it: Ticket) -> str:
    return "" if it.lead else " (nobody leads it yet)"
