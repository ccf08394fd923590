"""What is known already of the same resource: live problems, and tickets about the like."""

from collections.abc import Collection
from typing import Final

from deskbook.library.model.library import Library
from deskbook.library.model.records import Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.library.rules.keywords import keywords

SHOWN: Final = 5


def problems(library: Library, resources: Collection[str]) -> tuple[Problem, ...]:
    """The live problems of these resources."""
    return tuple(
        it
        for _, it in sorted(library.problems.items())
        if it.resource in resources and it.state in LIVE_PROBLEM_STATES
    )


def tickets(
    library: Library, resources: Collection[str], text: str, but: Ticket | None = None
) -> tuple[Ticket, ...]:
    """Tickets about these resources, those with most words in common first, then the newest."""
    asked = keywords(text)
    of = [it for it in library.tickets.values() if it.resource in resources and it is not but]
    of.sort(key=lambda it: (-len(asked & _words(it)), -it.opened.timestamp(), it.id))
    return tuple(of[:SHOWN])


def _words(ticket: Ticket) -> set[str]:
    return keywords(ticket.title, ticket.item or "", ticket.question)
