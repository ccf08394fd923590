"""Briefs on one screen, the draft of a shift's note, and the notes of earlier shifts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.care.model.outcomes import (
    DepartmentBriefed,
    NoteDrafted,
    NoteSigned,
    NotesRead,
    PatronBriefed,
    RelationBriefed,
    ShiftBriefed,
)
from deskbook.care.model.shift import Away, Brief, Line
from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.library import Library
from deskbook.library.model.records import Shift
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import cut_line, safe
from deskbook.patrons.views import briefing
from deskbook.reports.model.relation import Handout
from deskbook.reports.views import relations, signals
from deskbook.tickets.model import DELIVERY_STATES, Delivery

SHOWN: Final = 3
"""Lines of a section; one screen has no room for more."""

COLUMNS: Final = 88

LOST: Final = "Replies that did not reach their patron: `desk list --undelivered`"


def describe_shift(outcome: ShiftBriefed, _screen: Screen) -> str:
    """Return everything that a shift begins with, at most one screen."""
    library, brief, zone = outcome.library, outcome.brief, outcome.zone
    stands_out = signals.list_lines(outcome.signals, outcome.names)
    hours = dates.describe_now(brief.hours, brief.day, zone)
    parts = [f"{brief.day:%A} {brief.day.day} {brief.day:%B %Y}, {hours}"]
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Open", (_line(library, it) for it in brief.lines)),
        (LOST, (_returned(*it) for it in brief.returned)),
        ("No patron yet: `desk edit TICKET --patron-email`", map(_ticket, brief.unknown)),
        ("Mail set aside: `desk mail aside`", _aside(brief.aside)),
        ("Promised for today", map(_ticket, brief.promised)),
        ("Promised and late", (_late(it, brief) for it in brief.late)),
        ("Vendors to be asked again", (_vendor(it, library) for it, _ in brief.vendors)),
        ("Away", (_away(it, brief) for it in brief.away)),
        ("Asked more often than before: `desk signals`", map(safe, stands_out)),
        ("Known problems", (f"{safe(it.title)} ({it.state})" for it in brief.problems)),
        ("Left by the last shift: `desk handover read`", (_note(it, zone) for it in brief.notes)),
    )
    parts += [_section(title, list(lines)) for title, lines in sections]
    return "\n".join(part for part in parts if part)


def _section(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    shown = [cut_line(f"  {line}", COLUMNS) for line in lines[:SHOWN]]
    more = len(lines) - SHOWN
    return "\n".join((title, *shown, *([f"  and {more} more"] if more > 0 else [])))


def _line(library: Library, line: Line) -> str:
    service = library.services.get(line.service)
    name = safe(service.name) if service else line.service
    unled = f"; nobody leads {', '.join(line.unled)}" if line.unled else ""
    return f"{name}: {line.number}{unled}"


def _ticket(it: Ticket) -> str:
    return f"{it.id}  {safe(it.title)}"


def _returned(it: Ticket, reply: Delivery) -> str:
    label = DELIVERY_STATES[reply.state].label
    return f"{it.id}  @{reply.letter.author}, {label}: {safe(it.title)}"


def _aside(number: int) -> list[str]:
    return [f"{number} message{'' if number == 1 else 's'} to look at"] if number else []


def _late(it: Ticket, brief: Brief) -> str:
    said = dates.format_day(it.promised, brief.day) if it.promised else ""
    return f"{it.id}  {said}  {safe(it.title)}"


def _vendor(it: Ticket, library: Library) -> str:
    resource = library.resources.get(it.resource or "")
    of = " ".join(filter(None, (safe(resource.vendor) if resource else "", it.vendor_case)))
    return f"{it.id}  {safe(of)}  {safe(it.title)}" if of else _ticket(it)


def _away(it: Away, brief: Brief) -> str:
    who = f"{it.stand_in} stands in" if it.stand_in else "nobody stands in"
    return f"{it.handle} until {dates.format_day(it.absence.end, brief.day)}: {who}"


def _note(it: Shift, zone: ZoneInfo) -> str:
    lines = (line.lstrip("# ") for line in safe(it.body).split("\n"))
    first = next(filter(None, lines), "")
    return f"{it.signed.astimezone(zone):%a %H:%M} {it.written_by}: {first}"


def describe_patron(outcome: PatronBriefed, _screen: Screen) -> str:
    """Return what a patron lets us know, or what happens with their departments."""
    if outcome.picture:
        return briefing.describe_patron(outcome.picture, outcome.zone)
    parts = [briefing.describe_department(outcome.library, it) for it in outcome.departments]
    return "\n\n".join((briefing.explain_refusal(outcome.patron), *parts))


def describe_department(outcome: DepartmentBriefed, _screen: Screen) -> str:
    """Return what happens with a department, on one screen."""
    return briefing.describe_department(outcome.library, outcome.picture)


def describe_relation(outcome: RelationBriefed, _screen: Screen) -> str:
    """Return a page about a department, a resource or a vendor as Markdown."""
    it = outcome.relation
    if isinstance(it, Handout):
        sections = relations.handout(outcome.library, it, outcome.day)
    else:
        sections = relations.briefing(outcome.library, it, outcome.day)
    return relations.markdown(it.name, sections)


def draft_note(outcome: NoteDrafted, _screen: Screen) -> str:
    """Return the note that a shift may sign: what happened, and what the next has to think of."""
    made, zone = outcome.draft, outcome.zone
    sections = (
        (
            f"Since {made.since.astimezone(zone):%H:%M}",
            [_happened(*it, made.since) for it in made.happened],
        ),
        ("Nobody leads these yet", [f"- {_ticket(it)}" for it in made.unled]),
        ("Offered and not answered", [f"- {_ticket(it)}: {it.offered_to}" for it in made.offered]),
        ("The patron hears from us by tomorrow", [f"- {_ticket(it)}" for it in made.promised]),
    )
    parts = ["\n".join((f"## {title}", "", *lines)) for title, lines in sections if lines]
    return "\n\n".join(parts) or "A quiet shift: nothing happened, and nothing is left to do."


def _happened(ticket: Ticket, entries: tuple[Entry, ...], since: datetime) -> str:
    """Words for each thing done about a ticket; anything without words of its own is a change."""
    said = dict.fromkeys(ENTRY_KINDS[it.kind].in_shift for it in entries)
    said = said if len(said) < 2 else {it: None for it in said if it != "changed"}
    new = ("asked",) if ticket.opened >= since else ()
    return f"- {_ticket(ticket)}: {', '.join((*new, *said))}"


def describe_signed_note(outcome: NoteSigned, _screen: Screen) -> str:
    """Return that a note was signed, and how the next shift reads it."""
    return f"{outcome.path} signed: the next shift reads it with `desk handover read`"


def list_notes(outcome: NotesRead, _screen: Screen) -> str:
    """Return notes of earlier shifts, whole."""
    if outcome.notes:
        said = ("\n".join(_whole(it, outcome.now, outcome.zone)) for it in outcome.notes)
        return "\n\n".join(said)
    return "No note waits for you." if outcome.taken_by else "No shift has left a note yet."


def _whole(it: Shift, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    taken = f", taken over by {', '.join(it.read_by)}" if it.read_by else ""
    yield f"{dates.format_time(it.signed, now, zone)}, signed by {it.written_by}{taken}"
    yield ""
    yield safe(it.body)
