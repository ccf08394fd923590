"""Records of missing issues: which one a text is about, when it is opened, and what joins it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from deskbook.eresources.model.missing import Issue, describe_issue
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import Library
from deskbook.library.model.plan import RecordValue, TicketEdit
from deskbook.library.model.records import Missing, Resource
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules.conversation import reply
from deskbook.tickets.rules.lifecycle import then


def is_same(one: Issue, other: Issue) -> bool:
    """Return whether two texts are about the same issue of a title in one resource.

    Volume and issue decide where both have them, else the dates, which must overlap.
    """
    if one.resource != other.resource:
        return False
    if one.number and other.number and one.number != other.number and one.key != other.key:
        return False
    if one.number != other.number and one.key != other.key:
        return False
    if one.volume and other.volume and (one.issue or other.issue):
        return (one.volume, one.issue) == (other.volume, other.issue)
    if one.volume and other.volume and one.volume != other.volume:
        return False
    if not (one.first and one.last and other.first and other.last):
        return one.first == other.first and bool(one.volume and other.volume)
    return one.first <= other.last and other.first <= one.last


def make_slug(issue: Issue, taken: Iterable[str]) -> str:
    """Return a name for a record that people can read: title, volume and issue, or date."""
    parts = [f"v{issue.volume}" if issue.volume else "", issue.issue or ""]
    tail = "-".join(filter(None, parts)) or issue.published
    plain = unicodedata.normalize("NFKD", issue.title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", f"{plain} {tail}".lower()).strip("-")
    slug, number = words[:60].strip("-") or "issue", 2
    taken = set(taken)
    while slug in taken:
        slug = f"{words[:56].strip('-')}-{number}"
        number += 1
    return slug


def open_record(issue: Issue, slug: str, missed: date) -> Missing:
    """Return the record of an issue that nobody has missed before."""
    return Missing(
        slug=slug,
        title=issue.title,
        number=issue.number,
        volume=issue.volume,
        issue=issue.issue,
        published=issue.published,
        resource=issue.resource,
        due=issue.due,
        reason=issue.reason,
        missed=missed,
    )


def join(record: Missing, tickets: Mapping[str, date], vendor_cases: Iterable[str] = ()) -> Missing:
    """Return a record with more tickets of those who missed the issue.

    Args:
        record: the record.
        tickets: ids of tickets, each with the day of its question.
        vendor_cases: the numbers of cases that these tickets have with the vendor.
    """
    cases = [it for it in (record.vendor_case, *vendor_cases) if it]
    return replace(
        record,
        tickets=tuple(dict.fromkeys((*record.tickets, *tickets))),
        missed=min((record.missed, *tickets.values())),
        vendor_case=cases[0] if cases else "",
    )


def list_changes(before: Missing, after: Missing) -> Mapping[str, RecordValue]:
    """Return the fields of a record that differ."""
    names = ("missed", "tickets", "vendor_case", "watch", "arrived", "checked", "due", "reason")
    return {it: getattr(after, it) for it in names if getattr(after, it) != getattr(before, it)}


def await_again(record: Missing, day: date) -> Missing:
    """Return a record of which we look again on a day; what had come is gone again."""
    return replace(record, watch=day, arrived=None, checked="")


def note_arrival(record: Missing, day: date, text: str) -> Missing:
    """Return a record of an issue that was seen to be there."""
    return replace(record, arrived=day, watch=None, checked=" ".join(text.split()))


def list_open(library: Library, record: Missing, but: str) -> tuple[Ticket, ...]:
    """Return the other tickets about an issue that still await it."""
    found = (library.tickets.get(name) for name in record.tickets if name != but)
    return tuple(it for it in found if it and it.status != "resolved" and not it.arrived)


def write_news(record: Missing, resource: Resource | None) -> str:
    """Return what the patrons of an issue are told when it is there."""
    where = f" in {resource.name}" if resource else ""
    return f"The issue that you missed is now there{where}: {describe_issue(record)}."


def inform(ticket: Ticket, actor: Actor, edit: TicketEdit, news: str) -> tuple[TicketEdit, bool]:
    """Return an edit that writes to the patron as well, and whether it does."""
    if not news or not ticket.patron or ticket.asker:
        return edit, False
    return then(ticket, edit, lambda it: reply(it, actor, news)), True
