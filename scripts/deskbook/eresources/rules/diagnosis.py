"""Verdicts on an item that is not in a resource: title lists, embargoes and the calendar."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, assert_never

from deskbook.eresources.model.coverage import Citation, Embargo, Holding, Window
from deskbook.eresources.model.diagnosis import (
    SAYS,
    VERDICTS,
    Diagnosis,
    ListedBy,
    Says,
    Source,
    Symptom,
    Verdict,
)
from deskbook.eresources.model.reading import Reading
from deskbook.library.model.library import Library
from deskbook.library.model.records import Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.library.rules.texts import find_keywords


def find_window(parts: Sequence[Embargo], today: date) -> Window:
    """Return the publication days that are open on a day."""
    edges = {it.kind: find_edge(it, today) for it in parts}
    return Window(edges.get("R"), edges.get("P"))


def find_edge(part: Embargo, today: date) -> date:
    """Return the first day of the latest units that a part names, the current one included.

    The earliest day there is where the units reach back beyond it.
    """
    match part.unit:
        case "D":
            return date.fromordinal(max(1, today.toordinal() - part.length + 1))
        case "M":
            return _month(today.year * 12 + today.month - 1 - (part.length - 1))
        case "Y":
            return _month((today.year - part.length + 1) * 12)
        case _:
            assert_never(part.unit)


def leaves_on(part: Embargo, published: date) -> date:
    """Return the day on which something leaves the latest units: `P` opens it, `R` closes it.

    The last day there is where that lies beyond it.
    """
    match part.unit:
        case "D":
            return date.fromordinal(min(date.max.toordinal(), published.toordinal() + part.length))
        case "M":
            return _month(published.year * 12 + published.month - 1 + part.length)
        case "Y":
            return _month((published.year + part.length) * 12)
        case _:
            assert_never(part.unit)


def opens_on(parts: Sequence[Embargo], published: date) -> date | None:
    """Return the first day on which something is open; none if it never is.

    Without a part that moves the end that is the day of publication. Where the start moves too, the
    content may be gone before it comes.
    """
    walls = {it.kind: leaves_on(it, published) for it in parts}
    opens = walls.get("P", published)
    closes = walls.get("R")
    return None if closes is not None and closes <= opens else opens


def closes_on(parts: Sequence[Embargo], published: date) -> date | None:
    """Return the first day on which something is no longer open; none if it stays open."""
    return next((leaves_on(it, published) for it in parts if it.kind == "R"), None)


def _month(number: int) -> date:
    """The first day of a month counted from year 0, kept within the days there are."""
    number = min(max(number, 12), date.max.year * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)


RECENT: Final = timedelta(days=400)
"""Content younger than this may still be on its way; what is older was there or never came."""

RELATED: Final = 5
"""Tickets like it that are named at most."""

_RANK: Final = tuple(SAYS)


def diagnose(
    resource: str,
    listed: Iterable[tuple[ListedBy, Holding]],
    citation: Citation,
    today: date,
    symptom: Symptom = "missing",
) -> Diagnosis:
    """Diagnose an item in one resource.

    Args:
        resource: the resource.
        listed: the rows of its lists that are about the item's title, and whose lists they are.
        citation: what is looked for.
        today: the day it is.
        symptom: whether the item is missing, or there and does not open.
    """
    sources = tuple(
        sorted(
            (judge_row(by, holding, citation, today) for by, holding in listed),
            key=lambda it: (_RANK.index(it.says), it.by != "vendor", it.holding.line),
        )
    )
    verdict = _verdict(sources, citation, today, symptom)
    day = _day(verdict, sources)
    late = (today - day).days if verdict in ("late", "delayed") and day else 0
    reason = _reason(citation) if verdict == "unsure" else ""
    return Diagnosis(resource, verdict, sources, VERDICTS[verdict].causes, day, late, reason)


def _reason(citation: Citation) -> str:
    """The reason why rows of lists do not decide."""
    if citation.first is not None:
        return "only part of that time is open: the month or the day of the issue decides"
    return "it has no date, and its volume does not decide"


def judge_row(by: ListedBy, holding: Holding, citation: Citation, today: date) -> Source:
    """Return the statement of one row of a list about an item on a day."""
    if citation.first is None or citation.last is None:
        says = _by_volume(holding, citation)
        return Source(holding, by, says)
    first, last = citation.first, max(citation.first, min(citation.last, today))
    if (holding.first and last < holding.first) or (holding.last and first > holding.last):
        return Source(holding, by, "outside")
    window = find_window(holding.embargo, today)
    opened = window.holds(first), window.holds(last)
    due = opens_on(holding.embargo, last)
    if all(opened):
        return Source(holding, by, "covers", due)
    if any(opened):
        return Source(holding, by, "part", due)
    if window.end is not None and first >= window.end:
        return Source(holding, by, "embargoed", due)
    return Source(holding, by, "closed", closes_on(holding.embargo, last))


def with_issue(cited: Citation, issue: Citation) -> Citation:
    """Return a citation with the date, volume and issue of another one, where it has them."""
    if issue.first is not None:
        cited = replace(cited, first=issue.first, last=issue.last)
    return replace(cited, volume=issue.volume or cited.volume, issue=issue.issue or cited.issue)


def diagnose_each(
    listed: Sequence[tuple[ListedBy, Holding]],
    reading: Reading,
    where: str | None,
    today: date,
    symptom: Symptom,
) -> tuple[Diagnosis, ...]:
    """Return a verdict for the resource where it was looked for, then for each that lists it.

    Args:
        listed: the rows of all lists that are about the item's title.
        reading: what is looked for, as understood.
        where: the resource where it was looked for, if that is known.
        today: the day it is.
        symptom: whether the item is missing, or there and does not open.
    """
    cited = reading.citation
    if verdict := _not_told(listed, reading):
        return (replace(verdict, resource=where or ""),)
    slugs = dict.fromkeys((*([where] if where else []), *(it.resource for _, it in listed)))
    return tuple(
        diagnose(slug, [it for it in listed if it[1].resource == slug], cited, today, symptom)
        for slug in slugs
    ) or (diagnose("", (), cited, today, symptom),)


def _not_told(listed: Sequence[tuple[ListedBy, Holding]], reading: Reading) -> Diagnosis | None:
    """The verdict on a text that names no title, or several; none where it names one."""
    cited = reading.citation
    verdict: Verdict = "not-understood"
    if reading.titles:
        one = len(reading.titles) == 1
        verdict = "unsure"
        reason = f"{'is this' if one else 'which of these is it'}: {'; '.join(reading.titles)}?"
    elif listed or cited.title or cited.numbers:
        return None
    elif reading.wrong:
        reason = "; ".join(reading.doubts)
    elif cited.doi or cited.pmid:
        reason = "this names an article, not a title; we cannot tell which journal it is in"
    else:
        reason = "it names no title, ISSN or ISBN"
    return Diagnosis("", verdict, (), VERDICTS[verdict].causes, reason=reason)


def related_problems(library: Library, resources: Collection[str]) -> tuple[Problem, ...]:
    """Return the live problems of these resources."""
    return tuple(
        it
        for _, it in sorted(library.problems.items())
        if it.resource in resources and it.state in LIVE_PROBLEM_STATES
    )


def related_tickets(
    library: Library, resources: Collection[str], text: str, but: Ticket | None = None
) -> tuple[Ticket, ...]:
    """Return tickets about these resources, those most alike first, then the newest."""
    asked = find_keywords(text)
    of = [it for it in library.tickets.values() if it.resource in resources and it is not but]
    of.sort(key=lambda it: (-len(asked & _words(it)), -it.opened.timestamp(), it.id))
    return tuple(of[:RELATED])


def _by_volume(holding: Holding, citation: Citation) -> Says:
    """The statement by the numbers of volumes, where there is no date."""
    volume, first, last = map(_number, (citation.volume, holding.first_volume, holding.last_volume))
    if volume is None or (first is None and last is None) or holding.embargo:
        return "unsure"
    before = first is not None and volume < first
    return "outside" if before or (last is not None and volume > last) else "covers"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None


def _verdict(
    sources: Sequence[Source], citation: Citation, today: date, symptom: Symptom
) -> Verdict:
    if not sources:
        return "unlisted"
    if _disagree(sources):
        return "mismatch"
    best = sources[0]
    match best.says:
        case "covers":
            return _covered(best, citation, today, symptom)
        case "embargoed":
            return "embargoed"
        case "closed" | "outside":
            return "outside"
        case "part" | "unsure":
            return "unsure"
        case _:
            assert_never(best.says)


def _disagree(sources: Sequence[Source]) -> bool:
    """Return whether the vendor's list and ours say different things of the item."""
    says = {by: {it.says for it in sources if it.by == by} for by in ("vendor", "ours")}
    if not all(says.values()):
        return False
    covers = {by: "covers" in said for by, said in says.items()}
    sure = all(not said & {"part", "unsure"} for said in says.values())
    return sure and covers["vendor"] is not covers["ours"]


def _covered(best: Source, citation: Citation, today: date, symptom: Symptom) -> Verdict:
    """The item should be there: it is overdue where it is missing and new enough to be underway."""
    if symptom == "refused" or best.day is None or citation.last is None:
        return "expected"
    if today - best.day >= RECENT:
        return "expected"
    return "late" if any(it.kind == "P" for it in best.holding.embargo) else "delayed"


def _day(verdict: Verdict, sources: Sequence[Source]) -> date | None:
    """The day that the verdict is about: of several embargoes the first to end."""
    says = VERDICTS[verdict].dated_by
    days = [it.day for it in sources if it.says == says and it.day]
    return min(days, default=None)


def _words(ticket: Ticket) -> set[str]:
    return find_keywords(ticket.title, ticket.item or "", ticket.question)
