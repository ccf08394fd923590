"""Mail that goes to a patron: types that have no place for anything internal."""

from dataclasses import dataclass
from datetime import datetime

from deskbook.mail.model.mail import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLetter:
    """The text for a patron, copied from one public entry.

    `link` leads to the page that shows where the question stands, empty where there is none;
    `automatic` says that no colleague wrote it; `corrects` is the day of a letter that it corrects.
    """

    ticket: str
    entry: str
    text: str
    written: datetime
    library: str
    service: str
    link: str
    automatic: bool
    corrects: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A letter with its envelope.

    `message_id` is made from ticket and entry, the same whenever it is sent again; `references` are
    the ids that it goes on from, oldest first, the last of them the one that it answers; answers
    and bounces go to `back`; `own` is our plain address; `envelope` is the sender of SMTP.
    """

    letter: PublicLetter
    to: Address
    subject: str
    message_id: str
    references: tuple[str, ...]
    back: str
    own: str
    envelope: str
