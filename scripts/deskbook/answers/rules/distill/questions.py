"""The questions of patrons: tickets that ask the same, and wordings that answers lack."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from deskbook.answers.model.proposal import Proposed, Wording
from deskbook.answers.rules import similar
from deskbook.answers.rules.distill import texts as distil_texts
from deskbook.answers.rules.public_text import remove_staff_text, split_short
from deskbook.answers.rules.similar import Corpus, Counted, Shelf, Vector
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.rules.redact import Gate

ACROSS: Final = 0.7
"""The weight of likeness between different services: a question seldom belongs to two."""


@dataclass(frozen=True, slots=True)
class World:
    """A library as distilling sees it."""

    library: Library
    gate: Gate
    corpus: Corpus
    shelf: Shelf
    answers: Mapping[str, Answer]
    """Those that may be proposed for: neither archived nor for staff only."""
    known: tuple[Answer, ...]
    """All answers, also as they stand on branches."""
    past: Proposed

    def vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of single wordings."""
        return [self.corpus.vector(similar.count([(it, 1.0)])) for it in texts]


def make_world(
    library: Library,
    gate: Gate,
    tickets: Mapping[str, Ticket],
    known: tuple[Answer, ...],
    past: Proposed,
) -> World:
    """Return the answers of a library, all known ones, and tickets to compare them with."""
    answers = {
        slug: it
        for slug, it in sorted(library.answers.items())
        if it.state != "archived" and it.audience == "public"
    }
    texts = {slug: count_answer(it) for slug, it in answers.items()}
    texts |= {name: count_ticket(it) for name, it in tickets.items()}
    corpus = Corpus(texts)
    shelf = Shelf({slug: corpus.vectors[slug] for slug in answers})
    return World(library, gate, corpus, shelf, answers, known, past)


def count_ticket(ticket: Ticket) -> Counted:
    """Return the weights of a ticket's words; its title counts double."""
    texts = ((ticket.title, 2.0), (ticket.question, 1.0))
    return similar.count((distil_texts.remove_marks(text), weight) for text, weight in texts)


def count_answer(answer: Answer) -> Counted:
    """Return the weights of the words of an answer's wordings and short answer."""
    short, _ = split_short(remove_staff_text(answer.body))
    wordings = ((words, 1.5) for words in answer.also_asked)
    return similar.count([(answer.title, 2.0), *wordings, (short, 1.0)])


def list_wordings(answer: Answer) -> tuple[str, ...]:
    """Return all wordings of an answer, the title first."""
    return (answer.title, *answer.also_asked)


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
