"""The outcomes of commands on tickets, and the delivery of letters to patrons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Entry, Ticket


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


DeliveryState = Literal[
    "waiting", "held", "withdrawn", "sent", "deferred", "refused", "bounced", "no-address"
]
"""States of the delivery of a letter: each `reply` of a ticket that goes out by mail has one.

    reply ──> waiting ──────────────> sent ──> bounced
                │  ^  └─> deferred ──^  └────────────> (the patron has it)
          hold  v  │ release     └──> refused
               held ┘                 no-address
                └──> withdrawn  <── undo, edit

- `waiting`: in the outbox. It goes out with the first run of mail after the time of the entry plus
  the library's delay (`mail: outbox_seconds`), so every clone and the mail machine agree on it.
- `held`: a colleague stopped it; it waits until it is released.
- `withdrawn`: undone, or replaced by another letter, before it went out; the patron never sees it.
- `sent`: a mail server has accepted it.
- `deferred`: the server did not accept it for now; the next try is at the time in the entry.
- `refused`: a server will never accept it for this patron.
- `bounced`: it was accepted, and a report said later that it was not delivered.
- `no-address`: no address of the patron is known where mail is sent; it waits for one.

Nothing is stored but entries: a data line (`- sent: 7F3K9Q2M`) names the letter. Entries of two
clones unite when they are merged, so the order in which clones learn of them does not matter. What
a server said is a fact and wins over what colleagues wanted: a letter that one clone undid while
the mail machine sent it is `sent`. After `bounced`, `refused` and `no-address` a colleague may
`release` the letter (it waits again, at once) or withdraw it (somebody has seen to it).
"""


@dataclass(frozen=True, slots=True)
class DeliveryWords:
    """All properties of a delivery state.

    Args:
        label: the state in words, as the end of "the letter …".
        is_ready: whether the next run of mail may send it.
        is_failed: whether the patron does not have it and a colleague has to act.
        is_settled: whether nothing more is to be done.
    """

    label: str
    is_ready: bool = False
    is_failed: bool = False
    is_settled: bool = False


DELIVERY_STATES: Final[Mapping[DeliveryState, DeliveryWords]] = {
    "waiting": DeliveryWords("waits in the outbox", is_ready=True),
    "held": DeliveryWords("is held back"),
    "withdrawn": DeliveryWords("was withdrawn", is_settled=True),
    "sent": DeliveryWords("was handed over to the mail server", is_settled=True),
    "deferred": DeliveryWords("was deferred by the mail server", is_ready=True),
    "refused": DeliveryWords("was refused", is_failed=True),
    "bounced": DeliveryWords("came back", is_failed=True),
    "no-address": DeliveryWords("has no address", is_ready=True, is_failed=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A letter and its state.

    Args:
        letter: the entry with its text.
        state: its state.
        until: when it may go out: the end of its time in the outbox, or the next try.
        report: the entry that gave it this state, none while it waits.
        tries: how often a server deferred it.
        is_seen_to: whether a colleague wrote to the patron or a note after a failure.
    """

    letter: Entry
    state: DeliveryState = "waiting"
    until: datetime
    report: Entry | None = None
    tries: int = 0
    is_seen_to: bool = False

    @property
    def is_undelivered(self) -> bool:
        """Whether the patron does not have it, and was meant to."""
        return not DELIVERY_STATES[self.state].is_settled

    def is_due(self, now: datetime) -> bool:
        """Return whether the next run of mail sends it."""
        return DELIVERY_STATES[self.state].is_ready and self.until <= now


SENT: Final = "sent"
REFUSED: Final = "refused"
BOUNCED: Final = "bounced"
DEFERRED: Final = "deferred"
UNDELIVERED: Final = "undelivered"
HELD: Final = "held"
RELEASED: Final = "released"
WITHDRAWN: Final = "withdrawn"
REPLACES: Final = "replaces"
CORRECTS: Final = "corrects"
RETRY: Final = "retry"
"""Data lines about a letter. `undelivered` says that it has no address, `replaces` and `corrects`
stand in another letter, and `retry` has the time of the next try."""
