"""Several rankings of the same things as one, by the places that a thing has in them."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Final, TypeVar

PLACE: Final = 10
"""The place at which a ranking says half as much as at its first (reciprocal rank fusion)."""

T = TypeVar("T", bound=Hashable)


def fused(rankings: Iterable[tuple[float, Sequence[T]]]) -> dict[T, float]:
    """Return the scores of things in weighted rankings, the highest first; ties as they came.

    The numbers that the rankings were made by are not looked at: those of two ways of looking do
    not compare.
    """
    found: dict[T, float] = {}
    for weight, ranked in rankings:
        for place, thing in enumerate(ranked):
            found[thing] = found.get(thing, 0.0) + weight / (PLACE + place)
    return dict(sorted(found.items(), key=lambda it: -it[1]))
