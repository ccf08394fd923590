"""Who asks in a message, and by which rule that was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from deskbook.mail.model.mail import Address

AskedBy = Literal[
    "form",
    "form-text",
    "form-of-nobody",
    "vendor",
    "named",
    "self",
    "forwarded",
    "written-to",
    "colleague-alone",
    "reply-to",
    "replies-elsewhere",
    "deaf-sender",
    "sender",
    "no-sender",
]

ASKED_BY: Final[Mapping[AskedBy, str]] = {
    "form": "the Reply-To of a form",
    "form-text": "the only address in the text of a form",
    "form-of-nobody": "nobody yet: the form names no address",
    "vendor": "the sender, a vendor of library.md",
    "named": "the address that a colleague named with #for",
    "self": "a colleague, for themselves",
    "forwarded": "the sender of what a colleague forwarded",
    "written-to": "the person whom a colleague wrote to, with a copy to us",
    "colleague-alone": "nobody yet: a colleague wrote and named no patron",
    "reply-to": "the Reply-To, for the sender is a machine",
    "replies-elsewhere": "the Reply-To, which is not the address of the sender",
    "deaf-sender": "nobody yet: the sender reads no answers and names no other address",
    "sender": "the sender",
    "no-sender": "nobody yet: the message names no sender",
}
"""The rules in their order, as the ticket records them."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The rule that applies to a message, and the person who asks; none where nobody knows.

    The person's address is the one that replies go to.
    """

    rule: AskedBy
    person: Address | None = None
