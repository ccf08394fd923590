"""Checks of a ticket beyond those of its single fields."""

import re
from itertools import pairwise
from typing import Final

from deskbook.library.model.fields import front_specs
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import IMPORT_KEY, PATRON, ROBOT, TICKET_ID
from deskbook.library.rules.check_rule import Compared, Comparison, Rule, Said, World, find_repeated
from deskbook.tickets.rules import handoff
from deskbook.tickets.rules.lifecycle import successor
from deskbook.tickets.rules.resolution import DIAGNOSED, is_access

_LINK: Final = re.compile(r"https?://[^\s/]+\S*")

PARTNERS: Final = ("merged_into", "merged_from", "split_from", "split_to")
"""The data lines of entries that name another ticket."""


def led(ticket: Ticket, _world: World) -> Said:
    """A ticket that is no longer new has a lead: the one colleague who answers the patron."""
    if ticket.lead is None and ticket.status != "new":
        yield (
            "status",
            f"nobody leads this ticket, and it is {ticket.status}: write lead: and a handle, or "
            "status: new",
        )


def new(ticket: Ticket, _world: World) -> Said:
    """A new ticket has no lead yet, and nothing has been made of it."""
    if ticket.status == "new" and ticket.lead is not None:
        yield "status", f"{ticket.lead} leads this ticket, so it is not new: write status: open"


def waiting(ticket: Ticket, _world: World) -> Said:
    """A ticket says whom it waits on while it waits, and only then."""
    if ticket.status == "waiting" and ticket.waiting_on is None:
        yield (
            "status",
            "it waits, but not on anybody: write waiting_on: patron, vendor or colleague",
        )
    if ticket.status != "waiting" and ticket.waiting_on is not None:
        yield (
            "waiting_on",
            f"it waits on the {ticket.waiting_on}, but is {ticket.status}: write status: waiting, "
            "or take waiting_on out",
        )


def resolved(ticket: Ticket, _world: World) -> Said:
    """A resolved ticket says when it was resolved and how it ended; another does not."""
    for key in ("resolved", "resolution"):
        value = getattr(ticket, key)
        if ticket.status == "resolved" and value is None:
            example = "2026-11-02T14:14:00Z" if key == "resolved" else "answered"
            yield "status", f"it is resolved, so it needs {key}: write it like {key}: {example}"
        if ticket.status != "resolved" and value is not None:
            yield (
                key,
                f"it is {ticket.status}, so nothing ended yet: take {key} out, or write status: "
                "resolved",
            )


def settled(ticket: Ticket, _world: World) -> Said:
    """A resolved ticket promises nothing and is offered to nobody any more."""
    for key in ("promised", "offered_to"):
        value = getattr(ticket, key)
        if ticket.status == "resolved" and value is not None:
            yield key, f"it is resolved, yet {key} is {value}: take the line out"


def double(ticket: Ticket, _world: World) -> Said:
    """Nobody and nothing is named twice, and a lead is not a contributor too."""
    if ticket.lead in ticket.contributors:
        yield (
            "contributors",
            f"{ticket.lead} is the lead, and a contributor too: take them out here",
        )
    for key, spec in front_specs(Ticket).items():
        for value in find_repeated(getattr(ticket, key)) if spec.many else ():
            yield key, f"{value} is named twice: once is enough"


def offered(ticket: Ticket, _world: World) -> Said:
    """A ticket that is offered to somebody holds the handoff that says so, and not to its lead."""
    if ticket.offered_to is None or ticket.status == "resolved":
        return
    if ticket.offered_to == ticket.lead:
        yield "offered_to", f"{ticket.lead} leads it already: take offered_to out"
    elif handoff.find_pending(ticket) is None:
        yield (
            "offered_to",
            f"no handoff to {ticket.offered_to} is in it, so they cannot accept: take offered_to "
            f"out, then `desk handoff {ticket.id} --to {ticket.offered_to}`",
        )


def linked(ticket: Ticket, world: World) -> Said:
    """A link is another ticket that there is, a web address, or the key of an imported row."""
    for link in ticket.links:
        if link == ticket.id:
            yield "links", f"{link} is this ticket itself: take it out"
        elif re.fullmatch(TICKET_ID, link):
            if not world.has("tickets", link):
                yield "links", f"there is no ticket {link}: mend the id, or take it out"
        elif not _LINK.fullmatch(link) and not re.fullmatch(IMPORT_KEY, link):
            yield "links", f'"{link}" is neither a ticket nor a web address: begin it with https://'


