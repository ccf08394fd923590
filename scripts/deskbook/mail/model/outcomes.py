"""Outcomes of the commands of mail, and the steps of their long runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.mail.model.disposition import Disposition, KeptFile
from deskbook.mail.model.outgoing import PublicLetter
from deskbook.tickets.model import DeliveryState

ReplyState = Literal[
    "ready", "outbox", "sent", "unmarked", "refused", "deferred", "waits", "unsendable"
]

REPLY_STATES: Final[Mapping[ReplyState, str]] = {
    "ready": "waits to be sent",
    "outbox": "waits in the outbox",
    "sent": "sent",
    "unmarked": "was sent, and its ticket will record it with the next run",
    "refused": "refused",
    "deferred": "deferred",
    "waits": "waits",
    "unsendable": "cannot be sent",
}
"""`outbox`: its time to be undone is not over, or the next try is later; `sent`: the server has
accepted it; `unmarked`: it has, and the ticket could not be told, so it is not sent again;
`refused`: it never will; `deferred`: not now; `waits`: the run could not try it; `unsendable`: it
has no address or its ticket cannot be read."""


NEEDS_A_LOOK: Final[frozenset[ReplyState]] = frozenset(
    {"unmarked", "refused", "waits", "unsendable"}
)
"""States of a reply with which a run is not clean."""


@dataclass(frozen=True, slots=True)
class MessageTaken:
    """A message of the mailbox, and what becomes of it (`applied`: what became of it)."""

    name: str
    disposition: Disposition
    applied: bool

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at it."""
        return self.disposition.fate in ("unreadable", "left")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFetched(Outcome):
    """The messages that waited in a mailbox.

    Args:
        source: the mailbox.
        messages: the messages in their order.
        applied: whether they were written into tickets.
        left: the number of messages that the run did not come to.
    """

    source: str
    messages: tuple[MessageTaken, ...]
    applied: bool
    left: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether no message needs a person."""
        return not any(message.needs_a_person for message in self.messages)


@dataclass(frozen=True, slots=True)
class ReplyHandled:
    """A reply that waits or was sent; `why` it is not sent, and the letter where it is shown.

    `until` is when it goes out or is tried again.
    """

    ticket: str
    entry: str
    state: ReplyState
    why: str = ""
    until: datetime | None = None
    letter: PublicLetter | None = field(default=None, metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPlanned(Outcome):
    """The replies and the day's digests that wait to be sent."""

    replies: tuple[ReplyHandled, ...]
    digests: int

    @property
    def is_clean(self) -> bool:
        """Whether all replies can be sent, now or after their time in the outbox."""
        return all(reply.state in ("ready", "outbox") for reply in self.replies)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreviewed(Outcome):
    """A letter as its patron will read it; none where replies in the ticket do not go by mail.

    `other` is a colleague who wrote to the patron within the last day, and `other_text` what.
    """

    ticket: str
    letter: PublicLetter | None = field(metadata=UNSAID)
    other: str = ""
    other_text: str = field(default="", metadata=UNSAID)


@dataclass(frozen=True, slots=True)
class LetterListed:
    """A letter that its patron does not have: its ticket and entry, its author, and its state."""

    ticket: str
    entry: str
    author: str
    state: DeliveryState
    until: datetime
    words: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxListed(Outcome):
    """The letters that their patrons do not have yet."""

    letters: tuple[LetterListed, ...]


@dataclass(frozen=True, slots=True)
class DigestFailed:
    """A colleague's digest that could not be sent; the next run tries again."""

    handle: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSent(Outcome):
    """The replies that were sent or not, the number of digests sent, and those that failed.

    `stopped` is why the run ended early: the server cannot be reached, or it refuses our account or
    sender. Every letter that is not `sent` waits then as it did before.
    """

    replies: tuple[ReplyHandled, ...]
    digests: int
    failed_digests: tuple[DigestFailed, ...] = ()
    stopped: str = ""

    def count(self, *states: ReplyState) -> int:
        """Return the number of replies in one of these states."""
        return sum(reply.state in states for reply in self.replies)

    @property
    def is_clean(self) -> bool:
        """Whether nobody has to look at a reply: all are sent, or go out later by themselves."""
        return not self.stopped and not any(it.state in NEEDS_A_LOOK for it in self.replies)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAttached(Outcome):
    """A file that was sealed in the vault and noted in its ticket."""

    ticket: str
    file: KeptFile


@dataclass(frozen=True, slots=True)
class VaultFile:
    """A file of a ticket in the vault; its name is a patron's text."""

    key: str
    kind: str
    size: int
    name: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesListed(Outcome):
    """The files of a ticket in the vault."""

    ticket: str
    files: tuple[VaultFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWritten(Outcome):
    """A file from the vault that was written out for one reader."""

    path: str
    file: VaultFile


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressesListed(Outcome):
    """The addresses that wrote in a ticket and are not known as its patron's."""

    ticket: str
    addresses: tuple[str, ...] = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressAdded(Outcome):
    """An address that was added to the record of a ticket's patron."""

    ticket: str
    patron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideItem:
    """A message that was set aside: its id, when it came and why; sender and subject are private.

    Args:
        id: eight characters, of which the first few are enough.
        came: when it came.
        why: why it fits no ticket.
        sender: who it says it is from.
        subject: its subject.
    """

    id: str
    came: datetime
    why: str
    sender: str = field(metadata=UNSAID)
    subject: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideListed(Outcome):
    """The messages that are set aside, oldest first."""

    items: tuple[AsideItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideShown(Outcome):
    """A message that is set aside, with its whole text."""

    item: AsideItem
    text: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideSettled(Outcome):
    """Messages that left the queue: into tickets, by id, or for good."""

    accepted: tuple[tuple[str, str], ...]
    dismissed: tuple[str, ...]
