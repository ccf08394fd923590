"""Bytes of a message to a record, with findings; content never makes it raise.

Python's `email` is used in its oldest manner (compat32, raw items): its newer policies raise at
what real mail holds.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import Final

from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import Finding
from deskbook.mail.formats import authentication, forwards, header, parts, quotes
from deskbook.mail.formats.parts import Parts
from deskbook.mail.formats.reports.delivery import read_report
from deskbook.mail.model.mail import Attached, MailMessage, Segment
from deskbook.mail.model.report import DeliveryReport
from deskbook.mail.model.words import table

TELLING: Final = (
    "auto-submitted", "precedence", "x-auto-response-suppress", "x-autoreply", "x-autorespond",
    "x-autoreply-from", "x-auto-reply", "feedback-id", "list-id", "list-post", "list-unsubscribe",
    "mailing-list", "x-loop", "x-deskbook", "x-failed-recipients", "x-spam-flag",
    "content-type",
)  # fmt: skip
"""The fields that tell what kind of message it is."""

LARGEST: Final = 60_000_000
"""Bytes; no server passes on a larger message."""

_MESSAGES: Final = frozenset({"message/rfc822", "message/global"})

_SENDERS: Final = ("from", "sender", "reply-to", "return-path")
"""The fields that say who sent it, the surest first."""

_FORWARDS: Final = re.compile(rf"\s*{table.make_pattern('forwards')}\s?[:\uff1a]", re.IGNORECASE)


def parse(data: bytes, name: str = "mail") -> tuple[MailMessage | None, tuple[Finding, ...]]:
    """The message in some bytes, or none, and what is wrong with it.

    Args:
        data: the message as it came; an mbox's `From ` line may stand before it.
        name: what findings call it.
    """
    if len(data) > LARGEST:
        return None, (_finding(name, "mail.size", f"it has {len(data)} bytes: too large to read"),)
    try:
        read = message_from_bytes(data, policy=compat32)
        found = parts.read_parts(read)
    except (parts.TooManyPartsError, RecursionError):
        why = "it has more parts within parts than an honest message: look at it in a mail program"
        return None, (_finding(name, "mail.nested", why),)
    if not read.keys():
        why = "it has no header: this is no message"
        return None, (_finding(name, "mail.header", why),)
    message = _message(read, found)
    return message, tuple(_findings(name, message, found))


def cut_head(data: bytes) -> bytes:
    """The header of a message, with which it is still answered and found again."""
    return re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0] + b"\r\n\r\n"


def _message(read: Message, found: Parts) -> MailMessage:
    subject = _clean(header.words(read, "subject"))
    sender = next(filter(None, (header.addresses(read, it) for it in _SENDERS)), ())
    report = read_report(read, found, next(iter(sender), None), [*found.returned, *found.passed_on])
    attachments = [*found.attachments]
    segments = list(
        quotes.split_segments(
            _clean("\n\n".join(found.texts)), forwarded=bool(_FORWARDS.match(subject))
        )
    )
    passed_on = (*found.passed_on, *_attached_messages(found.attachments))
    for inner in () if report else passed_on:
        more, files = _passed_on(inner)
        segments.append(more)
        attachments += files
    reply_to = header.addresses(read, "reply-to")
    return MailMessage(
        message_id=next(iter(header.ids(read, "message-id")), ""),
        references=_references(read, report),
        sender=next(iter(sender), None),
        reply_to=next(iter(reply_to), None),
        envelope=_envelope(read),
        to=header.addresses(read, "to", "cc"),
        delivered=_delivered(read),
        subject=subject,
        came=_came(read),
        language=header.words(read, "content-language").partition(",")[0].strip(),
        headers=tuple((key, value) for key in TELLING if (value := header.words(read, key))),
        segments=tuple(it for it in segments if it.text),
        attachments=tuple(attachments),
        origins=forwards.find_origins("\n".join(it.text for it in segments), subject),
        verdicts=authentication.read_verdicts(header.raw(read, "authentication-results")),
        report=report,
    )


def _attached_messages(files: Iterable[Attached]) -> Iterator[Message]:
    """The messages among some files, whatever the program that attached them calls them."""
    for it in files:
        if it.kind in _MESSAGES or it.name.lower().endswith(".eml"):
            inner = message_from_bytes(it.data, policy=compat32)
            if inner["from"]:
                yield inner


def _passed_on(inner: Message) -> tuple[Segment, list[Attached]]:
    """A message that came as a file, as text with its head, and the files in it."""
    try:
        found = parts.read_parts(inner)
    except (parts.TooManyPartsError, RecursionError):
        found = Parts(texts=["[a message that could not be read]"])
    head = [
        f"{key.capitalize()}: {value}"
        for key in ("from", "date", "to", "subject")
        if (value := header.words(inner, key))
    ]
    within = [_passed_on(it) for it in found.passed_on]
    texts = [*found.texts, *(segment.text for segment, _ in within)]
    text = "\n".join(["---------- Forwarded message ---------", *head, "", "\n\n".join(texts)])
    files = [*found.attachments, *(it for _, more in within for it in more)]
    return Segment("forwarded", _clean(text)), files


def _references(read: Message, report: DeliveryReport | None) -> tuple[str, ...]:
    """The ids that it answers, nearest first; those that a report is about."""
    chain = header.ids(read, "references")
    originals = report.originals if report else ()
    return tuple(dict.fromkeys((*originals, *header.ids(read, "in-reply-to"), *reversed(chain))))


def _envelope(read: Message) -> str | None:
    paths = header.raw(read, "return-path")
    return paths[0].strip().strip("<>").strip().lower() if paths else None


def _delivered(read: Message) -> tuple[str, ...]:
    fields = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
    return tuple(it.email for it in header.addresses(read, *fields))


def _came(read: Message) -> datetime | None:
    received = (value.rpartition(";")[2] for value in header.raw(read, "received")[:1])
    dates = (*received, *header.raw(read, "date")[:1])
    return next((when for value in dates if (when := header.read_time(value))), None)


def _clean(text: str) -> str:
    return clean_text(re.sub(r"[\ud800-\udfff]", "\ufffd", text))


def _findings(name: str, message: MailMessage, found: Parts) -> Iterator[Finding]:
    if message.sender is None:
        yield _finding(name, "mail.sender", "it does not say who sent it")
    if not message.message_id:
        yield _finding(
            name, "mail.id", "it has no Message-ID: it is known again by its bytes", "warning"
        )
    if found.tnef:
        why = "it has a file in Microsoft's own format (winmail.dat), which cannot be opened"
        yield _finding(name, "mail.tnef", why, "warning")
    if found.sealed:
        yield _finding(name, "mail.sealed", "it is encrypted and cannot be read here", "warning")


def _finding(name: str, rule: str, message: str, severity: str = "error") -> Finding:
    return Finding(name, 0, rule, message, "warning" if severity == "warning" else "error")
