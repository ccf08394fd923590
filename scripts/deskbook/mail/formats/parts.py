"""The parts of a message: texts, attached files, reports of servers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import Any, Final

from deskbook.mail.formats import calendar, encoded_text, flowed, html, wrappers
from deskbook.mail.formats.charset import decode, decode_words
from deskbook.mail.model.mail import Attached

MOST_PARTS: Final = 500
MOST_NESTED: Final = 20
LONGEST_TEXT: Final = 2_000_000
"""Bytes of one text part that are read; a larger one is kept as a file."""

TNEF: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_CMS: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SEALED: Final = "application/pgp-encrypted"
_NOT_SHOWN: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_EXPLAINED: Final = frozenset(
    {
        "message/delivery-status", "message/global-delivery-status", "message/feedback-report",
        "message/disposition-notification", "message/global-disposition-notification",
    }
)  # fmt: skip
_RETURNED: Final = frozenset(
    {"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"}
)


_IMAGE: Final = re.compile(r"\[(?:cid:[^\]\s]{1,200}|image: [^\]\n]{1,100}\.\w{3,4})\]")
"""What Outlook and Gmail write into a plain text where an image is."""


@dataclass(slots=True)
class Parts:
    """The texts, files and reports of a message, gathered in their order."""

    texts: list[str] = field(default_factory=list)
    passed_on: list[Message] = field(default_factory=list)
    attachments: list[Attached] = field(default_factory=list)
    returned: list[Message] = field(default_factory=list)
    is_report: bool = False
    wrapped: list[str] = field(default_factory=list)
    tnef: bool = False
    sealed: bool = False


class TooManyPartsError(ValueError):
    """A message with more parts, or deeper ones, than any honest one has."""


def read_parts(message: Message) -> Parts:
    """Everything in a message.

    Raises:
        TooManyPartsError: there is too much of it to be read.
    """
    found, left = Parts(), [MOST_PARTS]
    _walk(message, found, left, 0)
    if not found.texts:  # Outlook puts the text into its own file where there is no other
        found.texts += found.wrapped
    return found


def _walk(part: Message, found: Parts, left: list[int], depth: int) -> None:
    left[0] -= 1
    if left[0] < 0 or depth > MOST_NESTED:
        raise TooManyPartsError
    kind = part.get_content_type()
    if kind == "multipart/alternative" and part.is_multipart():
        _alternative(list(_children(part)), found, left, depth)
    elif kind in ("message/rfc822", "message/global") and part.is_multipart():
        _message(part, found)
    elif kind in _EXPLAINED:
        found.is_report = True
    elif kind in _RETURNED:
        found.returned.append(_head(part))
    elif part.is_multipart():
        found.is_report = found.is_report or kind == "multipart/report"
        for child in _children(part):
            _walk(child, found, left, depth + 1)
    elif (inner := _open(part, kind, found)) is not None:
        _walk(inner, found, left, depth + 1)
    else:
        _leaf(part, kind, found)


def _open(part: Message, kind: str, found: Parts) -> Message | None:
    """The message within a part that wraps one: signed as a whole, or encoded as a whole."""
    if kind in _CMS:
        if content := wrappers.open_cms(read_content(part)):
            return message_from_bytes(content, policy=compat32)
        found.sealed = True
    if kind.startswith("multipart/") and (data := read_content(part)).strip():
        head = f"Content-Type: {part['content-type']}\n\n".encode("utf-8", "surrogateescape")
        inner = message_from_bytes(head + data, policy=compat32)
        return inner if inner.is_multipart() else None
    return None


def _alternative(children: list[Message], found: Parts, left: list[int], depth: int) -> None:
    """One of several versions of the same: the plain one, unless it says little of what HTML says.

    Files in any version, and a calendar beside them, are kept too.
    """
    versions = []
    for child in children:
        one = Parts()
        _walk(child, one, left, depth + 1)
        versions.append((child.get_content_type(), one))
        found.attachments += one.attachments
        found.passed_on += one.passed_on
        found.tnef, found.sealed = found.tnef or one.tnef, found.sealed or one.sealed
    plain = next((it.texts for kind, it in versions if kind == "text/plain"), [])
    rich = max(
        (it.texts for kind, it in versions if kind not in ("text/plain", "text/calendar")),
        key=_size,
        default=[],
    )
    found.texts += rich if _size(plain) * 4 < _size(rich) else plain or rich
    found.texts += [text for kind, it in versions if kind == "text/calendar" for text in it.texts]


def _size(texts: list[str]) -> int:
    return sum(len(word) for text in texts for word in text.split())


def _children(part: Message) -> Iterator[Message]:
    payload: Any = part.get_payload()
    yield from (it for it in payload if isinstance(it, Message))


def read_within(part: Message) -> list[Message]:
    """Return the message in a part; one that was encoded, which the RFCs forbid, is decoded."""
    children = list(_children(part))
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if len(children) == 1 and encoding in ("base64", "quoted-printable", "x-uuencode", "uuencode"):
        carrier = Message()
        carrier["Content-Transfer-Encoding"] = encoding
        carrier.set_payload(children[0].as_string())
        children = [message_from_bytes(read_content(carrier), policy=compat32)]
    return children


def _message(part: Message, found: Parts) -> None:
    """A message within: what a bounce returns, or what somebody passes on as a file."""
    for inner in read_within(part):
        if found.is_report:
            found.returned.append(inner)
        else:
            found.passed_on.append(inner)


def _leaf(part: Message, kind: str, found: Parts) -> None:
    name, data = read_file_name(part), read_content(part)
    found.sealed = found.sealed or kind == _SEALED
    if kind in TNEF or name.lower() == "winmail.dat":
        _tnef(name, kind, data, found)
    elif kind.startswith("text/") and len(data) <= LONGEST_TEXT and _is_shown(part, kind, found):
        _show(part, kind, data, found)
        if kind == "text/calendar":
            found.attachments.append(Attached(name or "invitation.ics", kind, data))
    elif kind not in _NOT_SHOWN and (data or name or read_disposition(part) == "attachment"):
        shown = bool(part["content-id"]) and read_disposition(part) != "attachment"
        found.attachments.append(Attached(name, kind, data, shown))


def _is_shown(part: Message, kind: str, found: Parts) -> bool:
    """Whether a text is part of the message: one with a file's name is where none came before."""
    disposition = read_disposition(part)
    if kind == "text/calendar" or not (read_file_name(part) or disposition == "attachment"):
        return True
    is_body = kind in ("text/plain", "text/html") and disposition != "attachment"
    return is_body and (disposition == "inline" or not found.texts)


