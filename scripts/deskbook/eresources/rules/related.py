"""Known problems and tickets that are like an item which is not there."""

from collections.abc import Collection
from typing import Final

from deskbook.library.model.library import Library
from deskbook.library.model.records import Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.library.rules.texts import find_keywords

RELATED: Final = 5
"""Tickets like it that are named at most."""


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


def _words(ticket: Ticket) -> set[str]:
    return find_keywords(ticket.title, ticket.item or "", ticket.question)
