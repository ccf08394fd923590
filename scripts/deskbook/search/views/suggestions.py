"""Answers and tickets that may help, each with why."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink, fitted, safe
from deskbook.search.model.outcomes import HelpSuggested
from deskbook.search.model.search import SuggestedAnswer, SuggestedTicket, Suggestion

MAX_COLUMNS: Final = 100
WORDS: Final = 6
"""Words in common that are named."""


def describe_help(outcome: HelpSuggested, screen: Screen) -> str:
    """Return answers, then tickets, each in two lines or more; the next step at the end."""
    if not outcome.answers and not outcome.tickets:
        return "Nothing like it was answered before. Other words may find more: `desk search`."
    columns, ink = min(screen.columns, MAX_COLUMNS), screen.ink
    lines = []
    if outcome.answers:
        lines.append("Answers")
        for answer in outcome.answers:
            lines += _lines(answer, _of_answer(answer, outcome.today), columns, ink)
    if outcome.tickets:
        lines += ["", "Resolved tickets"] if outcome.answers else ["Resolved tickets"]
        for it in outcome.tickets:
            lines += _lines(it, _of_ticket(it, outcome.today), columns, ink)
    if outcome.answers and outcome.ticket:
        first = outcome.answers[0].name
        lines += ["", f"`desk resolve {outcome.ticket} --answer {first}` says which one helped."]
    return "\n".join(lines)


def _lines(it: Suggestion, facts: str, columns: int, ink: Ink) -> Iterator[str]:
    yield f"  {ink.bold(it.name)}  {fitted(safe(it.title), columns - len(it.name) - 4)}"
    yield f"      {ink.faint(facts)}"
    if why := _why(it):
        yield f"      {fitted(safe(why), columns - 6)}"
    if isinstance(it, SuggestedAnswer) and it.wording:
        yield f"      {fitted(safe(f'also asked: {it.wording}'), columns - 6)}"


def _of_answer(answer: SuggestedAnswer, today: date) -> str:
    facts = ["for staff only"] if answer.audience == "staff" else []
    if answer.day:
        facts.append(f"reviewed {dates.format_day(answer.day, today)}")
    if answer.due:
        facts.append("its review is due")
    return ", ".join(facts) or "never reviewed"


def _of_ticket(ticket: SuggestedTicket, today: date) -> str:
    day = f" {dates.format_day(ticket.day, today)}" if ticket.day else ""
    by = f" with {ticket.answer}" if ticket.answer else ""
    return f"resolved{day}{by}"


def _why(it: Suggestion) -> str:
    reasons = []
    if it.shared:
        reasons.append(f"in common: {', '.join(it.shared[:WORDS])}")
    if it.meant:
        reasons.append("asks much the same")
    if it.same:
        reasons.append(f"the same {' and '.join(it.same)}")
    if isinstance(it, SuggestedAnswer) and it.through:
        reasons.append(f"answered {', '.join(it.through)}")
    return "; ".join(reasons)


def help_values(outcome: HelpSuggested) -> tuple[str, dict[str, Any]]:
    """Return answers and tickets for other programs, without what is empty."""
    return "suggestions", {
        "answers": [_values(it) for it in outcome.answers],
        "tickets": [_values(it) for it in outcome.tickets],
    }


def _values(it: Suggestion) -> dict[str, Any]:
    held = {item.name: getattr(it, item.name) for item in fields(it)}
    return {name: value for name, value in held.items() if value not in (None, (), False)}
