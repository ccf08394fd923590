"""The library's secret behind the links by which patrons see where their questions stand."""

import base64
import os
import tempfile
from pathlib import Path
from typing import Final

from deskbook.library.adapters import chance, disk
from deskbook.library.model.finding import DeskError

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
        DeskError: it is damaged or too short.
    """
    if given := os.environ.get(VARIABLE):
        return _read(given, VARIABLE)
    path = root / ".desk" / FILE
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        _draw(path)
    return _read(path.read_text(encoding="ascii", errors="replace"), f".desk/{FILE}")


def _draw(path: Path) -> None:
    """Write a new secret whole; of two processes that do so at once, the first one's stays."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{FILE}.", suffix=".tmp")
    new = Path(name)
    with os.fdopen(handle, "wb") as stream:
        stream.write(base64.b64encode(chance.key(SIZE)) + b"\n")
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
