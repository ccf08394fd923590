"""A ticket as one dense row of a list."""

from dataclasses import dataclass
from datetime import datetime

from deskbook.calendar.views import dates
from deskbook.care.model.reminders import RULES, Watch
from deskbook.library.model.library import record_name
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.words import Words
from deskbook.sites.views.staff.conversation import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket of a list.

    Args:
        id: its id.
        url: its address.
        title: the question in one line.
        status: for its mark.
        state: its status in words.
        service: the name of its service.
        lead: the name of its lead; empty where nobody leads it.
        mine: whether the person who looks leads it.
        next: what is due, and when.
        late: whether that is over.
        age: since when it is asked, in a short form.
        asked: the same in full.
        note: why it stands in this list, where that needs saying.
    """

    id: str
    url: str
    title: str
    status: str
    state: str
    service: str
    lead: str
    mine: bool
    next: str
    late: bool
    age: str
    asked: str
    note: str = ""


def make_row(
    by: Reading, it: Ticket, watch: Watch | None, me: str, words: Words, note: str = ""
) -> Row:
    """Return the row of a ticket.

    Args:
        by: the library, and when it is read.
        it: the ticket; an outline of the index will do.
        watch: what is due first.
        me: the handle of who looks.
        words: the words of the page's language.
        note: why it stands in this list.
    """
    opened = it.opened.astimezone(by.zone).date()
    return Row(
        id=it.id,
        url=address(it.id),
        title=it.title,
        status=it.status,
        state=state(it, words),
        service=record_name(by.library, "service", it.service),
        lead=record_name(by.library, "staff", it.lead) if it.lead else "",
        mine=it.lead == me,
        next=describe_due(by, watch, words) if watch else "",
        late=bool(watch and watch.due < by.now),
        age=dates.format_age(opened, by.today),
        asked=dates.format_day(opened, by.today),
        note=note,
    )


def address(name: str) -> str:
    """Return the address of a ticket at the desk."""
    return f"/tickets/{name}/"


WAITS = {
    "patron": "waits: patron",
    "vendor": "waits: vendor",
    "colleague": "waits: colleague",
}


def state(it: Ticket, words: Words) -> str:
    """Return the status of a ticket in words."""
    if it.status == "waiting" and it.waiting_on:
        return words(WAITS[it.waiting_on])
    return words(STATES[it.status])


STATES = {"new": "new", "open": "open", "waiting": "waiting", "resolved": "resolved"}


NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}
"""Days by their distance from today."""


def describe_due(by: Reading, watch: Watch, words: Words) -> str:
    """Return what is due, and when: `first reply today 14:00`."""
    return f"{words(RULES[watch.rule].short)}, {describe_end(by, watch.due, watch, words)}"


def describe_end(by: Reading, due: datetime, watch: Watch, words: Words) -> str:
    """Return when something is due: `today 14:00`, `Fri 20 Nov`."""
    local = due.astimezone(by.zone)
    near = NEAR.get((local.date() - by.today).days)
    day = words(near) if near else dates.format_day(local.date(), by.today)
    return day if RULES[watch.rule].by_day else f"{day} {local:%H:%M}"
