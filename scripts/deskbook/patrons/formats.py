"""Content of the vault's files before they are sealed: JSON, padded to a few sizes."""

from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec

from deskbook.library.model.finding import DeskError
from deskbook.patrons.model.patron import Blob, Message, Patron

VaultT = TypeVar("VaultT", Patron, Message, Blob)

VERSION: Final = 1
SMALLEST: Final = 1024
"""Bytes of the smallest size; every other is twice the one before."""


class DamagedError(DeskError):
    """A file of the vault that does not hold what it should."""


def write_record(record: Patron | Message | Blob) -> bytes:
    """A record filled up with spaces, so that its size tells nothing but its class."""
    return _padded(msgspec.json.encode({"deskbook": VERSION, "record": record}))


def read_record(kind: type[VaultT], data: bytes) -> VaultT:
    """A record as `write` wrote it.

    Raises:
        DamagedError: it is not one, or of a later version than this program knows.
    """
    held = _opened(data)
    try:
        return msgspec.convert(held.get("record"), kind)
    except msgspec.ValidationError as error:
        raise DamagedError(f"it does not hold a {kind.__name__.lower()}: {error}") from None


def write_map(entries: Mapping[str, object]) -> bytes:
    """A shard of the keyring or of the index."""
    ordered = {key: entries[key] for key in sorted(entries)}
    return _padded(msgspec.json.encode({"deskbook": VERSION, "record": ordered}))


def read_keys(data: bytes) -> dict[str, str]:
    """A shard of the keyring: pseudonyms with their keys.

    Raises:
        DamagedError: it is not one.
    """
    return _map(data, dict[str, str])


def read_index(data: bytes) -> dict[str, list[str]]:
    """A shard of the index: what patrons are found by, with their pseudonyms.

    Raises:
        DamagedError: it is not one.
    """
    return _map(data, dict[str, list[str]])


MapT = TypeVar("MapT")


def _map(data: bytes, kind: type[MapT]) -> MapT:
    try:
        return msgspec.convert(_opened(data).get("record"), kind)
    except msgspec.ValidationError as error:
        raise DamagedError(f"it does not hold a shard: {error}") from None


def _opened(data: bytes) -> dict[str, object]:
    try:
        held = msgspec.json.decode(data)
    except msgspec.DecodeError:
        raise DamagedError("it does not hold what the vault writes") from None
    if not isinstance(held, dict) or held.get("deskbook") != VERSION:
        raise DamagedError(
            "it was written by another version of Deskbook: bring this one up to date"
        )
    return held


def _padded(data: bytes) -> bytes:
    size = SMALLEST
    while size < len(data):
        size *= 2
    return data + b" " * (size - len(data))
