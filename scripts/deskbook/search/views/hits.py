"""Tickets that a search found, each with an excerpt around the words."""

import re
import shlex
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import fitted, safe
from deskbook.search.model.outcomes import TicketsFound
from deskbook.search.model.search import Order, Query

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
        f"{ink.bold(ticket.id)}  {fitted(safe(ticket.title), columns - 10)}",
        f"          {ink.faint(facts)}",
    ]
    if found := excerpt(ticket, outcome.query):
        lines.append(f"          {fitted(safe(found), columns - 10)}")
    return "\n".join(lines)


def excerpt(ticket: Ticket, query: Query) -> str:
    """Return the first place of a term outside the title; else the beginning of the question."""
    wanted = "|".join(re.escape(_stem(term.text)) for term in query.terms)
    terms = re.compile(rf"(?<!\w)(?:{wanted})", re.IGNORECASE)
    texts = [
        " ".join(text.split()) for text in (ticket.question, *(it.text for it in ticket.entries))
    ]
    for text in texts:
        if found := terms.search(text):
            return _around(text, found.start(), found.end())
    return _around(texts[0], 0, 0)


def _stem(text: str) -> str:
    """Enough of a word's beginning to find its other forms."""
    word = " ".join(text.split())
    return word if " " in word or len(word) < 5 else word[: max(4, len(word) - 3)]


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
