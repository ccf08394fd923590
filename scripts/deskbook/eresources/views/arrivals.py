"""Effects of `desk watch` and `desk arrived`: the ticket, the record of the issue, the news."""

from datetime import date

from deskbook.calendar.views import dates
from deskbook.eresources.model.missing import describe_issue
from deskbook.eresources.model.outcomes import IssueArrived, IssueAwaited
from deskbook.library.model.records import Missing
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.tickets.views.outcomes import describe_change


def describe_watch(outcome: IssueAwaited, screen: Screen) -> str:
    """Return the change of the ticket, and the record of the issue that it awaits."""
    parts = [describe_change(outcome, screen)]
    if outcome.record is None:
        parts.append(
            "No record of the issue is kept: its title, and volume or date, are not understood "
            "(`desk diagnose` shows how it is read)."
        )
    else:
        parts.append(_record(outcome.record))
    return "\n".join(parts)


def describe_arrival(outcome: IssueArrived, screen: Screen) -> str:
    """Return the change of the ticket, what followed for the others, and the news to patrons."""
    parts = [describe_change(outcome, screen)]
    if outcome.record is not None:
        parts.append(_record(outcome.record))
    if outcome.closed:
        parts.append(f"Also about it, no longer awaited: {', '.join(outcome.closed)}")
    if outcome.informed:
        parts.append(f"Patrons of {', '.join(outcome.informed)} are told: {safe(outcome.news)}")
    return "\n".join(parts)


def _record(it: Missing) -> str:
    days = [_dated("due", it.due), _dated("first missed", it.missed), _dated("arrived", it.arrived)]
    readers = "one ticket" if len(it.tickets) == 1 else f"{len(it.tickets)} tickets"
    facts = ", ".join(filter(None, (*days, readers)))
    return f"Issue {safe(describe_issue(it))}: {facts} (knowledge/missing/{it.slug}.md)"


def _dated(what: str, day: date | None) -> str:
    return f"{what} {dates.format_day(day, day)} {day.year}" if day else ""
