"""The forms that a ticket offers to a person, in their order."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.model import Delivery
from deskbook.web.model.acts import Act, DayChoice


def list_acts(ticket: Ticket, me: str, *, is_head: bool, can_undo: bool = False) -> tuple[Act, ...]:
    """Return the forms that make sense for a person, what is done most often first.

    Args:
        ticket: the ticket.
        me: the person.
        is_head: whether they are head of its service.
        can_undo: whether its last letter is theirs and waits to go out.
    """
    undo: tuple[Act, ...] = ("undo",) if can_undo else ()
    return (*undo, *_acts(ticket, me, is_head=is_head))


def can_undo(letters: Sequence[Delivery], me: str) -> bool:
    """Return whether the last letter of a ticket is a person's own and did not go out yet."""
    last = letters[-1] if letters else None
    return last is not None and last.letter.author == me and last.state in ("waiting", "held")


def _acts(ticket: Ticket, me: str, *, is_head: bool) -> Iterator[Act]:
    if ticket.status == "resolved":
        yield from ("reopen", "note", "heard", "edit")
        return
    if ticket.offered_to == me:
        yield from ("accept", "decline")
    if ticket.lead is None:
        yield "claim"
    yield from ("reply", "note")
    mine = ticket.lead == me
    if ticket.lead is not None:
        yield "withdraw" if ticket.offered_to and (mine or is_head) else "hand-off"
    yield "resume" if ticket.status == "waiting" else "wait"
    yield from ("promise", "resolve", "heard", "duplicate", "help", "edit")
    if mine:
        yield "release"
    elif ticket.lead is not None and is_head:
        yield "take-over"


WORDS = ("today", "tomorrow", "on Friday")


def list_days(calendar: Calendar, today: date) -> tuple[DayChoice, ...]:
    """Return the days of the buttons: today, tomorrow, and Friday where that is neither."""
    days = [today, today + timedelta(days=1), today + timedelta(days=(4 - today.weekday()) % 7)]
    found = zip(WORDS, days, strict=True)
    return tuple(
        DayChoice(word, day, calendar.is_open_on(day))
        for number, (word, day) in enumerate(found)
        if day not in days[:number]
    )
