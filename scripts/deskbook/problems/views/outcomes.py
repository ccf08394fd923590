"""The outcomes of commands on problems and on vendors, in words."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from deskbook.calendar.views import dates
from deskbook.eresources.model.diagnosis import LISTED_BY, Source
from deskbook.eresources.views import coverage, delays
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.problems.model.outcomes import (
    CasesListed,
    EvidencePacked,
    NewsAdded,
    ProblemFixed,
    ProblemOpened,
    TicketsAttached,
    TicketsSuggested,
)
from deskbook.problems.model.vendor import Case, Evidence


def describe_opened(outcome: ProblemOpened, _screen: Screen) -> str:
    """Return the file of a new problem, and the tickets that were attached to it."""
    with_them = f", with {', '.join(outcome.tickets)}" if outcome.tickets else ""
    return f"{outcome.path} written{with_them}"


def describe_attached(outcome: TicketsAttached, _screen: Screen) -> str:
    """Return the tickets that were attached to a problem."""
    return f"attached to {outcome.slug}: {', '.join(outcome.tickets)}"


def list_suggestions(outcome: TicketsSuggested, _screen: Screen) -> str:
    """Return tickets that may belong to a problem, each with why."""
    slug = outcome.slug
    if not outcome.suggestions:
        return f"No open ticket looks like {slug}."
    lines = [f"These may belong to {slug}; `desk problem attach {slug} Q…` attaches them:"]
    for it in outcome.suggestions:
        why = filter(None, ("same resource" if it.same_resource else "", ", ".join(it.words)))
        lines += [f"  {it.ticket.id}  {safe(it.ticket.title)}", f"            {'; '.join(why)}"]
    return "\n".join(lines)


def describe_news(outcome: NewsAdded, _screen: Screen) -> str:
    """Return what was written down of a problem."""
    told = outcome.news
    lines = [f"{outcome.slug}, {told.day}" + (f": {told.state}" if told.state else "")]
    return "\n".join((*lines, f"  {safe(told.says)}") if told.says else lines)


def describe_fix(outcome: ProblemFixed, _screen: Screen) -> str:
    """Return the tickets on which a fix is told, and the text."""
    lines = [f"{outcome.slug} is fixed."]
    if outcome.tickets:
        lines += ["", f"Told on {', '.join(outcome.tickets)}:", ""]
        lines += [f"  {line}" for line in safe(outcome.text).split("\n")]
    if not outcome.applied:
        lines += ["", "Nothing was written: --apply marks it fixed and writes to the patrons."]
    return "\n".join(lines)


def list_cases(outcome: CasesListed, _screen: Screen) -> str:
    """Return cases by vendor and resource, with how late the vendor's content arrives."""
    lines: list[str] = []
    said = {it.vendor: delays.describe_vendor(it) for it in outcome.late}
    for vendor, of_vendor in groupby(outcome.cases, key=lambda it: it.vendor):
        lines += ["", safe(vendor) or "No vendor written down"]
        lines += [f"  Late content: {said[vendor]}"] if vendor in said else []
        for resource, of_resource in groupby(of_vendor, key=lambda it: it.resource):
            lines.append(f"  {safe(resource) or 'No resource written down'}")
            lines += [f"    {text}" for case in of_resource for text in _case(case, outcome.today)]
    return "\n".join(lines[1:]) or "No ticket waits on a vendor."


def _case(case: Case, today: date) -> Iterator[str]:
    number = case.ticket.vendor_case
    said = f"case {safe(number)}" if number else "no case number"
    yield f"{case.ticket.id}  {said}  {safe(case.ticket.title)}"
    days = "an opening day" if case.days == 1 else f"{case.days} opening days"
    if case.waits:
        again = f"; ask again {dates.format_day(case.chase, today)}" if case.chase else ""
        yield f"          waits since {dates.format_day(case.since, today)}, {days}{again}"
    elif case.days:
        yield f"          waited from {dates.format_day(case.since, today)}, {days} in all"


def describe_evidence(outcome: EvidencePacked, _screen: Screen) -> str:
    """Return a pack of evidence as Markdown: what was seen, when, by how many, what was tried."""
    it = outcome.evidence
    parts = [f"# Evidence{f' for case {safe(it.case)}' if it.case else ''}", "\n".join(_facts(it))]
    if it.lists:
        parts.append("\n".join(("## What the title lists say", "", *map(_listed, it.lists))))
    if it.tried:
        parts.append("\n".join(("## What was tried", "", *map(_dated, it.tried))))
    parts.append("\n".join(("## Reports", "", *map(_dated, it.reports))))
    return "\n\n".join(parts) + "\n"


def _facts(it: Evidence) -> Iterator[str]:
    first, last = it.reports[0][0], it.reports[-1][0]
    facts = (
        ("What we see", safe(it.seen)),
        ("Issue", safe(it.missed)),
        ("Item", safe(it.item) if not it.missed else ""),
        ("Resource", safe(it.resource)),
        ("Vendor", safe(it.vendor)),
        ("Platform", safe(it.platform)),
        ("Due", _said(it.due) if it.due else ""),
        ("First reported to us", _said(first)),
        ("Reported to us", _times(len(it.reports), it.readers, last)),
        ("Reports of the known problem in all", _in_all(it.others)),
        ("Reported to you", _asked(it.asked)),
        ("Seen to be there", _said(it.arrived) if it.arrived else ""),
        ("What we found it to be", it.cause.replace("-", " ")),
        ("Known problem", _problem(it)),
        ("Our reference", it.reference),
    )
    return (f"- {name}: {value}" for name, value in facts if value)


def _listed(it: Source) -> str:
    whose = LISTED_BY[it.by].to_vendor
    said = coverage.describe_statement_on(it, _said(it.day) if it.day else "")
    return f"- {whose}, line {it.holding.line}: {coverage.describe_row(it)}. Of this item: {said}."


def _times(number: int, readers: int, last: date) -> str:
    often = "once" if number == 1 else f"{number} times"
    by = "one reader" if readers == 1 else f"{readers} readers"
    return f"{often}, by {by}; the last time on {_said(last)}"


def _in_all(others: tuple[int, int] | None) -> str:
    if others is None:
        return ""
    number, readers = others
    return f"{number}, by {'one reader' if readers == 1 else f'{readers} readers'}"


def _asked(days: Sequence[date]) -> str:
    if not days:
        return ""
    again = f"; asked again on {', '.join(map(_said, days[1:]))}" if days[1:] else ""
    return _said(days[0]) + again


def _problem(it: Evidence) -> str:
    if it.problem is None:
        return ""
    title, started, fixed = it.problem
    end = f", fixed {_said(fixed)}" if fixed else ""
    return f"{safe(title)} (since {_said(started)}{end})"


def _dated(line: tuple[date, str]) -> str:
    day, text = line
    return f"- {_said(day)}: {safe(text)}" if text else f"- {_said(day)}"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
