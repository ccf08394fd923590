"""The input of distilling: texts to compare, and all known answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from deskbook.answers.model.proposal import Proposed
from deskbook.answers.rules import similar
from deskbook.answers.rules.distill import texts as distil_texts
from deskbook.answers.rules.public_text import remove_staff_text, split_short
from deskbook.answers.rules.similar import Corpus, Counted, Shelf, Vector
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.rules.redact import Gate

ACROSS: Final = 0.7
"""What likeness counts between what belongs to different services: a question seldom does."""


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
