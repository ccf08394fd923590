"""Groups of tickets that ask the same."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from deskbook.answers.rules import similar
from deskbook.answers.rules.distill.world import ACROSS, World
from deskbook.answers.rules.similar import Vector
from deskbook.library.model.ticket import Ticket

GROUPED: Final = 0.34
"""Likeness of tickets, on the average, from which on they ask the same.

This and the next were chosen on real questions, see docs/answers.md.
"""

FAR: Final = 0.15
"""Likeness below which tickets have nothing in common."""

EFFORT: Final = 3
"""Effort on the READ scale up to which a single question may be everybody's."""


def group_tickets(world: World, tickets: Mapping[str, Ticket]) -> list[tuple[str, ...]]:
    """Group tickets that ask the same, the largest group and the most typical ticket first.

    The tickets of one problem are one group; those of a problem that some answer is used for are
    told of there, and are left out.
    """
    alike = dict(_alike(tickets, {name: world.corpus.vectors[name] for name in tickets}))
    certain = dict.fromkeys(_of_one_problem(tickets), 1.0)
    links = ((it, *pair) for pair, it in sorted({**alike, **certain}.items()))
    found = similar.find_groups(tickets, links, GROUPED)
    made = [sort_group(group, alike) for group in found if _may_propose(world, tickets, group)]
    return sorted(made, key=lambda it: (-len(it), it[0]))


def _alike(
    tickets: Mapping[str, Ticket], vectors: Mapping[str, Vector]
) -> Iterator[tuple[tuple[str, str], float]]:
    """The pairs of tickets that may ask the same, and how alike they are."""
    for likeness, one, other in similar.find_pairs(vectors, FAR):
        together = tickets[one].service == tickets[other].service
        yield (one, other), likeness if together else likeness * ACROSS


def _of_one_problem(tickets: Mapping[str, Ticket]) -> Iterator[tuple[str, str]]:
    """The pairs of tickets that belong to one known problem."""
    by_problem: dict[str, list[str]] = {}
    for name, ticket in sorted(tickets.items()):
        if ticket.problem is not None:
            by_problem.setdefault(ticket.problem, []).append(name)
    for names in by_problem.values():
        yield from combinations(names, 2)


def _may_propose(world: World, tickets: Mapping[str, Ticket], group: Sequence[str]) -> bool:
    """Return whether a group asks what others will ask: several did, or it took little effort."""
    problem = tickets[group[0]].problem
    if problem is not None:
        of_it = (it for it in world.library.tickets.values() if it.problem == problem)
        return all(it.answer is None for it in of_it)
    return len(group) > 1 or (tickets[group[0]].read or 0) <= EFFORT


def sort_group(group: Sequence[str], alike: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """Return a group's tickets, the one that is most like the others first."""

    def central(name: str) -> float:
        return sum(alike.get((min(name, it), max(name, it)), 0.0) for it in group)

    return tuple(sorted(group, key=lambda it: (-central(it), it)))
