"""What an index was made by: an index of other code is thrown away and made anew."""

import hashlib
import platform
import sqlite3
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[2]
_DECIDING: Final = ("model", "formats", "adapters/index")
"""The folders of the package that decide what stands in an index."""


def code() -> str:
    """A digest of the code that reads files and fills the index, and of what it runs on."""
    found = hashlib.sha256()
    for folder in _DECIDING:
        for path in sorted((_PACKAGE / folder).glob("*.py")):
            found.update(path.read_bytes())
    found.update(f"{platform.python_version()} {sqlite3.sqlite_version}".encode())
    return found.hexdigest()
