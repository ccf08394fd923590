"""Content of the vault's files before they are sealed: JSON, padded to a few sizes.

Beside them the record of the vault in the library, which is plain text.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Final, TypeVar

import msgspec

from deskbook.library.model.finding import DeskError
from deskbook.patrons.model.patron import Blob, Message, Patron
from deskbook.patrons.model.vault_record import PATH, VaultRecord

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


_HEAD: Final = """\
# This library has a vault, which keeps its patrons' names and addresses sealed. `desk` writes this
# file, so that every clone knows of the vault: `desk join` lets a clone open it.
"""


def write_vault_record(record: VaultRecord) -> str:
    """The text of the record of a vault: a value on each line."""
    values = ((it.name.replace("_", "-"), getattr(record, it.name)) for it in fields(record))
    return _HEAD + "".join(f"{key}: {value}\n" for key, value in values if value)


def read_vault_record(text: str) -> VaultRecord:
    """The record of a vault as `write_vault_record` wrote it.

    Raises:
        DeskError: a line is none of it, or the id of the vault is missing.
    """
    known = {it.name.replace("_", "-"): it for it in fields(VaultRecord)}
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = (it.strip() for it in line.partition(":"))
        if key not in known or not re.fullmatch(known[key].metadata["pattern"], value):
            raise DeskError(
                f"{PATH}:{number}: this is no line of the vault's record: "
                f"`git checkout origin/main -- {PATH}` brings it back as others have it"
            )
        found[known[key].name] = value
    if "vault" not in found:
        raise DeskError(f"{PATH}:1: the line `vault:` is missing: bring the file back from Git")
    return VaultRecord(**found)