def _tnef(name: str, kind: str, data: bytes, found: Parts) -> None:
    """The text and the files of Outlook's own format; a file that cannot be read is kept."""
    opened = wrappers.open_tnef(data)
    if opened is None:
        found.tnef = True
        found.attachments.append(Attached(name, kind, data))
        return
    found.wrapped += filter(str.strip, [opened.text])
    found.attachments += opened.files


def _show(part: Message, kind: str, data: bytes, found: Parts) -> None:
    words = decode(data, read_parameter(part, "charset"))
    decoded = encoded_text.decode_blocks(_text(part, kind, words))
    found.texts += filter(str.strip, [decoded.text])
    found.attachments += decoded.files
    if kind == "text/html":
        embedded = html.find_embedded(words)
        found.attachments += (Attached("", it, content, True) for it, content in embedded)


def _text(part: Message, kind: str, words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if kind in ("text/html", "text/enriched"):
        return html.to_text(words)
    if kind == "text/calendar":
        return calendar.summarise(words)
    if kind == "text/rtf":
        return wrappers.read_rtf(words)
    if read_parameter(part, "format").lower() == "flowed":
        words = flowed.unflow(words, delsp=read_parameter(part, "delsp").lower() == "yes")
    return _IMAGE.sub(html.IMAGE, words)


def _head(part: Message) -> Message:
    """The head of a returned message, which came as text."""
    head = Message()
    for line in (
        decode(read_content(part))
        .replace("\r", "")
        .replace("\n ", " ")
        .replace("\n\t", " ")
        .split("\n")[:200]
    ):
        name, sign, value = line.partition(":")
        if sign and name.strip():
            head.add_header(name.strip(), value.strip())
    return head


def read_content(part: Message) -> bytes:
    """The bytes of a part; what was encoded badly is as it came."""
    try:
        payload: Any = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return payload if isinstance(payload, bytes) else b""


def read_parameter(part: Message, name: str) -> str:
    """A parameter of the content type, or nothing."""
    try:
        value = part.get_param(name, "")
    except (ValueError, LookupError, TypeError):
        return ""
    return value[2] or "" if isinstance(value, tuple) else str(value or "")


def read_disposition(part: Message) -> str:
    """`inline`, `attachment`, or nothing."""
    return str(part.get("content-disposition", "")).partition(";")[0].strip().lower()[:20]


def read_file_name(part: Message) -> str:
    """The name that a file was given, without a path and on one line; nothing where it has none."""
    try:
        given = part.get_param("filename", None, "content-disposition") or part.get_param(
            "name", ""
        )
    except (ValueError, LookupError, TypeError):
        return ""
    if isinstance(given, tuple):
        name = decode(str(given[2]).encode("latin-1", "replace"), str(given[0] or "utf-8"))
    else:
        raw = str(given or "")
        name = decode(raw.encode("utf-8", "surrogateescape")) if not raw.isascii() else raw
        name = decode_words(name)
    return (
        "".join(it for it in " ".join(name.split()) if it.isprintable())
        .rpartition("/")[2]
        .rpartition("\\")[2][:120]
    )
