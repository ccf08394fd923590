"""One part of a message: its bytes, its parameters, the name of its file; nothing here raises."""

from email.message import Message
from typing import Any

from deskbook.mail.formats import header
from deskbook.mail.formats.charset import decoded


def content(part: Message) -> bytes:
    """The bytes of a part; what was encoded badly is as it came."""
    try:
        payload: Any = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return payload if isinstance(payload, bytes) else b""


def parameter(part: Message, name: str) -> str:
    """A parameter of the content type, or nothing."""
    try:
        value = part.get_param(name, "")
    except (ValueError, LookupError, TypeError):
        return ""
    return value[2] or "" if isinstance(value, tuple) else str(value or "")


def disposition(part: Message) -> str:
    """`inline`, `attachment`, or nothing."""
    return str(part.get("content-disposition", "")).partition(";")[0].strip().lower()[:20]


def file_name(part: Message) -> str:
    """The name that a file was given, without a path and on one line; nothing where it has none."""
    try:
        given = part.get_param("filename", None, "content-disposition") or part.get_param(
            "name", ""
        )
    except (ValueError, LookupError, TypeError):
        return ""
    if isinstance(given, tuple):
        name = decoded(str(given[2]).encode("latin-1", "replace"), str(given[0] or "utf-8"))
    else:
        raw = str(given or "")
        name = decoded(raw.encode("utf-8", "surrogateescape")) if not raw.isascii() else raw
        name = header.unencoded(name)
    return (
        "".join(it for it in " ".join(name.split()) if it.isprintable())
        .rpartition("/")[2]
        .rpartition("\\")[2][:120]
    )
