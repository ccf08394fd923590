"""Answers in words: states, the checklist of a review, what is due, and how they are used."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, assert_never

from deskbook.answers.model.outcomes import (
    AnswerChanged,
    AnswerDrafted,
    AnswerRenamed,
    AnswersDue,
    AnswersListed,
    UseCounted,
)
from deskbook.answers.model.usage import Rate, Reason
from deskbook.calendar.views import dates
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Library
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import cells, cut_line, pad, safe

MIN_TITLE: Final = 24


def describe_draft(outcome: AnswerDrafted, _screen: Screen) -> str:
    """Return the file of a draft, and how it is handed in."""
    path, hand_in = outcome.path, f"`desk answer review {outcome.slug}` hands it in"
    if not outcome.tickets:
        return f"{path} written; {hand_in}"
    return (
        f"{path} written from {', '.join(outcome.tickets)}: {outcome.title}\n"
        f"mend it, then {hand_in}"
    )


def describe_change(outcome: AnswerChanged, _screen: Screen) -> str:
    """Return what was done to an answer, each field that was set, and the checklist."""
    lines = [f"{outcome.slug} {outcome.did}"]
    lines += [f"  {key}: {value}" for key, value in outcome.fields.items() if value is not None]
    if outcome.checklist is not None:
        lines += _checklist(outcome.checklist)
    return "\n".join(lines)


def _checklist(found: Sequence[Finding]) -> Iterator[str]:
    """The points for a reviewer to look at before patrons read an answer."""
    if not found:
        yield "The checklist finds nothing to mend."
        return
    yield "To be mended, or decided:"
    yield from (f"  {it.path}:{it.line}: {safe(it.message)}" for it in found)


def describe_renaming(outcome: AnswerRenamed, _screen: Screen) -> str:
    """Return the new name of an answer, and the files that link to it by that name now."""
    lines = [f"{outcome.old} is called {outcome.new}; its old address leads there"]
    return "\n".join((*lines, *(f"  {it} links to it by its new name" for it in outcome.links)))


def list_answers(outcome: AnswersListed, screen: Screen) -> str:
    """Return state, name, audience, next review and title; an exclamation mark is late."""
    found, ink = outcome.answers, screen.ink
    if not found:
        return "No answer fits."
    rows = [
        (it.state, it.slug, "staff" if it.audience == "staff" else "",
         _review(outcome.reviews.get(it.slug), outcome.today))
        for it in found
    ]  # fmt: skip
    widths = [max(cells(row[at]) for row in rows) for at in range(4)]
    used = sum(width + 2 for width in widths if width)
    lines = []
    for it, row in zip(found, rows, strict=True):
        shown = [pad(text, width) for text, width in zip(row, widths, strict=True)]
        shown[1] = ink.bold(shown[1])
        if row[3].endswith("!"):
            shown[3] = ink.alarming(shown[3])
        shown.append(cut_line(safe(it.title), max(MIN_TITLE, screen.columns - used)))
        lines.append("  ".join(text for text in shown if text).rstrip())
    number = f"{len(found)} answer{'' if len(found) == 1 else 's'}"
    return "\n".join((*lines, f"{number}."))


def _review(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return dates.format_day(day, today) + ("!" if day < today else "")


def list_work(outcome: AnswersDue, _screen: Screen) -> str:
    """Return the answers that are to be looked at, each with why and by whom."""
    library, found, today = outcome.library, outcome.work, outcome.today
    if not found:
        return "No answer is to be looked at."
    lines: list[str] = []
    for it in found:
        lines.append(f"{it.answer}  {safe(library.answers[it.answer].title)}")
        lines += [f"    {describe_reason(library, one, today)}" for one in it.reasons]
        lines.append(f"    for {it.owner or 'nobody: name a head of its service'}")
    number = f"{len(found)} answer{'' if len(found) == 1 else 's'} to look at"
    how = "`desk answer review NAME` says that you have read one again."
    return "\n".join((*lines, "", f"{number}; {how}"))


def describe_reason(library: Library, it: Reason, today: date) -> str:
    """Return why an answer is to be looked at, in one line."""
    day = dates.format_day(it.since, today)
    match it.ground:
        case "review":
            return f"its review was due {day}" if it.since < today else "its review is due today"
        case "resource":
            return f"{safe(library.resources[it.what[0]].name)} changed {day}, after its review"
        case "fact":
            return f"{{fact.{it.what[0]}}}, which it states, changed {day}, after its review"
        case "fixed":
            title = safe(library.problems[it.what[0]].title)
            return f"a problem was fixed {day}, of which it may still tell: {title}"
        case "original":
            title = safe(library.answers[it.what[0]].title)
            return f"what it translates has changed since: {title}"
        case "contradicted":
            return f"it did not settle {', '.join(it.what)}: opened again, or answered otherwise"
        case "waiting":
            return "it waits for a reviewer: `desk answer publish` it, or mend it"
        case "unused":
            return (
                f"no ticket has used it in a year (since {day}): is it still asked for, or found?"
            )
        case _:
            assert_never(it.ground)


def describe_use(outcome: UseCounted, _screen: Screen) -> str:
    """Return the use of answers in a time: whole, by service, and answer by answer."""
    it, today = outcome.statistics, outcome.today
    lines = [
        f"Answers from {dates.format_day(it.first, today)} to {dates.format_day(it.last, today)}",
        "",
        *_rate(it.whole),
    ]
    if it.services:
        lines += ["", "By service"]
        width = max(len(slug) for slug, _ in it.services)
        lines += [f"  {slug:{width}}  {_share(rate)}" for slug, rate in it.services]
    if it.answers:
        lines += [
            "",
            "By answer: tickets, the last, link rate in its services, what it did not settle",
        ]
        width = max(len(one.answer) for one in it.answers)
        for one in it.answers:
            against = f"  {one.contradicted} not settled" if one.contradicted else ""
            last = dates.format_day(one.last, today)
            share = f"  {one.linked} of {one.could}" if one.could else ""
            lines.append(f"  {one.answer:{width}}  {one.tickets:4}  {last}{share}{against}")
    if it.unused:
        lines += ["", f"Published and not used: {', '.join(it.unused)}"]
    return "\n".join(lines)


def _rate(it: Rate) -> Iterator[str]:
    yield f"  {_tickets(it.resolved)} resolved; an answer settled or could have settled {it.could}"
    yield f"  {it.linked} of these {_has(it.linked)} an answer{_percent(it)}"
    yield f"    {it.known} known: the answer was there before"
    yield f"    {it.new} new: an answer was learnt from them"
    yield f"  {it.open} {_has(it.open)} none: `desk distill` proposes from them"


def _share(it: Rate) -> str:
    new = f", {it.new} new" if it.new else ""
    return f"{it.linked:4} of {it.could:4}{_percent(it)}{new}"


def _tickets(number: int) -> str:
    return f"{number} ticket{'' if number == 1 else 's'}"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _percent(it: Rate) -> str:
    return f" ({round(100 * it.linked / it.could)} %)" if it.could else ""


def answer_values(outcome: AnswersListed) -> tuple[str, dict[str, Any]]:
    """Return answers for other programs."""
    answers = [
        {"slug": it.slug, "title": it.title, "state": it.state, "audience": it.audience,
         "services": it.services, "topics": it.topics, "reviewed": it.reviewed,
         "review_every": it.review_every}
        for it in outcome.answers
    ]  # fmt: skip
    return "answers", {"answers": answers}


def work_values(outcome: AnswersDue) -> tuple[str, dict[str, Any]]:
    """Return what is to be looked at, for other programs."""
    answers = [
        {"answer": it.answer, "owner": it.owner,
         "reasons": [{"ground": one.ground, "since": one.since, "what": one.what}
                     for one in it.reasons]}
        for it in outcome.work
    ]  # fmt: skip
    return "answers-due", {"answers": answers}


def use_values(outcome: UseCounted) -> tuple[str, dict[str, Any]]:
    """Return the use of answers, for other programs."""
    it = outcome.statistics
    return "answer-use", {
        "first": it.first,
        "last": it.last,
        "whole": rate_values(it.whole),
        "services": {slug: rate_values(rate) for slug, rate in it.services},
        "answers": [
            {"answer": one.answer, "tickets": one.tickets, "last": one.last,
             "contradicted": one.contradicted, "linked": one.linked, "could": one.could}
            for one in it.answers
        ],
        "unused": it.unused,
    }  # fmt: skip


def rate_values(it: Rate) -> dict[str, int]:
    """Return a rate as its numbers."""
    return {
        "resolved": it.resolved,
        "could": it.could,
        "linked": it.linked,
        "known": it.known,
        "new": it.new,
    }
