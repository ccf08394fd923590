"""From resolved tickets to proposals for the book of answers.

A ticket proposes once: as soon as an answer names it among its sources or has its wording, be it
on a branch that waits for review, or somebody declined it (the label `no-answer`), it proposes
nothing more. What is one person's own work (consultations, much effort), was asked in another
language, or belongs to a known problem that has an answer, proposes nothing either.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from deskbook.model.distilling import Draft, Merging, Proposals, Wording
from deskbook.model.library import Library
from deskbook.model.records import Answer
from deskbook.model.ticket import Ticket
from deskbook.rules import distil_draft, distil_texts, similar
from deskbook.rules.opening_hours import Calendar
from deskbook.rules.publish import public_text, short_and_rest
from deskbook.rules.redact import Gate
from deskbook.rules.similar import Corpus, Counted, Shelf, Vector

DECLINED: Final = "no-answer"
"""The label of tickets from which no answer is to be made."""

GROUPED: Final = 0.28
"""Likeness of tickets, on the average, from which on they ask the same."""

ANSWERED: Final = 0.25
"""Likeness of a ticket to an answer from which on it could have been answered with it."""

MARGIN: Final = 0.05
"""So much likelier than the second has the likest answer to be."""

BELONGS: Final = 0.1
"""Likeness that a wording has to the answer that its ticket was answered with."""

SAID: Final = 0.5
"""Likeness to a wording that an answer has from which on another one adds nothing."""

SAME: Final = 0.5
"""Likeness of two answers from which on they may be one."""

EFFORT: Final = 3
"""Effort on the READ scale up to which a single question may be everybody's."""


@dataclass(frozen=True, slots=True)
class _World:
    library: Library
    gate: Gate
    corpus: Corpus
    shelf: Shelf
    answers: Mapping[str, Answer]
    """Those that may be proposed for: neither archived nor for staff only."""
    known: tuple[Answer, ...]
    """All answers, also as they stand on branches."""


def propose(
    library: Library,
    calendar: Calendar,
    since: date,
    gate: Gate,
    waiting: Collection[Answer] = (),
) -> Proposals:
    """What the tickets resolved since a day propose; the same on every machine.

    Args:
        library: the library.
        calendar: its opening hours, for its days.
        since: the first day.
        gate: what is personal at this library.
        waiting: answers as they stand on branches with proposals that wait for review.
    """
    resolved = {
        name: it
        for name, it in sorted(library.tickets.items())
        if it.resolved is not None and calendar.day_of(it.resolved) >= since
    }
    known = (*library.answers.values(), *waiting)
    told = {name for it in known for name in it.sources}
    free = {name: it for name, it in resolved.items() if name not in told and _is_free(it)}
    answers = {
        slug: it
        for slug, it in sorted(library.answers.items())
        if it.state != "archived" and it.audience == "public"
    }
    texts = {slug: of_answer(it) for slug, it in answers.items()}
    texts |= {name: of_ticket(it) for name, it in free.items()}
    corpus = Corpus(texts)
    shelf = Shelf({slug: corpus.vectors[slug] for slug in answers})
    world = _World(library, gate, corpus, shelf, answers, known)
    asked = {name: [*distil_texts.wordings(it.question, gate)] for name, it in free.items()}
    plain = {_plain(text) for answer in known for text in _asked(answer)}
    new = {name: it for name, it in free.items() if plain.isdisjoint(map(_plain, asked[name]))}
    wordings = tuple(_wordings(world, new, asked))
    used = {it.ticket for it in wordings}
    drafts, unwritten = _grouped(world, {n: it for n, it in new.items() if n not in used})
    return Proposals(since, len(resolved), drafts, wordings, tuple(_mergings(world)), unwritten)


def _is_free(ticket: Ticket) -> bool:
    """Whether a resolved ticket may propose anything."""
    return (
        ticket.resolution == "answered"
        and ticket.activity != "consultation"
        and ticket.language is None
        and DECLINED not in ticket.labels
    )


def of_ticket(ticket: Ticket) -> Counted:
    """What a ticket asks; the title, which says it in short, counts double."""
    return similar.counted([(ticket.title, 2.0), (ticket.question, 1.0)])


def of_answer(answer: Answer) -> Counted:
    """What an answer is asked as, and what it says in short."""
    short, _ = short_and_rest(public_text(answer.body))
    wordings = ((words, 1.5) for words in answer.also_asked)
    return similar.counted([(answer.title, 2.0), *wordings, (short, 1.0)])


# Wordings


def _wordings(
    world: _World, free: Mapping[str, Ticket], asked: Mapping[str, Sequence[str]]
) -> Iterator[Wording]:
    """For each ticket the first of its questions that its answer lacks, none of them twice."""
    proposed: dict[str, list[Vector]] = {slug: [] for slug in world.answers}
    for name, ticket in free.items():
        place = _place(world, ticket) if asked[name] else None
        if place is None:
            continue
        slug, likeness = place
        had = [*_vectors(world, _asked(world.answers[slug])), *proposed[slug]]
        for text, vector in zip(asked[name], _vectors(world, asked[name]), strict=True):
            if _adds(world, ticket, slug, vector, had):
                proposed[slug].append(vector)
                yield Wording(slug, text, name, likeness, linked=ticket.answer is not None)
                break


