"""One ticket as a page: a conversation, with what only colleagues see plainly set apart."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from deskbook.calendar.views import dates
from deskbook.care.model.reminders import RULES
from deskbook.library.model import entries, ticket_fields
from deskbook.library.model.entry_kinds import ENTRY_KINDS, PUBLIC_KINDS
from deskbook.library.model.fields import specs
from deskbook.library.model.library import PARTS
from deskbook.library.model.page import Html, Page, SearchEntry
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CHANNELS, PATRON, ROBOT
from deskbook.library.views import links, markup
from deskbook.sites.model import StaffDesk
from deskbook.sites.views import shelving
from deskbook.sites.views.staff import ticket_rows

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a ticket: its name, its value, and where the value has a page of its own."""

    name: str
    value: str
    url: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of the conversation; `side` is `patron`, `desk` (what we wrote to them) or `in`."""

    anchor: str
    side: str
    label: str
    who: str
    when: str
    facts: tuple[Fact, ...]
    text: Html


def make_page(desk: StaffDesk, it: Ticket, known: frozenset[str]) -> Page:
    """A ticket's page; `known` are the addresses of all pages."""
    here = f"tickets/{it.id}/"
    resolve = links.resolver(here, "tickets", known)
    successor = desk.successors.get(it.id)
    return Page(
        f"tickets/{it.id}",
        f"{it.id}: {it.title}",
        "ticket.html",
        {
            "id": it.id,
            "title": it.title,
            "mark": shelving.mark_ticket(it.id, it.service),
            "state": ticket_rows.state(it),
            "status": it.status,
            "absent": _absent(desk, it),
            "successor": Fact("", successor, links.relative(f"tickets/{successor}/", here))
            if successor
            else None,
            "facts": tuple(_facts(desk, it, resolve)),
            "asked": f"{_when(desk, it.opened)}, {_channel(it)}",
            "question": markup.plain(it.question),
            "entries": tuple(_said(desk, entry, resolve) for entry in it.entries),
        },
        search=SearchEntry(here, it.title, f"Ticket, {it.status}", (it.id,), _text(it)),
    )


def _channel(it: Ticket) -> str:
    return CHANNELS[it.channel]


def _text(it: Ticket) -> str:
    """The text that search has of a ticket: the question, and messages to and from the patron."""
    public = (entry.text for entry in it.entries if entry.kind in PUBLIC_KINDS)
    return " ".join(" ".join((it.question, *public)).split())


def _absent(desk: StaffDesk, it: Ticket) -> str:
    away = desk.absent.get(it.id)
    return ticket_rows.absent(desk.library, away, desk.brief.day) if away else ""


def _facts(desk: StaffDesk, it: Ticket, resolve: markup.Resolve) -> Iterator[Fact]:
    service = ticket_rows.service_name(desk.library, it.service)
    yield Fact("Service", service, resolve(f"../queues/{it.service}.md"))
    yield from _people(desk, it)
    yield from _days(desk, it)
    for spec in ticket_fields.find_shown("page"):
        value = getattr(it, spec.name)
        if spec.refers and value:
            url = resolve(f"../{PARTS[spec.refers]}/{value}.md")
            yield Fact(spec.label.capitalize(), _title(desk, spec.refers, value), url)
        elif shown := ticket_fields.format_value(value):
            yield Fact(spec.label.capitalize(), shown)
    for link in it.links:
        yield Fact("See also", link, link if markup.is_safe(link) else resolve(link))


def _people(desk: StaffDesk, it: Ticket) -> Iterator[Fact]:
    names = [ticket_rows.staff_name(desk.library, handle) for handle in it.contributors]
    yield Fact("Lead", ticket_rows.staff_name(desk.library, it.lead) if it.lead else "nobody yet")
    if it.offered_to:
        yield Fact("Offered to", ticket_rows.staff_name(desk.library, it.offered_to))
    if names:
        yield Fact("Helping", ", ".join(names))


def _days(desk: StaffDesk, it: Ticket) -> Iterator[Fact]:
    today = desk.brief.day
    if it.promised:
        said = (
            f"{dates.format_day(it.promised, today)} ({dates.format_distance(it.promised, today)})"
        )
        yield Fact("Promised", said, late=it.promised < today)
    if it.resolved:
        yield Fact("Resolved", _when(desk, it.resolved))


def _said(desk: StaffDesk, entry: Entry, resolve: markup.Resolve) -> Said:
    patron = entry.author == PATRON
    public = entry.kind in PUBLIC_KINDS
    text = markup.plain(entry.text) if patron else markup.markdown(entry.text, resolve, top=4)
    return Said(
        anchor=f"e-{entry.id}",
        side=("patron" if patron else "desk") if public else "in",
        label=_label(desk, entry),
        who=_author(desk, entry),
        when=_when(desk, entry.time),
        facts=tuple(_changes(desk, entry)),
        text=text,
    )


def _label(desk: StaffDesk, entry: Entry) -> str:
    if entry.kind == "handoff" and (to := entry.value("to")):
        name = ticket_rows.staff_name(desk.library, to)
        passed = entry.value("lead") == "pass"
        return f"Offered to {name}, {'to lead' if passed else 'to help'}"
    if entry.kind == "question" and entry.author != PATRON:
        return "Question"
    if entry.kind == "reminder":
        about = {str(name): rule.row for name, rule in RULES.items()}
        return f"Reminder: {about.get(entry.value('rule'), 'come back to it')}"
    return ENTRY_KINDS[entry.kind].label


def _author(desk: StaffDesk, entry: Entry) -> str:
    named = {PATRON: "the patron", ROBOT: "the desk's robot"}
    return named.get(entry.author) or ticket_rows.staff_name(desk.library, entry.author)


def _changes(desk: StaffDesk, entry: Entry) -> Iterator[Fact]:
    """The data lines of an entry, without those that its heading says already."""
    for key, value in entry.data:
        if not entries.is_in_heading(entry.kind, key):
            yield Fact(entries.line_spec(entry.kind, key).label, _change(desk, key, value))


def _change(desk: StaffDesk, key: str, value: str) -> str:
    """A value, or what it was and became, as people say it."""
    before, arrow, after = (part.strip() for part in value.partition("->"))
    if not arrow:
        return _value(desk, key, value)
    before, after = (_value(desk, key, it) for it in (before, after))
    if after:
        return f"{before} \N{RIGHTWARDS ARROW} {after}" if before else after
    return f"was {before}"


def _value(desk: StaffDesk, key: str, value: str) -> str:
    """A value as people say it: days by their names, colleagues and records by theirs."""
    if _DAY.fullmatch(value):
        with suppress(ValueError):
            return dates.format_day(date.fromisoformat(value), desk.brief.day)
    if refers := specs(Ticket)[key].refers if key in specs(Ticket) else None:
        return _title(desk, refers, value)
    return ticket_rows.staff_name(desk.library, value)


def _title(desk: StaffDesk, kind: str, slug: str) -> str:
    """The name of a record that a field of a ticket names; its slug where there is no file."""
    record = getattr(desk.library, PARTS[kind]).get(slug)
    return getattr(record, "name", "") or getattr(record, "title", "") or slug


def _when(desk: StaffDesk, moment: datetime) -> str:
    return dates.format_time(moment, desk.now, desk.zone)
