"""The cache of files that the gate let through, so that the next build reads only the others.

`build/public/passed.json` is a cache that is never needed: where it is missing, cannot be read, or
the gate or the software is another, every file is read again.
"""

import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import msgspec

from deskbook.library.adapters import disk
from deskbook.privacy.rules.redact import Gate
from deskbook.sites.adapters import build_cache

NAME: Final = "passed.json"


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """Digests of the files that held nothing personal, by the gate with this stamp."""

    stamp: str = ""
    files: frozenset[str] = frozenset()


def stamp(gate: Gate) -> str:
    """A digest of a gate, by all of its fields, and of the software that it is a part of."""
    return build_cache.digest(
        ([_spelt(getattr(gate, it.name)) for it in fields(gate)], build_cache.software())
    )


def read(folder: Path, stamp: str) -> frozenset[str]:
    """Digests of the files that this gate let through before."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=Passed)
    except (FileNotFoundError, msgspec.DecodeError):
        return frozenset()
    return found.files if found.stamp == stamp else frozenset()


def write(folder: Path, stamp: str, files: Iterable[str]) -> None:
    """Remember which files this gate let through."""
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{NAME}.new"
    new.write_bytes(
        msgspec.json.encode(Passed(stamp=stamp, files=frozenset(files)), order="sorted")
    )
    disk.put_in_place(new, folder / NAME)


def _spelt(value: Any) -> Any:
    """A field of a gate as it is compared: sets in order, patterns whole."""
    if isinstance(value, frozenset):
        return sorted(value)
    return (value.pattern, value.flags) if isinstance(value, re.Pattern) else value
