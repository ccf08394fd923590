"""The outcomes of commands on tickets."""

from dataclasses import dataclass, field

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketChanged(Outcome):
    """One ticket that was changed: as it was, its edit, and the words for it (`reply`).

    `letter` is what went to the patron, where it is more than the colleague typed.
    """

    ticket: str
    did: str
    before: Ticket = field(metadata=UNSAID)
    edit: TicketEdit = field(metadata=UNSAID)
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSplit(TicketChanged):
    """A ticket, and the one that was opened for its second question."""

    opened: str
    made: Ticket = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsMerged(TicketChanged):
    """A ticket that ended, and the one that goes on with its question."""

    into: str
    into_before: Ticket = field(metadata=UNSAID)
    into_edit: TicketEdit = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(Outcome):
    """A ticket that was made, and the word for it (`opened`, `logged`)."""

    ticket: str
    did: str
    made: Ticket = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True)
class TidiedFile:
    """A file of a ticket, and what was done to it."""

    path: str
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsTidied(Outcome):
    """Files of tickets that were completed and put in order.

    Args:
        files: the files that changed, or would with `check`.
        looked_at: the number of tickets.
        check: whether nothing was written.
        amid: whether a merge or rebase waits for these files.
    """

    files: tuple[TidiedFile, ...]
    looked_at: int
    check: bool
    amid: bool

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is left to do."""
        return not self.findings and not (self.check and self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLetter:
    """A letter to a patron with what an answer says; `address` is the answer's page, if any."""

    answer: str
    address: str
    text: str
