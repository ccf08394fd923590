"""The library's secret behind the links by which patrons see where their questions stand."""

import base64
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from deskbook.library.adapters import chance, disk
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import record

VARIABLE: Final = "DESK_STATUS_KEY"
FILE: Final = "status.key"
SIZE: Final = 32


def is_given() -> bool:
    """Return whether this machine was given the secret, and does not draw one of its own."""
    return bool(os.environ.get(VARIABLE))


def read_key(root: Path) -> bytes:
    """The secret: `DESK_STATUS_KEY` (base 64), else `.desk/status.key`, drawn on first use.

    Every machine that makes links or builds the site needs the same one.

    Raises:
        DeskError: it is damaged or too short, or is not the one that the library records.
    """
    known = record.read(root)
    expected = known.status_key if known else ""
    if given := os.environ.get(VARIABLE):
        return _expected(_read(given, VARIABLE), expected, VARIABLE)
    path = root / ".desk" / FILE
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        if expected:
            raise DeskError(
                "this clone does not have the secret behind patrons' links: `desk join` gets it"
            )
        _draw(path)
    return _expected(read_own(root), expected, f".desk/{FILE}")


def read_own(root: Path) -> bytes:
    """Return the secret in this clone's file, whichever it is; empty where there is none.

    Raises:
        DeskError: it is damaged or too short.
    """
    path = root / ".desk" / FILE
    if not path.exists():
        return b""
    return _read(path.read_text(encoding="ascii", errors="replace"), f".desk/{FILE}")


def take_over(root: Path, secret: bytes) -> bool:
    """Let the library's secret be this clone's; whether it had another one, which is kept aside."""
    path = root / ".desk" / FILE
    own = read_own(root)
    if own == secret:
        return False
    path.parent.mkdir(exist_ok=True)
    if own:
        path.replace(path.with_name(f"{FILE}.before"))
    _put(path, secret)
    return bool(own)


def make_digest(secret: bytes) -> str:
    """Return what the library records of the secret, which nobody can find it by."""
    return hashlib.sha256(b"deskbook status key " + secret).hexdigest()[:16]


def _expected(secret: bytes, digest: str, where: str) -> bytes:
    """The secret, if it is the one that the library records."""
    if digest and make_digest(secret) != digest:
        raise DeskError(
            f"{where} is not the secret behind this library's links, so nothing was done: "
            "`desk join` gets the right one"
        )
    return secret


def _draw(path: Path) -> None:
    """Write a new secret; of two processes that do so at once, the first one's stays."""
    _put(path, chance.key(SIZE))


def _put(path: Path, secret: bytes) -> None:
    """Write a secret whole, for its owner alone, where there is none."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{FILE}.", suffix=".tmp")
    new = Path(name)
    with os.fdopen(handle, "wb") as stream:
        stream.write(base64.b64encode(secret) + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    try:
        path.hardlink_to(new)
    except FileExistsError:
        pass
    except OSError:  # this file system has no hard links
        if not path.exists():
            disk.put_in_place(new, path)
    new.unlink(missing_ok=True)


def _read(text: str, where: str) -> bytes:
    try:
        found = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        found = b""
    if len(found) < SIZE:
        raise DeskError(
            f"{where} does not hold a secret of {SIZE} bytes in base 64: restore it from another "
            "machine, or delete it (then all links that patrons have stop working)"
        )
    return found
