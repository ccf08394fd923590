"""The state of one question as an encrypted file, which only the holder of its link can read.

A token leads to a key, to the file's name and to the way it is sealed (HKDF-SHA256, RFC 5869);
neither the name nor the content tells anything of the token. The content is AES-256-GCM with the
name as associated data, so that a file put in another's place does not open. The nonce is a MAC of
the content: the same state always gives the same file, another state another nonce. Sizes are
padded to classes.

File: 12 bytes of nonce, then the ciphertext with its tag. Inside: four bytes of length (big
endian), that many bytes of JSON in UTF-8, then zeros.
"""

import base64
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from deskbook.library.model.finding import DeskError
from deskbook.status.model import PatronView

VERSION: Final = 1

SMALLEST: Final = 2048
"""Bytes of the smallest size; each next one is twice as large."""

_SALT: Final = b"deskbook status 1"


@dataclass(frozen=True, slots=True)
class Blob:
    """An encrypted state: the file's name and its bytes."""

    name: str
    data: bytes


def token(secret: bytes, ticket: str) -> str:
    """The token of a ticket's link: 128 bits that nobody can guess without the library's secret."""
    mac = hmac.new(secret, f"status link of {ticket}".encode(), sha256).digest()[:16]
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def name_of(link: str) -> str:
    """The file that a token leads to."""
    return _derived(link, b"name", 16).hex()


def seal(view: PatronView, link: str) -> Blob:
    """A state, sealed for whoever has its token."""
    name = name_of(link)
    content = _padded(json.dumps(_values(view), ensure_ascii=False, sort_keys=True).encode())
    nonce = hmac.new(_derived(link, b"nonce", 32), content, sha256).digest()[:12]
    return Blob(
        name, nonce + AESGCM(_derived(link, b"key", 32)).encrypt(nonce, content, name.encode())
    )


def unseal(data: bytes, link: str) -> dict[str, Any]:
    """Return the content of a file for the holder of a token.

    Raises:
        DeskError: it was not sealed for this token, or has been tampered with.
    """
    try:
        content = AESGCM(_derived(link, b"key", 32)).decrypt(
            data[:12], data[12:], name_of(link).encode()
        )
    except (InvalidTag, ValueError):
        raise DeskError("this file was not sealed for this link, or was changed since") from None
    size = int.from_bytes(content[:4], "big")
    values: dict[str, Any] = json.loads(content[4 : 4 + size])
    return values


def _derived(link: str, use: bytes, size: int) -> bytes:
    return HKDF(SHA256(), size, _SALT, use).derive(link.encode())


def _padded(content: bytes) -> bytes:
    whole = len(content).to_bytes(4, "big") + content
    size = SMALLEST
    while size < len(whole):
        size *= 2
    return whole.ljust(size, b"\0")


def _values(view: PatronView) -> dict[str, Any]:
    return {"version": VERSION, **{key: _plain(value) for key, value in asdict(view).items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [{key: _plain(inner) for key, inner in it.items()} for it in value]
    return value
