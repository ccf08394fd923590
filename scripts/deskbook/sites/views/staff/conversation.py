"""The conversation of a ticket and the facts about it, for the pages of colleagues."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.care.model.reminders import RULES
from deskbook.library.model import entries, ticket_fields
from deskbook.library.model.entry_kinds import ENTRY_KINDS, PUBLIC_KINDS
from deskbook.library.model.fields import specs
from deskbook.library.model.library import PARTS, Library, record_name
from deskbook.library.model.page import Html
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CHANNELS, PATRON, ROBOT
from deskbook.library.views import markup
from deskbook.sites.views.staff import ticket_rows
from deskbook.tickets.model import DELIVERY_STATES, Delivery
from deskbook.tickets.views import deliveries

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


@dataclass(frozen=True, slots=True)
class Reading:
    """The library in which a ticket is read, the time there, and its time zone."""

    library: Library
    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """Return the current day at the library."""
        return self.now.astimezone(self.zone).date()


def list_facts(by: Reading, it: Ticket, resolve: markup.Resolve) -> Iterator[Fact]:
    """Yield what is known about a ticket; `resolve` finds the pages of records and tickets."""
    service = ticket_rows.service_name(by.library, it.service)
    yield Fact("Service", service, resolve(f"../queues/{it.service}.md"))
    yield from _people(by, it)
    yield from _days(by, it)
    for spec in ticket_fields.find_shown("page"):
        value = getattr(it, spec.name)
        if spec.refers and value:
            url = resolve(f"../{PARTS[spec.refers]}/{value}.md")
            yield Fact(spec.label.capitalize(), record_name(by.library, spec.refers, value), url)
        elif shown := ticket_fields.format_value(value):
            yield Fact(spec.label.capitalize(), shown)
    for link in it.links:
        yield Fact("See also", link, link if markup.is_safe(link) else resolve(link))


def _people(by: Reading, it: Ticket) -> Iterator[Fact]:
    names = [ticket_rows.staff_name(by.library, handle) for handle in it.contributors]
    yield Fact("Lead", ticket_rows.staff_name(by.library, it.lead) if it.lead else "nobody yet")
    if it.offered_to:
        yield Fact("Offered to", ticket_rows.staff_name(by.library, it.offered_to))
    if names:
        yield Fact("Helping", ", ".join(names))


def _days(by: Reading, it: Ticket) -> Iterator[Fact]:
    today = by.today
    if it.promised:
        said = (
            f"{dates.format_day(it.promised, today)} ({dates.format_distance(it.promised, today)})"
        )
        yield Fact("Promised", said, late=it.promised < today)
    if it.resolved:
        yield Fact("Resolved", format_moment(by, it.resolved))


def describe_deliveries(by: Reading, letters: Iterable[Delivery]) -> dict[str, Fact]:
    """Return the delivery state of each letter of a ticket that goes out by mail, by its entry."""
    return {
        it.letter.id: Fact(
            "delivery",
            deliveries.describe(it, by.now, by.zone),
            late=DELIVERY_STATES[it.state].is_failed,
        )
        for it in letters
    }


def make_said(
    by: Reading, entry: Entry, resolve: markup.Resolve, states: Mapping[str, Fact]
) -> Said:
    """Return one entry as colleagues read it; a patron's words are never Markdown.

    Args:
        by: the library in which it is read.
        entry: the entry.
        resolve: where its links lead.
        states: the delivery states of letters by their entries.
    """
    patron = entry.author == PATRON
    public = entry.kind in PUBLIC_KINDS
    text = markup.plain(entry.text) if patron else markup.markdown(entry.text, resolve, top=4)
    return Said(
        anchor=f"e-{entry.id}",
        side=("patron" if patron else "desk") if public else "in",
        label=_label(by, entry),
        who=_author(by, entry),
        when=format_moment(by, entry.time),
        facts=(*filter(None, (states.get(entry.id),)), *_changes(by, entry)),
        text=text,
    )


def _label(by: Reading, entry: Entry) -> str:
    if entry.kind == "handoff" and (to := entry.value("to")):
        name = ticket_rows.staff_name(by.library, to)
        passed = entry.value("lead") == "pass"
        return f"Offered to {name}, {'to lead' if passed else 'to help'}"
    if entry.kind == "question" and entry.author != PATRON:
        return "Question"
    if entry.kind == "reminder":
        about = {str(name): rule.row for name, rule in RULES.items()}
        return f"Reminder: {about.get(entry.value('rule'), 'come back to it')}"
    return ENTRY_KINDS[entry.kind].label


def _author(by: Reading, entry: Entry) -> str:
    named = {PATRON: "the patron", ROBOT: "the desk's robot"}
    return named.get(entry.author) or ticket_rows.staff_name(by.library, entry.author)


def _changes(by: Reading, entry: Entry) -> Iterator[Fact]:
    """The data lines of an entry, without those that its heading says already."""
    for key, value in entry.data:
        if not entries.is_in_heading(entry.kind, key):
            yield Fact(entries.line_spec(entry.kind, key).label, _change(by, key, value))


def _change(by: Reading, key: str, value: str) -> str:
    """A value, or what it was and became, as people say it."""
    before, arrow, after = (part.strip() for part in value.partition("->"))
    if not arrow:
        return _value(by, key, value)
    before, after = (_value(by, key, it) for it in (before, after))
    if after:
        return f"{before} \N{RIGHTWARDS ARROW} {after}" if before else after
    return f"was {before}"


def _value(by: Reading, key: str, value: str) -> str:
    """A value as people say it: days by their names, colleagues and records by theirs."""
    if _DAY.fullmatch(value):
        with suppress(ValueError):
            return dates.format_day(date.fromisoformat(value), by.today)
    if refers := specs(Ticket)[key].refers if key in specs(Ticket) else None:
        return record_name(by.library, refers, value)
    return ticket_rows.staff_name(by.library, value)


def describe_asking(by: Reading, it: Ticket) -> str:
    """Return when and how a question was asked."""
    return f"{format_moment(by, it.opened)}, {CHANNELS[it.channel]}"


def format_moment(by: Reading, moment: datetime) -> str:
    """Return a time at the library."""
    return dates.format_time(moment, by.now, by.zone)