def timed(ticket: Ticket, world: World) -> Said:
    """A ticket was opened before now, and resolved after it was opened."""
    if world.is_ahead(ticket.opened):
        yield "opened", f"it was opened at {ticket.opened:%Y-%m-%d %H:%M} UTC, which is yet to come"
    if ticket.resolved is None:
        return
    if world.is_ahead(ticket.resolved):
        yield (
            "resolved",
            f"it was resolved at {ticket.resolved:%Y-%m-%d %H:%M} UTC, which is yet to come",
        )
    if ticket.resolved < ticket.opened:
        yield "resolved", "it was resolved before it was opened: mend one of the two times"


def in_order(ticket: Ticket, _world: World) -> Said:
    """Entries stand in the order in which they happened."""
    for above, entry in pairwise(ticket.entries):
        if entry.time < above.time:
            yield entry.id, "it is older than the entry above it: `desk tidy` puts it in its place"


def since_opened(ticket: Ticket, world: World) -> Said:
    """Nothing happened to a ticket before it was opened, nor later than now."""
    for entry in ticket.entries:
        if entry.time < ticket.opened:
            yield entry.id, "this entry is older than the ticket: mend its time, or opened"
        if world.is_ahead(entry.time):
            yield (
                entry.id,
                f"this entry is of {entry.time:%Y-%m-%d %H:%M} UTC, which is yet to come",
            )


def signed(ticket: Ticket, world: World) -> Said:
    """An entry is signed by a colleague, by the patron, or by the desk itself."""
    for entry in ticket.entries:
        if entry.author not in (PATRON, ROBOT) and not world.has("staff", entry.author):
            yield (
                entry.id,
                f"{entry.author} signs this entry, but has no file in knowledge/staff/: keep the "
                "files of those who left, with left: and their last day",
            )


def patrons_ask(ticket: Ticket, _world: World) -> Said:
    """An entry of a patron is a question; every other entry is written by staff."""
    for entry in ticket.entries:
        if entry.author == PATRON and entry.kind != "question":
            yield (
                entry.id,
                f"a patron cannot write a {entry.kind}: sign it with who did, or write question",
            )


def partners(ticket: Ticket, world: World) -> Said:
    """Tickets that were merged or split name each other, and both are there."""
    for entry in ticket.entries:
        for key, name in entry.data:
            if key in PARTNERS and not world.has("tickets", name):
                yield (
                    entry.id,
                    f"{key} names {name}, and there is no such ticket: restore it from Git",
                )


def in_circle(world: World) -> Compared:
    """A merged ticket leads to one that goes on, never back to itself."""
    after = {name: successor(ticket) for name, ticket in world.library.tickets.items()}
    done: set[str] = set()
    for start in after:
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in done and name not in path:
            path[name] = None
            name = after.get(name)
        if name in path:
            steps = list(path)
            around = " -> ".join([*steps[steps.index(name) :], name])
            yield (
                "tickets",
                name,
                "status",
                f"it was merged in a circle ({around}): `desk reopen` the one that is to go on",
            )
        done.update(path)


def diagnosed(ticket: Ticket, _world: World) -> Said:
    """A resolved ticket about access says what was found wrong, from the closed list of causes."""
    if ticket.resolution in DIAGNOSED and is_access(ticket) and ticket.cause is None:
        yield (
            "status",
            "it is about access to a resource and resolved, so it needs a cause: write one that "
            "`desk causes` explains; unknown is one",
        )


RULES: Final = (
    Rule("ticket.led", led, after=("lead",)),
    Rule("ticket.new", new, "warning"),
    Rule("ticket.waits", waiting, after=("waiting_on",)),
    Rule("ticket.ended", resolved, after=("resolved", "resolution")),
    Rule("ticket.settled", settled, "warning"),
    Rule("ticket.cause", diagnosed, "warning", after=("cause",)),
    Rule("ticket.twice", double, "warning"),
    Rule("ticket.offered", offered),
    Rule("ticket.linked", linked),
    Rule("ticket.times", timed),
    Rule("entry.order", in_order, fixable=True),
    Rule("entry.times", since_opened),
    Rule("entry.signed", signed, "warning"),
    Rule("entry.patron", patrons_ask, "warning"),
    Rule("entry.partner", partners),
)
"""The rules about one ticket."""

COMPARISONS: Final = (Comparison("ticket.circle", in_circle),)
