"""`desk watch`, `arrived` and `delays`: late content is awaited, noted and counted."""

from dataclasses import replace
from pathlib import Path

from deskbook.calendar.formats import parse_day, parse_past_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.model.outcomes import DelaysFound
from deskbook.eresources.rules import arrivals
from deskbook.library.adapters import clock, repo
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import leave_out_damaged
from deskbook.library.model.outcome import Step
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged


def watch(
    root: Path, ticket: str, day: str, text: str, *, item: str | None, me: str | None, commit: bool
) -> TicketChanged:
    """Look again on a day whether late content has come."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return arrivals.watch(it, actor, parse_day(day, actor.today()), item, text)

    return change.change(root, ticket, "watch", decide, me=me, commit=commit)


def arrived(
    root: Path, ticket: str, day: str | None, text: str, *, me: str | None, commit: bool
) -> TicketChanged:
    """Note that late content is there."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        when = parse_past_day(day, actor.today()) if day else actor.today()
        return arrivals.note_arrival(it, actor, when, text)

    done = change.change(root, ticket, "arrived", decide, me=me, commit=commit)
    message = "Now tell the patron: `desk reply`, or `desk resolve` with a last reply."
    commands = (f"desk reply {done.ticket}", f"desk resolve {done.ticket}")
    return replace(done, next=(Step(message, commands),))


def delays(root: Path) -> DelaysFound:
    """Find what came late and how late, and what is still missing."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    found = arrivals.list_delays(loaded.library, calendar)
    return DelaysFound(
        delays=found,
        vendors=arrivals.sum_by_vendor(found),
        today=calendar.day_of(clock.now()),
        damaged=damaged,
    )
