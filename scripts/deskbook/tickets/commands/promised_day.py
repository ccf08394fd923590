"""The day that a patron is promised, as it was typed."""

from datetime import date
from pathlib import Path

from deskbook.calendar.formats import parse_day
from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.ticket import Ticket


def read(root: Path, typed: str, actor: Actor, ticket: Ticket) -> date:
    """Return the day on which a patron is to hear from us.

    Raises:
        DeskError: it cannot be read, or the library is closed on it. A day that is promised
            already may be promised again.
    """
    day = parse_day(typed, actor.today())
    calendar = Calendar(knowledge.profile(root))
    if day == ticket.promised or calendar.is_open_on(day):
        return day
    instead = working_time.find_opening_day(calendar, day)
    raise DeskError(
        f"the library is closed on {day:%A} {day}, so nobody could keep that promise: the next "
        f"open day is {instead:%A} {instead}"
    )
