"""Wrappers around the real content of a message: opaque signatures (CMS) and Outlook's TNEF.

What they wrap is read as if it had come without them. No signature is checked: nothing is decided
by it.
"""

import zlib
from dataclasses import dataclass
from typing import Final

from deskbook.mail.formats.charset import decode, read_base64
from deskbook.mail.formats.html import to_text
from deskbook.mail.model.mail import Attached

LARGEST: Final = 60_000_000
"""Bytes that compressed content may unfold to."""

_MOST_WORK: Final = 2_000_000_000
"""Bytes that tnefparse copies: it copies the rest of the file for each of its objects."""

_OBJECT: Final = 11
"""Bytes of an object in a TNEF file without its data."""


@dataclass(frozen=True, slots=True)
class Tnef:
    """The content of a TNEF file: its text, perhaps empty, and its files."""

    text: str
    files: tuple[Attached, ...]


def open_cms(data: bytes) -> bytes | None:
    """Return the message in a CMS object that is signed or compressed; none where it is encrypted.

    Args:
        data: the object as DER, BER, PEM or base64.
    """
    from asn1crypto import cms  # noqa: PLC0415  its definitions load only for such a message

    if data[:1] != b"\x30":
        lines = (it for it in data.splitlines() if b"--" not in it)
        data = read_base64(b"".join(lines).decode("ascii", "replace"))
    try:
        info = cms.ContentInfo.load(data)
        inner = info["content"]
        if info["content_type"].native == "signed_data":
            content = inner["encap_content_info"]["content"].native
        elif info["content_type"].native == "compressed_data":
            packed = inner["encap_content_info"]["content"].native
            content = zlib.decompressobj().decompress(packed, LARGEST)
        else:
            return None
    except Exception:  # whatever a stranger put there: it is kept as it came
        return None
    return content if isinstance(content, bytes) and content else None


def open_tnef(data: bytes) -> Tnef | None:
    """Return what a TNEF file (`winmail.dat`) contains; none where it cannot be read."""
    from tnefparse import TNEF  # noqa: PLC0415  as above

    if _count_objects(data) * len(data) > _MOST_WORK:
        return None
    try:
        found = TNEF(data, do_checksum=False)
        text = _text(found)
        files = tuple(
            Attached(str(it.long_filename()).strip("\0"), _guess(it.data), bytes(it.data))
            for it in found.attachments
            if isinstance(it.data, bytes) and it.data
        )
    except Exception:  # as above
        return None
    return Tnef(text, files)


def _count_objects(data: bytes) -> int:
    at, number = 6, 0
    while at + _OBJECT < len(data):
        at += int.from_bytes(data[at + 5 : at + 9], "little") + _OBJECT
        number += 1
    return number


def _text(found: object) -> str:
    """The text of a TNEF file: plain, else HTML, else RTF."""
    charset = str(getattr(found, "codepage", None) or "")
    plain, page = (_words(getattr(found, it), charset) for it in ("body", "htmlbody"))
    if plain.strip():
        return plain
    if page.strip():
        return to_text(page)
    rich = _words(getattr(found, "rtfbody", None), "cp1252")
    return read_rtf(rich) if rich else ""


def _words(value: object, charset: str) -> str:
    text = decode(value, charset) if isinstance(value, bytes) else str(value or "")
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\0")


def read_rtf(source: str) -> str:
    """Return the text of an RTF document; empty where it cannot be read."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  as above

    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception:  # as above
        return ""
    return text.strip()


_MAGIC: Final = (
    (b"%PDF", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
)


def _guess(data: bytes) -> str:
    """The media type of a file by its first bytes."""
    return next(
        (kind for sign, kind in _MAGIC if data.startswith(sign)), "application/octet-stream"
    )
