"""Which issue a ticket or a text is about, and the record of it, if it is missing."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.adapters.title_lists import load_title_lists
from deskbook.eresources.commands.reading import ItemRead, read_item
from deskbook.eresources.commands.verdicts import Question, judge_in
from deskbook.eresources.formats.dates import parse_key
from deskbook.eresources.formats.identifiers import write_number
from deskbook.eresources.formats.title_words import make_key
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import Diagnosis
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.rules import missing
from deskbook.eresources.views.coverage import describe_embargo
from deskbook.eresources.views.diagnosis import write_date
from deskbook.library.model.library import Library
from deskbook.library.model.records import Missing
from deskbook.library.model.records.resources import NUMBER
from deskbook.library.model.ticket import Ticket


def find_issue(
    root: Path, library: Library, ticket: Ticket, today: date, text: str | None = None
) -> Issue | None:
    """Return the issue that a ticket is about; none where its item names no title, or no issue.

    Args:
        root: the library.
        library: its records.
        ticket: the ticket, with a resource.
        today: the day it is.
        text: what is missing, where the ticket does not say so yet.
    """
    words = text or ticket.item
    if ticket.resource is None or not words:
        return None
    lists = load_title_lists(root, library.resources.values())
    read = read_item(root, library, words, ticket.resource)
    rows = [it for it in read.listed if it[1].resource == ticket.resource]
    found = judge_in(Question(root, lists, today), ticket.resource, rows, read.reading.citation)
    return make_issue(ticket.resource, read, found)


def make_issue(resource: str, read: ItemRead, found: Diagnosis) -> Issue | None:
    """Return the issue that a text is about, with the day by which the lists say it was due.

    Its title is the listed one or its number, never a patron's words: others are told of it.
    """
    cited = read.reading.citation
    volume, issue = (it if re.fullmatch(NUMBER, it) else "" for it in (cited.volume, cited.issue))
    named = found.sources or cited.numbers
    if not named or not (volume or cited.first) or read.reading.titles:
        return None
    title = found.sources[0].holding.title if found.sources else ""
    holding = found.sources[0].holding if found.sources else None
    number = (holding.print_id or holding.online_id) if holding else next(iter(cited.numbers), "")
    due, reason = _due(found)
    return Issue(
        resource=resource,
        title=title or write_number(number),
        key=make_key(title) or number,
        number=write_number(number) if len(number) == 8 else "",
        volume=volume,
        issue=issue,
        published=_published(cited),
        first=cited.first,
        last=cited.last,
        due=due,
        reason=reason,
    )


def _due(found: Diagnosis) -> tuple[date | None, str]:
    """The day on which an issue was due and why: by the vendor's own list, else by ours."""
    dated = [it for it in found.sources if it.day and it.says in ("covers", "embargoed", "future")]
    if not dated:
        return None, ""
    best = min(dated, key=lambda it: it.by != "vendor")
    whose = "the vendor's list" if best.by == "vendor" else "our own list"
    return best.day, f"{whose}, line {best.holding.line}: {describe_embargo(best.holding.embargo)}"


def _published(cited: Citation) -> str:
    return write_date(cited.first, cited.last) if cited.first and cited.last else ""


def recorded_issue(record: Missing) -> Issue:
    """Return the issue that a record is about."""
    span = parse_key(record.published) if record.published else None
    return Issue(
        resource=record.resource,
        title=record.title,
        key=make_key(record.title),
        number=record.number,
        volume=record.volume,
        issue=record.issue,
        published=record.published,
        first=span[0] if span else None,
        last=span[1] if span else None,
        due=record.due,
        reason=record.reason,
    )


def find_record(library: Library, issue: Issue | None, ticket: str = "") -> Missing | None:
    """Return the record of an issue, or the one that names a ticket; none where there is none."""
    for record in library.missing.values():
        if issue is not None and missing.is_same(issue, recorded_issue(record)):
            return record
        if ticket and ticket in record.tickets:
            return record
    return None


def list_same(
    root: Path, library: Library, issue: Issue, today: date, calendar: Calendar
) -> Mapping[str, date]:
    """Return all tickets about the same issue, each with the day of its question."""
    return {
        it.id: calendar.day_of(it.opened)
        for it in _of_resource(library, issue.resource)
        if (other := find_issue(root, library, it, today)) and missing.is_same(issue, other)
    }


def _of_resource(library: Library, resource: str) -> Iterable[Ticket]:
    return (it for it in library.tickets.values() if it.resource == resource and it.item)
