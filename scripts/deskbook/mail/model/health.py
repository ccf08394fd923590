"""How mail is doing on this machine, and the steps of a test letter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from deskbook.library.model.outcome import Outcome

Use = Literal["imap", "smtp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerHealth:
    """A mail server, as this machine reaches it.

    Args:
        use: what the server is for.
        host: its name.
        secret: what is wrong with the password or its file; empty if nothing is.
        tried: whether it was connected to and logged in to.
        fault: why that did not work; empty if it did.
        is_certificate: whether the fault is the certificate's.
        expires: when the certificate ends; none where the line has none.
    """

    use: Use
    host: str
    secret: str = ""
    tried: bool = False
    fault: str = ""
    is_certificate: bool = False
    expires: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailHealth:
    """Mail of a library, on a machine.

    Args:
        address: where questions come to.
        since: replies that were written before are never sent.
        servers: those that `library.md` names.
        taken: when the last message was written that is in a ticket.
        sent: when the last reply was sent.
        waiting: replies that wait to be sent.
        unsendable: those among them that cannot be sent, as ticket and reason.
        returned: replies that were refused or came back, as ticket and state, not seen to yet.
    """

    address: str
    since: datetime
    servers: tuple[ServerHealth, ...] = ()
    taken: datetime | None = None
    sent: datetime | None = None
    waiting: int = 0
    unsendable: tuple[tuple[str, str], ...] = ()
    returned: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LetterStep:
    """A step of a test letter: what was done or was not, why not, and what to do then."""

    what: str
    fault: str = ""
    todo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTested(Outcome):
    """A test letter to an address; `back` if it was seen to arrive in the library's mailbox."""

    to: str
    steps: tuple[LetterStep, ...]
    back: bool

    @property
    def is_clean(self) -> bool:
        """Return whether every step worked."""
        return not any(it.fault for it in self.steps)
