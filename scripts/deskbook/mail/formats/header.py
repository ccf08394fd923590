"""Header fields of a message as text, addresses, ids and times; nothing here raises."""

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final

from deskbook.mail.formats import address_list
from deskbook.mail.formats.charset import decode, decode_words
from deskbook.mail.model.mail import Address

_ID: Final = re.compile(r"<([^<>\s]{1,900})>")
_ENCODINGS: Final = 3
_LONGEST: Final = 20_000
"""Characters of a field that are read; the rest of a longer one is nobody's words."""


def raw(message: Message, name: str) -> list[str]:
    """The values of a field as they came, unfolded, bytes that are no ASCII as UTF-8 or cp1252."""
    return [_unfolded(value) for key, value in message.raw_items() if key.lower() == name]


def words(message: Message, name: str) -> str:
    """The first value of a field as people read it, on one line; encoded twice, decoded twice."""
    text = next(iter(raw(message, name)), "")
    for _ in range(_ENCODINGS):
        text = decode_words(text)
    return " ".join(text.split())


def addresses(message: Message, *names: str) -> tuple[Address, ...]:
    """The addresses in some fields, each once, in lower case."""
    values = (value for name in names for value in raw(message, name))
    found: dict[str, Address] = {}
    for address in (it for value in values for it in address_list.parse(value)):
        found.setdefault(address.email, address)
    return tuple(found.values())


def ids(message: Message, *names: str) -> tuple[str, ...]:
    """The message ids in some fields, each once."""
    values = (value for name in names for value in raw(message, name))
    return tuple(dict.fromkeys(found for value in values for found in _ID.findall(value)))


def read_time(value: str) -> datetime | None:
    """A time as a header writes it, in UTC and whole seconds; none where it is none."""
    try:
        found = parsedate_to_datetime(value.strip()).replace(microsecond=0)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _unfolded(value: object) -> str:
    text = str(value)[:_LONGEST]
    if not text.isascii():
        text = decode(text.encode("utf-8", "surrogateescape"))
    return re.sub(r"\r?\n(?=[ \t])", "", text).replace("\n", " ").replace("\r", " ")
