"""Version of the code that made an index; an index of other code is made anew."""

import platform
import sqlite3
import zlib
from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[3]
_DECIDING: Final = ("*/model", "*/formats", "search/adapters/index")
"""The modules and folders of the package that decide what is in an index."""


@cache
def code() -> str:
    """Return a checksum of the code that reads files and fills the index, and what it runs on."""
    size, check = 0, 0
    for path in sources():
        data = path.read_bytes()
        size, check = size + len(data), zlib.crc32(data, check)
    return f"{size} {check:08x} {platform.python_version()} {sqlite3.sqlite_version}"


def sources() -> list[Path]:
    """Return the modules that decide what is in an index."""
    patterns = (end for it in _DECIDING for end in (f"{it}.py", f"{it}/**/*.py"))
    return sorted(path for pattern in patterns for path in _PACKAGE.glob(pattern))
