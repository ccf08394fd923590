"""What resolved tickets propose for the book of answers."""

from dataclasses import dataclass
from datetime import date

from deskbook.model.records import Answer


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
class Proposals:
    """Everything that the tickets resolved since a day propose.

    `looked_at` is their number, `unwritten` are questions in groups that were answered without a
    written reply, so that nothing could be drafted.
    """

    since: date
    looked_at: int
    drafts: tuple[Draft, ...]
    wordings: tuple[Wording, ...]
    mergings: tuple[Merging, ...]
    unwritten: tuple[tuple[str, ...], ...]

    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.drafts or self.wordings or self.mergings)