def _place(world: _World, ticket: Ticket) -> tuple[str, float] | None:
    """The answer that a ticket was answered with, or could have been; and how like it is."""
    likeness = world.shelf.nearest(world.corpus.vectors[ticket.id])
    if ticket.answer is not None:
        known = ticket.answer in world.answers
        return (ticket.answer, likeness.get(ticket.answer, 0.0)) if known else None
    best, second = [*likeness.items(), ("", 0.0), ("", 0.0)][:2]
    certain = best[1] >= ANSWERED and best[1] - second[1] >= MARGIN
    return best if certain and ticket.problem is None else None


def _adds(world: _World, ticket: Ticket, slug: str, vector: Vector, had: Sequence[Vector]) -> bool:
    """Whether a wording is about the answer (no other is nearer), and none nearly says it."""
    nearest, likeness = next(iter(world.shelf.nearest(vector).items()), ("", 0.0))
    about = nearest == slug and likeness >= BELONGS
    return (about or ticket.answer is None) and all(
        similar.cosine(vector, other) < SAID for other in had
    )


def _vectors(world: _World, texts: Sequence[str]) -> list[Vector]:
    return [world.corpus.vector(similar.counted([(it, 1.0)])) for it in texts]


def _asked(answer: Answer) -> tuple[str, ...]:
    return (answer.title, *answer.also_asked)


def _plain(text: str) -> str:
    return " ".join(similar.words(text))


# Drafts


def _grouped(
    world: _World, free: Mapping[str, Ticket]
) -> tuple[tuple[Draft, ...], tuple[tuple[str, ...], ...]]:
    """Drafts from tickets that no answer settled, in groups; and groups without any reply."""
    new = {name: it for name, it in free.items() if it.answer is None}
    vectors = {name: world.corpus.vectors[name] for name in new}
    alike = {(one, other): likeness for likeness, one, other in similar.pairs(vectors)}
    certain = dict.fromkeys(_of_one_problem(new), 1.0)
    links = ((it, *pair) for pair, it in sorted({**alike, **certain}.items()))
    found = similar.groups(new, links, GROUPED)
    groups = [in_order(group, alike) for group in found if _may_propose(world, new, group)]
    drafts: list[Draft] = []
    unwritten = []
    taken = set(world.library.answers)
    for group in sorted(groups, key=lambda it: (-len(it), it[0])):
        tickets = [new[name] for name in group]
        if all(distil_draft.reply(it) is None for it in tickets):
            unwritten.append(group)
        elif draft := distil_draft.draft(world.library, tickets, world.gate, taken):
            taken.add(draft.slug)
            drafts.append(Draft(draft, group))
    return tuple(drafts), tuple(unwritten)


def _of_one_problem(tickets: Mapping[str, Ticket]) -> Iterator[tuple[str, str]]:
    """The pairs of tickets that belong to one known problem."""
    by_problem: dict[str, list[str]] = {}
    for name, ticket in sorted(tickets.items()):
        if ticket.problem is not None:
            by_problem.setdefault(ticket.problem, []).append(name)
    for names in by_problem.values():
        yield from combinations(names, 2)


def _may_propose(world: _World, tickets: Mapping[str, Ticket], group: Sequence[str]) -> bool:
    """Whether a group asks what others will ask: several did, or it took little effort.

    The tickets of a problem that some answer is used for are told of there.
    """
    problem = tickets[group[0]].problem
    if problem is not None:
        of_it = (it for it in world.library.tickets.values() if it.problem == problem)
        return all(it.answer is None for it in of_it)
    return len(group) > 1 or (tickets[group[0]].read or 0) <= EFFORT


def in_order(group: Sequence[str], alike: Mapping[tuple[str, str], float]) -> tuple[str, ...]:
    """A group's tickets, the one that is most like the others first."""

    def central(name: str) -> float:
        return sum(alike.get((min(name, it), max(name, it)), 0.0) for it in group)

    return tuple(sorted(group, key=lambda it: (-central(it), it)))


# Answers that may be one


def _mergings(world: _World) -> Iterator[Merging]:
    gone = {it.slug for it in world.known if it.state == "archived"}
    vectors = {slug: world.corpus.vectors[slug] for slug in world.answers}
    found = [
        (likeness, one, other)
        for likeness, one, other in similar.pairs(vectors)
        if likeness >= SAME and _may_be_one(world.answers[one], world.answers[other])
    ]
    for likeness, one, other in sorted(found, key=lambda it: (-it[0], it[1], it[2])):
        if not gone & {one, other}:
            stays, goes = sorted((one, other), key=lambda it: _weight(world.library, it))
            gone |= {one, other}
            yield Merging(stays, goes, likeness)


def _may_be_one(one: Answer, other: Answer) -> bool:
    apart = other.slug in one.apart or one.slug in other.apart
    return not apart and one.language == other.language


def _weight(library: Library, slug: str) -> tuple[bool, int, int, str]:
    """What stays: published before others, then what more tickets used, then the one with more."""
    answer = library.answers[slug]
    used = sum(it.answer == slug for it in library.tickets.values())
    return (answer.state != "published", -used, -len(answer.body), slug)
