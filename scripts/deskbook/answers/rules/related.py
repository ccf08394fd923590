"""Related answers: those of one language that share resources, topics and services."""

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Final

from deskbook.library.model.records import Answer

RELATED: Final = 4
"""Answers named beside an answer, at most."""


def find_related(published: Mapping[str, Answer]) -> dict[str, tuple[str, ...]]:
    """Return for each answer others of its language that share most with it, the nearest first.

    One shared service alone makes no two answers near.
    """
    ordered = sorted(published, key=lambda slug: (published[slug].title.casefold(), slug))
    shelves: dict[tuple[str, str, str], int] = defaultdict(int)
    for rank, slug in enumerate(ordered):
        for place in _places(published[slug]):
            shelves[place] |= 1 << rank
    return {
        slug: tuple(ordered[at] for at in _nearest(rank, _places(published[slug]), shelves))
        for rank, slug in enumerate(ordered)
    }


def _nearest(
    own: int,
    places: Mapping[tuple[str, str, str], int],
    shelves: Mapping[tuple[str, str, str], int],
) -> list[int]:
    """The nearest of those that stand in the same places; all by their rank in the alphabet.

    A set of answers is a number with a bit for each rank. How much each shares is counted for all
    of them at once: `counts[n]` has those whose count has the bit of value 2 to the n.
    """
    counts: list[int] = []
    for place, weight in places.items():
        for at in range(weight.bit_length()):
            if weight >> at & 1:
                _count(counts, shelves[place], at)
    left = reduce(or_, counts[1:], 0) & ~(1 << own)
    found: list[int] = []
    while left and len(found) < RELATED:
        best = left
        for those in reversed(counts):
            best = best & those or best
        while best and len(found) < RELATED:
            first = best & -best
            found.append(first.bit_length() - 1)
            best ^= first
            left ^= first
    return found


def _count(counts: list[int], those: int, at: int) -> None:
    """Add 2 to the `at` to the counts of some answers."""
    while those:
        counts += [0] * (at + 1 - len(counts))
        counts[at], those = counts[at] ^ those, counts[at] & those
        at += 1


def _places(it: Answer) -> dict[tuple[str, str, str], int]:
    """The places of an answer: a shared resource counts most, then a topic, then a service."""
    return {
        **{(it.language, "resource", name): 3 for name in it.resources},
        **{(it.language, "topic", name): 2 for name in it.topics},
        **{(it.language, "service", name): 1 for name in it.services},
    }
