"""Suggestions where questions belong, in words: each with its confidence and reason."""

from collections.abc import Iterator, Sequence
from typing import Any

from deskbook.library.model.outcome import Step
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.search.model.outcomes import RoutesSuggested
from deskbook.search.model.routing import Guess


def describe_routes(outcome: RoutesSuggested, _screen: Screen) -> str:
    """Return each ticket with what is suggested; without anything only where it is named."""
    shown = [it for it in outcome.routes if outcome.asked or it[1]]
    if not shown:
        return "No question that waits for a lead looks as if it belonged elsewhere."
    return "\n\n".join("\n".join(_ticket(*it)) for it in shown)


def _ticket(ticket: Ticket, guesses: Sequence[Guess]) -> Iterator[str]:
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
    return "routes", {"tickets": [_values(*it) for it in outcome.routes]}


def _values(ticket: Ticket, guesses: Sequence[Guess]) -> dict[str, Any]:
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
