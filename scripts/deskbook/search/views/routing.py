"""Where questions may belong, in words: what is suggested, how sure that is, and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import safe
from deskbook.search.model.routing import Field, Guess

Routed = tuple[Ticket, Sequence[Guess]]


def page(found: Sequence[Routed], *, asked: bool) -> str:
    """Each ticket with what is suggested of it; without anything only where it is named."""
    shown = [it for it in found if asked or it[1]]
    if not shown:
        return "No question that waits for a lead looks as if it belonged elsewhere."
    return "\n\n".join("\n".join(_ticket(*it)) for it in shown)


def _ticket(ticket: Ticket, guesses: Sequence[Guess]) -> Iterator[str]:
    yield f"{ticket.id}  {safe(ticket.title)}"
    yield from lines(ticket, guesses) if guesses else ("  Nothing is suggested.",)


def lines(ticket: Ticket, guesses: Sequence[Guess]) -> Iterator[str]:
    """What is suggested, a line each, and how it is accepted; nothing where nothing is."""
    for it in guesses:
        yield f"  {it.field}: {it.value}? {why(it)}"
    if guesses:
        yield f"  Nothing of it is set: `desk route {ticket.id} --accept all`, or name a field."


def why(it: Guess) -> str:
    """How sure a guess is, and the reason: `83 %: its name stands in the question, like Q-…`."""
    reasons = ["the question names it"] if it.named else []
    if it.through:
        reasons.append(f"like {', '.join(it.through)}")
    return f"{it.confidence:.0%}: {'; '.join(reasons)}"


def accepted(
    ticket: Ticket, guesses: Mapping[Field, Guess], values: Mapping[str, FieldValue]
) -> str:
    """What the entry says of fields that were set as suggested."""
    said = "; ".join(
        f"{field} {it.value} ({why(it)})" for field, it in guesses.items() if field in values
    )
    return f"As past questions suggest: {said}."


def values(found: Sequence[Routed]) -> dict[str, Any]:
    """What is suggested, for other programs."""
    return {
        "tickets": [
            {
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
            for ticket, guesses in found
        ]
    }
