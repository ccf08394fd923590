"""Views of search results, suggestions and routes."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.library.model.folding import compile_text, fold, fold_places, is_unspaced
from deskbook.library.model.outcome import Step
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink, cut_line, safe
from deskbook.search.model import (
    Guess,
    HelpSuggested,
    Order,
    Query,
    RoutesSuggested,
    SuggestedAnswer,
    SuggestedTicket,
    Suggestion,
    TicketsFound,
)

AROUND: Final = 48
"""Characters that are shown before and behind a word that was found."""

MAX_COLUMNS: Final = 100


def describe_hits(outcome: TicketsFound, screen: Screen) -> str:
    """Return the tickets, each with an excerpt, and how many there are."""
    lines = [hit(it, outcome, screen) for it in outcome.tickets]
    number = len(outcome.tickets)
    return "\n".join(
        (*lines, footer(number, outcome.query, more=outcome.more, order=outcome.order))
    )


def hit_values(outcome: TicketsFound) -> tuple[str, dict[str, Any]]:
    """Return the tickets with their excerpts, for other programs."""
    from deskbook.library.views import as_json  # noqa: PLC0415 - people need no JSON

    tickets = [
        {**as_json.ticket_values(it, whole=False), "excerpt": excerpt(it, outcome.query)}
        for it in outcome.tickets
    ]
    return "hits", {"more": outcome.more, "tickets": tickets}


def hit(ticket: Ticket, outcome: TicketsFound, screen: Screen) -> str:
    """Return two or three lines: the ticket, and an excerpt of its texts."""
    today = outcome.now.astimezone(outcome.zone).date()
    opened = dates.format_day(ticket.opened.astimezone(outcome.zone).date(), today)
    facts = ", ".join(filter(None, (ticket.status, ticket.service, ticket.lead, opened)))
    columns, ink = min(screen.columns, MAX_COLUMNS), screen.ink
    lines = [
        f"{ink.bold(ticket.id)}  {cut_line(safe(ticket.title), columns - 10)}",
        f"          {ink.faint(facts)}",
    ]
    if found := excerpt(ticket, outcome.query):
        lines.append(f"          {cut_line(safe(found), columns - 10)}")
    return "\n".join(lines)


def excerpt(ticket: Ticket, query: Query) -> str:
    """Return the first place of a term outside the title; else the beginning of the question."""
    terms = [compile_text(_stem(it.text), whole=False) for it in query.terms]
    texts = [
        " ".join(text.split()) for text in (ticket.question, *(it.text for it in ticket.entries))
    ]
    for text in texts:
        folded = fold_places(text)
        found = (match.span() for it in terms if (match := it.search(folded.text)))
        if first := min(found, default=None):
            return _around(text, *folded.place(*first))
    return _around(texts[0], 0, 0)


def _stem(text: str) -> str:
    """Enough of a word's beginning to find its other forms."""
    word = " ".join(text.split())
    whole = " " in word or len(word) < 5 or is_unspaced(fold(word))
    return word if whole else word[: max(4, len(word) - 3)]


def _around(text: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), end + AROUND
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", end, last)
        last = last if last > end else end + AROUND
    dots = "\N{HORIZONTAL ELLIPSIS}"
    return (dots if first else "") + text[first:last] + (dots if last < len(text) else "")


def footer(shown: int, query: Query, *, more: bool, order: Order) -> str:
    """Return how many there are, and how to find the others; of none, what would find more."""
    if not shown and any(" " in it.text for it in query.terms):
        return (
            "Nothing is found: words in quotes have to stand side by side. They may stand anywhere "
            f"in: {_apart(query)}"
        )
    if not shown:
        return "Nothing is found. Fewer words find more; `begin*` finds words that begin so."
    number = f"{shown} ticket{'' if shown == 1 else 's'}"
    return f"The {order} {number}; there are more (--limit)." if more else f"{number}."


def _apart(query: Query) -> str:
    """The command that looks for the words of phrases one by one, as it is typed into a shell."""
    words = [f"{word}{'*' * it.open_ended}" for it in query.terms for word in it.text.split()]
    fields = [_put(f"{name}:", it) for name, held in query.fields.items() for it in held]
    without = [_put("-", f"{it.text}{'*' * it.open_ended}") for it in query.without]
    return shlex.join(["desk", "search", *words, *fields, *(["--", *without] if without else [])])


def _put(before: str, text: str) -> str:
    """A text behind its sign; with quotes where it holds a space, for these join it to its sign."""
    return f'{before}"{text}"' if " " in text else f"{before}{text}"


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
    yield f"  {ink.bold(it.name)}  {cut_line(safe(it.title), columns - len(it.name) - 4)}"
    yield f"      {ink.faint(facts)}"
    if why := _why(it):
        yield f"      {cut_line(safe(why), columns - 6)}"
    if isinstance(it, SuggestedAnswer) and it.wording:
        yield f"      {cut_line(safe(f'also asked: {it.wording}'), columns - 6)}"


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
        "answers": [_suggestion(it) for it in outcome.answers],
        "tickets": [_suggestion(it) for it in outcome.tickets],
    }


def _suggestion(it: Suggestion) -> dict[str, Any]:
    held = {item.name: getattr(it, item.name) for item in fields(it)}
    return {name: value for name, value in held.items() if value not in (None, (), False)}


def describe_routes(outcome: RoutesSuggested, _screen: Screen) -> str:
    """Return each ticket with what is suggested; without anything only where it is named."""
    shown = [it for it in outcome.routes if outcome.asked or it[1]]
    if not shown:
        return "No question that waits for a lead looks as if it belonged elsewhere."
    return "\n\n".join("\n".join(_ticket_lines(*it)) for it in shown)


def _ticket_lines(ticket: Ticket, guesses: Sequence[Guess]) -> Iterator[str]:
    yield f"{ticket.id}  {safe(ticket.title)}"
    yield from (step.message for step in accept_steps(ticket, guesses))
    if not guesses:
        yield "  Nothing is suggested."


def accept_steps(ticket: Ticket, guesses: Sequence[Guess]) -> Iterator[Step]:
    """Yield a step for each guess, and one for all of them; nothing without a guess."""
    accept = f"desk route {ticket.id} --accept"
    for it in guesses:
        yield Step(f"  {it.field}: {it.value}? {why(it)}", (f"{accept} {it.field}",))
    if guesses:
        message = f"  Nothing of it is set: `{accept} all`, or name a field."
        yield Step(message, (f"{accept} all",))


def why(it: Guess) -> str:
    """Return how sure a guess is, and the reason: `83%: the question names it; like Q-…`."""
    reasons = ["the question names it"] if it.named else []
    if it.through:
        reasons.append(f"like {', '.join(it.through)}")
    return f"{it.confidence:.0%}: {'; '.join(reasons)}"


def describe_accepted(guesses: Sequence[Guess]) -> str:
    """Return the text of the entry about fields that were set as suggested."""
    fields = "; ".join(f"{it.field} {it.value} ({why(it)})" for it in guesses)
    return f"As past questions suggest: {fields}."


def route_values(outcome: RoutesSuggested) -> tuple[str, dict[str, Any]]:
    """Return what is suggested, for other programs."""
    return "routes", {"tickets": [_route(*it) for it in outcome.routes]}


def _route(ticket: Ticket, guesses: Sequence[Guess]) -> dict[str, Any]:
    return {
        "ticket": ticket.id,
        "guesses": [
            {
                "field": it.field,
                "value": it.value,
                "confidence": round(it.confidence, 3),
                "named": it.named,
                "through": it.through,
            }
            for it in guesses
        ],
    }
