"""Proposals for the book of answers from resolved tickets."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from deskbook.library.model.records import Answer


@dataclass(frozen=True, slots=True)
class Draft:
    """A new answer: the draft, the tickets it was made from (the most typical first)."""

    answer: Answer
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A patron's wording that an answer lacks, and how like the answer it is (0 to 1).

    `linked` whether the ticket was answered with it; else it looks as if it could have been.
    """

    answer: str
    text: str
    ticket: str
    likeness: float
    linked: bool


@dataclass(frozen=True, slots=True)
class Merging:
    """Two answers to what looks like one question: which one stays, and which goes into it."""

    stays: str
    goes: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Proposed:
    """The sources of earlier proposals: tickets, and pairs of answers to merge."""

    tickets: frozenset[str]
    mergings: frozenset[frozenset[str]]


NOTHING: Final = Proposed(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything that the tickets resolved since a day propose.

    `looked_at` is their number, `unwritten` are questions in groups that were answered without a
    written reply, so that nothing could be drafted. `later` are the groups and the single tickets
    that wait for the next time, for so many drafts are enough at once.
    """

    since: date
    looked_at: int
    drafts: tuple[Draft, ...]
    wordings: tuple[Wording, ...]
    mergings: tuple[Merging, ...]
    unwritten: tuple[tuple[str, ...], ...]
    later: tuple[int, int] = (0, 0)

    def proposed(self) -> Proposed:
        """Return the sources of these proposals, which propose nothing again."""
        tickets = (*(name for it in self.drafts for name in it.tickets), *self._worded())
        pairs = (frozenset((it.stays, it.goes)) for it in self.mergings)
        return Proposed(frozenset(tickets), frozenset(pairs))

    def _worded(self) -> tuple[str, ...]:
        return tuple(it.ticket for it in self.wordings)

    def is_empty(self) -> bool:
        """Return whether there is nothing to write."""
        return not (self.drafts or self.wordings or self.mergings)
