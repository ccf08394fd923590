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
    "form": "The `Reply-To` of a form.",
    "form-text": "The address in a field of a form's text, or the only one there.",
    "form-of-nobody": "Nobody yet: a form names no address.",
    "vendor": "The sender, one of `vendors:`.",
    "self": "A colleague who filled in a form.",
    "forwarded": "The sender of what a colleague forwarded.",
    "written-to": "The person whom a colleague wrote to, with a copy to us.",
    "colleague-alone": "Nobody yet: a colleague wrote and named no patron.",
    "reply-to": "The `Reply-To`, for the sender is a machine.",
    "replies-elsewhere": "The `Reply-To`, which is another address than the sender's.",
    "deaf-sender": "Nobody yet: the sender reads no answers and names no other address.",
    "sender": "The sender.",
    "no-sender": "Nobody yet: the message names no sender.",
}
"""The rules in their order and what each means; a ticket records the code, for words in a ticket
are searched for names."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The rule that applies to a message, and the person who asks; none where nobody knows.

    The person's address is the one that replies go to.
    """

    rule: AskedBy
    person: Address | None = None
