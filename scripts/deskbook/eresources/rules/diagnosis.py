"""Verdicts on an item that is not in a resource: title lists, embargoes and the calendar."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, assert_never

from deskbook.eresources.model.coverage import Citation, Holding
from deskbook.eresources.model.diagnosis import (
    ACTIVATE,
    FREE_LAST,
    SAYS,
    VERDICTS,
    WITHDRAW,
    Diagnosis,
    ListedBy,
    Source,
    Symptom,
    Verdict,
)
from deskbook.eresources.model.reading import Reading
from deskbook.eresources.rules.coverage import judge_row
from deskbook.library.model.records import Missing
from deskbook.library.model.vocabulary import Cause

RECENT: Final = timedelta(days=400)
"""Content younger than this may still be on its way; what is older was there or never came."""

_RANK: Final = tuple(SAYS)


def diagnose(
    resource: str,
    listed: Iterable[tuple[ListedBy, Holding]],
    citation: Citation,
    today: date,
    symptom: Symptom = "missing",
    lists: Collection[ListedBy] = (),
) -> Diagnosis:
    """Diagnose an item in one resource.

    Args:
        resource: the resource.
        listed: the rows of its lists that are about the item's title, and whose lists they are.
        citation: what is looked for.
        today: the day it is.
        symptom: whether the item is missing, or there and does not open.
        lists: the lists that the resource has; a title missing from one of two is a mismatch.
    """
    sources = tuple(
        sorted(
            (judge_row(by, holding, citation, today) for by, holding in listed),
            key=lambda it: (_RANK.index(it.says), it.by != "vendor", it.holding.line),
        )
    )
    absent = _absent(sources, lists) if symptom == "missing" else None
    verdict = "mismatch" if absent else _verdict(sources, today, symptom)
    day = _day(verdict, sources)
    found = Diagnosis(
        resource,
        verdict,
        sources,
        _causes(verdict, sources),
        day,
        late=(today - day).days if verdict in ("late", "delayed") and day else 0,
        reason=_reason(verdict, sources),
        todo=VERDICTS[verdict].todo,
    )
    return _mismatched(found, absent) if absent else found


def note_arrival(found: Diagnosis, record: Missing | None) -> Diagnosis:
    """Return the verdict on an issue that came late, where a record says that it has come."""
    if record is None or record.arrived is None or found.verdict not in ("late", "delayed"):
        return found
    words = VERDICTS["arrived"]
    return replace(
        found, verdict="arrived", day=record.arrived, late=0, causes=words.causes, todo=words.todo
    )


def with_issue(cited: Citation, issue: Citation) -> Citation:
    """Return a citation with the date, volume and issue of another one, where it has them."""
    if issue.first is not None:
        cited = replace(cited, first=issue.first, last=issue.last)
    return replace(cited, volume=issue.volume or cited.volume, issue=issue.issue or cited.issue)


def diagnose_unnamed(
    listed: Sequence[tuple[ListedBy, Holding]], reading: Reading, resource: str
) -> Diagnosis | None:
    """Return the verdict on a text that names no title, or several; none if it names one."""
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
    words = VERDICTS[verdict]
    return Diagnosis(resource, verdict, (), words.causes, reason=reason, todo=words.todo)


def _absent(sources: Sequence[Source], lists: Collection[ListedBy]) -> ListedBy | None:
    """Return whose list lacks a title that the other one has; none where both have it.

    A title that the only list with it does not cover at that time is outside in any case.
    """
    owners = {it.by for it in sources}
    if len(owners) != 1 or len(set(lists)) != 2:
        return None
    if all(it.says in ("outside", "closed", "abstracts") for it in sources):
        return None
    return "ours" if "vendor" in owners else "vendor"


def _mismatched(found: Diagnosis, absent: ListedBy) -> Diagnosis:
    if absent == "ours":
        causes: tuple[Cause, ...] = ("activation", "knowledge-base-holdings", "content-missing")
        reason = "listed but not activated: the vendor's list has the title, ours does not"
        return replace(found, causes=causes, reason=reason, todo=ACTIVATE)
    return replace(
        found, reason="only our own list has the title, the vendor's does not", todo=WITHDRAW
    )


def _verdict(sources: Sequence[Source], today: date, symptom: Symptom) -> Verdict:
    if not sources:
        return "unlisted"
    if _disagree(sources):
        return "mismatch"
    best = sources[0]
    match best.says:
        case "covers":
            return _covered(best, today, symptom)
        case "future":
            return "not-due"
        case "embargoed":
            return "embargoed"
        case "closed" | "outside" | "abstracts":
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
    sure = all(not said & {"part", "unsure", "future"} for said in says.values())
    return sure and covers["vendor"] is not covers["ours"]


def _covered(best: Source, today: date, symptom: Symptom) -> Verdict:
    """The item should be there: it is overdue where it is missing and new enough to be underway."""
    if symptom == "refused" or best.day is None or today - best.day >= RECENT:
        return "expected"
    return "late" if any(it.kind == "P" for it in best.holding.embargo) else "delayed"


def _day(verdict: Verdict, sources: Sequence[Source]) -> date | None:
    """The day that the verdict is about: of several embargoes the first to end."""
    says = VERDICTS[verdict].dated_by
    days = [it.day for it in sources if it.says == says and it.day]
    return min(days, default=None)


def _causes(verdict: Verdict, sources: Sequence[Source]) -> tuple[Cause, ...]:
    """The likely causes; nobody has to sign in for a free title."""
    causes = VERDICTS[verdict].causes
    if not sources or sources[0].holding.access != "F":
        return causes
    return tuple(sorted(causes, key=lambda it: it in FREE_LAST))


def _reason(verdict: Verdict, sources: Sequence[Source]) -> str:
    """The bound that decided, or the gap between two rows."""
    if verdict not in ("unsure", "outside") or not sources:
        return ""
    if verdict == "outside" and (gap := _gap(sources)):
        return gap
    says = sources[0].says
    return next((it.why for it in sources if it.says == says and it.why), "")


def _gap(sources: Sequence[Source]) -> str:
    """Return the gap between two rows of one list that an item falls into; else nothing."""
    by = sources[0].by
    rows = [it for it in sources if it.by == by]
    ended = [it.why for it in rows if it.why.startswith("the list ends with ")]
    begun = [it.why for it in rows if it.why.startswith("the list begins with ")]
    if not ended or not begun:
        return ""
    before, after = ended[0].rpartition("with ")[2], begun[0].rpartition("with ")[2]
    return f"the list has a gap between {before} and {after}"
