"""The library's secret behind the links by which patrons see where their questions stand."""

import base64
import os
from pathlib import Path
from typing import Final

from deskbook.adapters import chance
from deskbook.model.finding import DeskError

VARIABLE: Final = "DESK_STATUS_KEY"
FILE: Final = "status.key"
SIZE: Final = 32


def is_given() -> bool:
    """Whether this machine was given the secret, and does not draw one of its own."""
    return bool(os.environ.get(VARIABLE))


def of(root: Path) -> bytes:
    """The secret: `DESK_STATUS_KEY` (base 64), else `.desk/status.key`, drawn on first use.

    Every machine that makes links or builds the site needs the same one.

    Raises:
        DeskError: it is damaged or too short.
    """
    if given := os.environ.get(VARIABLE):
        return _read(given, VARIABLE)
    path = root / ".desk" / FILE
    path.parent.mkdir(exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(base64.b64encode(chance.key(SIZE)) + b"\n")
    except FileExistsError:
        pass
    return _read(path.read_text(encoding="ascii", errors="replace"), f".desk/{FILE}")


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
