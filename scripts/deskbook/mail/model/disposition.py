"""The kind of a message, the ticket that it belongs to, and its fate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal

from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Partial
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.model.mail_command import MailCommand
from deskbook.mail.model.outgoing import Outgoing
from deskbook.mail.model.report import Permanence

Kind = Literal[
    "person", "auto-reply", "bounce", "delay", "receipt", "complaint", "list", "loop"
]  # fmt: skip

MACHINES: Final[
    Annotated[Mapping[Kind, str], Partial("a person's own words go into the ticket")]
] = {
    "auto-reply": "An automatic reply came",
    "bounce": "A mail server could not deliver our message to the patron",
    "delay": "A mail server has not delivered our message yet and goes on trying",
    "receipt": "A mail server or program reports that our message arrived",
    "complaint": "A mail service reports that our message was marked as spam",
    "loop": "Somebody wrote from our own address, in a mail program",
    "list": "A message of a mailing list came",
}
"""The beginning of the note about a message of each kind."""

UNKNOWN_REPORT: Final = (
    "A mail server reports something about our message, and it is not clear what: the patron may "
    "not have it"
)
"""The beginning of the note about a report that nobody understands."""

LASTING: Final[Mapping[Permanence, str]] = {
    "permanent": "for good",
    "temporary": "it may be taken another time",
    "unknown": "perhaps for good",
}
"""A failure's permanence in words."""

ThreadedBy = Literal["token", "our-id", "reference", "subject", "nothing"]

THREADED_BY: Final[
    Annotated[Mapping[ThreadedBy, str], Partial("a message without a tie opens a ticket")]
] = {
    "token": "It came to the ticket's own address.",
    "our-id": "It answers our message.",
    "reference": "It answers a message of the ticket.",
    "subject": "Its subject has the number, and it is from the patron or a colleague.",
}
"""The ties of a message to a ticket and what each means; the ticket records the code."""


@dataclass(frozen=True, slots=True)
class Nature:
    """The kind of a message; whether it may be answered automatically, and if not, why."""

    kind: Kind
    answerable: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The ticket that a message belongs to, if any, and how that is known.

    `claimed` names the tickets that it says it is about and is not let into: a subject that
    anybody could write, a token that is not ours.
    """

    ticket: str | None
    by: ThreadedBy
    claimed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The tickets that a message shows: proven, known, and only claimed.

    `tokens` are of addresses that it came to and `own` of our message ids, both proven with our
    secret; `referred` of messages that are in a ticket already; `named` of its subject; `false` of
    addresses and ids that look like ours and are not.
    """

    tokens: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    referred: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    false: tuple[str, ...] = ()


Fate = Literal["new", "heard", "noted", "known", "aside", "unreadable", "left"]

Folder = Literal["done", "aside", "unreadable"]
"""The folders of the mailbox for messages, as `mail:` in `library.md` names them."""


@dataclass(frozen=True, slots=True)
class FateWords:
    """A fate in words before and after, and the folder that the message is moved to."""

    planned: str
    done: str
    folder: Folder | None = "done"


FATES: Final[Mapping[Fate, FateWords]] = {
    "new": FateWords("would open a ticket", "opened {ticket}"),
    "heard": FateWords("would go into {ticket}", "is in {ticket}"),
    "noted": FateWords("would be noted in {ticket}", "is noted in {ticket}"),
    "known": FateWords("is in {ticket} already", "was in {ticket} already"),
    "aside": FateWords("would be put aside", "was put aside", "aside"),
    "unreadable": FateWords("cannot be read", "cannot be read and was put apart", "unreadable"),
    "left": FateWords("would be left where it is", "was left where it is", None),
}
"""`heard`: more from the patron; `known`: the message was in a ticket before; `left`: something has
to be fixed first."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """The fate of one message, the ticket it is in, if any, and why."""

    fate: Fate
    ticket: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that came with a message and is kept: its key, media type and size in bytes."""

    key: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The numbers of files of a message that were too large to be kept, and of a refused kind."""

    large: int = 0
    kinds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The part of a message that goes into a ticket.

    `key` is what it is known again by, `content` the key of what it says; `text` what its sender
    wrote, clean; `omitted` what is left out of it, in words; `remarks` what colleagues should know
    of it, one sentence each; `asked_by` how we know who asks.
    """

    key: str
    text: str
    omitted: str = ""
    content: str = ""
    asked_by: str = ""
    subject: str = ""
    files: tuple[KeptFile, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A message and its disposition; what follows `key` is there where it can be read.

    `text` is the key of its content; `failure` our server that says that the sender is not who they
    seem to be, empty where none does; `commands` those of the colleague `handle` that are to be
    carried out.
    """

    disposition: Disposition
    data: bytes
    key: str = ""
    text: str = ""
    message: MailMessage | None = None
    nature: Nature | None = None
    thread: Thread | None = None
    filed: Filed[Ticket] | None = None
    failure: str = ""
    handle: str = ""
    commands: tuple[MailCommand, ...] = ()
    remarks: tuple[str, ...] = ()


AddressGap = Literal["unknown", "closed", "nobody", "failed"]
"""Why a letter has no address: the vault here does not know one, cannot be opened here, nobody
knows who asked, or mail did not reach any of the patron's."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A reply that waits: its ticket and entry, and the letter, or why there is none.

    `until` is when it may go out, where that is later than now; `tries` how often it was deferred;
    `is_reported` whether the ticket says already that it has no address.
    """

    ticket: str
    entry: str
    outgoing: Outgoing | None
    why: str = ""
    until: datetime | None = None
    tries: int = 0
    is_reported: bool = False
