"""What becomes of a message: its kind, the ticket it belongs to, and what is done with it."""

from dataclasses import dataclass
from typing import Literal

from deskbook.mail.model.outgoing import Outgoing

Kind = Literal["person", "auto-reply", "bounce", "delay", "receipt", "list", "loop"]

ThreadedBy = Literal["token", "our-id", "reference", "subject", "nothing"]


@dataclass(frozen=True, slots=True)
class Nature:
    """What kind of message it is; whether it may be answered automatically, and if not, why."""

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
    """What a message shows for itself, each as tickets: what is proven, known, and only said.

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
"""What became of a message: a new ticket; more from the patron; a note; in a ticket already; put
aside; not readable; left where it was, because something is to be mended first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message, the ticket it is in, if any, and why."""

    fate: Fate
    ticket: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that came with a message and is kept: its key, media type and size in bytes."""

    key: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What goes from a message into a ticket.

    `key` is what it is known again by; `text` what its sender wrote, clean; `remarks` what
    colleagues should know of it, one sentence each.
    """

    key: str
    text: str
    subject: str = ""
    files: tuple[KeptFile, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A reply that waits: its ticket and entry, and the letter, or why there is none."""

    ticket: str
    entry: str
    outgoing: Outgoing | None
    why: str = ""
