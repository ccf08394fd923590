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
class AnswerLetter:
    """A letter to a patron with what an answer says; `address` is the answer's page, if any."""

    answer: str
    address: str
    text: str
