"""Patrons' wordings that answers lack."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from deskbook.answers.model.proposal import Wording
from deskbook.answers.rules import similar
from deskbook.answers.rules.distill.world import ACROSS, World, list_wordings
from deskbook.answers.rules.similar import Vector
from deskbook.library.model.ticket import Ticket

ANSWERED: Final = 0.25
"""Likeness of tickets to an answer, on the average, from which on it could have answered them."""

MARGIN: Final = 0.05
"""So much likelier than the second has the likest answer to be."""

ALONE: Final = 0.28
"""Likeness to the answer that a wording has to have where a single ticket speaks for it."""

BELONGS: Final = 0.1
"""Likeness that a wording has to have to the answer that others speak for."""

SAID: Final = 0.5
"""Likeness to a wording that an answer has from which on another one adds nothing."""

OF_A_GROUP: Final = 3
"""Wordings that a group brings, at most."""


class Wordings:
    """Wordings as they are found, none of them twice."""

    __slots__ = ("_asked", "_had", "_world")

    def __init__(self, world: World, asked: Mapping[str, Sequence[str]]) -> None:
        """Args: the world, and the questions in what each ticket asks that stand by themselves."""
        self._world, self._asked = world, asked
        self._had: dict[str, list[Vector]] = {}

    def of_linked(self, ticket: Ticket) -> Iterator[Wording]:
        """The first question of a ticket that the answer lacks with which it was answered."""
        slug = ticket.answer
        if slug is not None and slug in self._world.answers:
            likeness = self._nearness([ticket]).get(slug, 0.0)
            yield from self._lacked(slug, [ticket], likeness, BELONGS, 1)

    def of_group(self, tickets: Sequence[Ticket]) -> tuple[str | None, tuple[Wording, ...]]:
        """The answer that tickets which ask the same could have been answered with, if any.

        Returns:
            its name, and the questions of these tickets that it lacks.
        """
        if tickets[0].problem is not None:
            return None, ()
        nearness = sorted(self._nearness(tickets).items(), key=lambda it: (-it[1], it[0]))
        (slug, likeness), (_, second) = [*nearness, ("", 0.0), ("", 0.0)][:2]
        if likeness < ANSWERED or likeness - second < MARGIN:
            return None, ()
        least, most = (BELONGS, OF_A_GROUP) if tickets[1:] else (ALONE, 1)
        return slug, tuple(self._lacked(slug, tickets, likeness, least, most))

    def _nearness(self, tickets: Sequence[Ticket]) -> dict[str, float]:
        """The similarity of each answer to tickets, on average."""
        found: dict[str, float] = {}
        for ticket in tickets:
            vector = self._world.corpus.vectors[ticket.id]
            for slug, likeness in self._world.shelf.nearest(vector).items():
                services = self._world.answers[slug].services
                near = likeness if not services or ticket.service in services else likeness * ACROSS
                found[slug] = found.get(slug, 0.0) + near / len(tickets)
        return found

    def _lacked(
        self, slug: str, tickets: Sequence[Ticket], likeness: float, least: float, most: int
    ) -> Iterator[Wording]:
        """The first question of each ticket that is about the answer and not nearly said there."""
        had = self._had.setdefault(
            slug, self._world.vectors(list_wordings(self._world.answers[slug]))
        )
        for ticket in tickets:
            asked = self._asked[ticket.id]
            for text, vector in zip(asked, self._world.vectors(asked), strict=True):
                if self._is_about(slug, vector, least) and all(
                    similar.compare(vector, other) < SAID for other in had
                ):
                    had.append(vector)
                    linked = ticket.answer is not None
                    yield Wording(slug, text, ticket.id, likeness, linked=linked)
                    most -= 1
                    break
            if not most:
                return

    def _is_about(self, slug: str, vector: Vector, least: float) -> bool:
        """Return whether no other answer is nearer to a wording."""
        nearest, likeness = next(iter(self._world.shelf.nearest(vector).items()), ("", 0.0))
        return nearest == slug and likeness >= least
