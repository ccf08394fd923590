"""The record of the words that mail programs write in one language."""

from dataclasses import dataclass
from typing import Final, Literal

ANYTHING: Final = "\u2026"
"""Stands for any text in a phrase: a date, a name, an address, the name of a device."""

WordKind = Literal[
    "sender", "sent", "to", "copy", "subject", "wrote", "original", "forwarded", "absent",
    "device", "answers", "forwards",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """The phrases of one language; several are separated by ` | `.

    Args:
        sender: names of the header field with the sender of a quoted message, as `From`.
        sent: names of its field with the date.
        to: names of its field with the recipients.
        copy: names of its field with those in copy.
        subject: names of its field with the subject.
        wrote: attribution lines above a quotation, without the colon at their end.
        original: words of the rule above a quoted message, as `Original Message`.
        forwarded: words of the rule or line above a message that was passed on.
        absent: beginnings of the subject of an automatic reply.
        device: lines that a program puts below each message, as `Sent from my …`.
        answers: what a program puts before the subject of an answer, without the colon.
        forwards: what it puts before the subject of a message that is passed on.
    """

    sender: str
    sent: str
    to: str
    subject: str
    wrote: str
    original: str
    absent: str
    copy: str = ""
    forwarded: str = ""
    device: str = ""
    answers: str = ""
    forwards: str = ""

    def list_phrases(self, kind: WordKind) -> tuple[str, ...]:
        """Return the phrases of a kind."""
        found: str = getattr(self, kind)
        return tuple(it.strip() for it in found.split("|") if it.strip())
