"""Outcomes of the commands of mail, and the steps of their long runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.mail.model.disposition import Disposition, KeptFile
from deskbook.mail.model.outgoing import PublicLetter

ReplyState = Literal["ready", "sent", "unmarked", "refused", "waits", "unsendable"]

REPLY_STATES: Final[Mapping[ReplyState, str]] = {
    "ready": "waits to be sent",
    "sent": "sent",
    "unmarked": "was sent, and its ticket will record it with the next run",
    "refused": "refused",
    "waits": "waits",
    "unsendable": "cannot be sent",
}
"""`unmarked`: the server has it, so it is not sent again; `refused`: the server will never take it;
`waits`: it did not work this time; `unsendable`: it has no address or its ticket cannot be read."""


NEEDS_A_LOOK: Final[frozenset[ReplyState]] = frozenset({"unmarked", "waits", "unsendable"})
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
    """

    source: str
    messages: tuple[MessageTaken, ...]
    applied: bool

    @property
    def is_clean(self) -> bool:
        """Whether no message needs a person."""
        return not any(message.needs_a_person for message in self.messages)


@dataclass(frozen=True, slots=True)
class ReplyHandled:
    """A reply that waits or was sent; `why` it is not sent, and the letter where it is shown."""

    ticket: str
    entry: str
    state: ReplyState
    why: str = ""
    letter: PublicLetter | None = field(default=None, metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPlanned(Outcome):
    """The replies and the day's digests that wait to be sent."""

    replies: tuple[ReplyHandled, ...]
    digests: int

    @property
    def is_clean(self) -> bool:
        """Whether all replies can be sent."""
        return all(reply.state == "ready" for reply in self.replies)


@dataclass(frozen=True, slots=True)
class DigestFailed:
    """A colleague's digest that could not be sent; the next run tries again."""

    handle: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSent(Outcome):
    """The replies that were sent or not, the number of digests sent, and those that failed."""

    replies: tuple[ReplyHandled, ...]
    digests: int
    failed_digests: tuple[DigestFailed, ...] = ()

    @property
    def failed(self) -> int:
        """The number of replies that go into the next run."""
        return sum(reply.state in ("waits", "unsendable") for reply in self.replies)

    @property
    def is_clean(self) -> bool:
        """Whether every reply was sent or refused for good, and its ticket says so."""
        return not any(reply.state in NEEDS_A_LOOK for reply in self.replies)


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
