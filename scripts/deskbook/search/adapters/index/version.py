"""What an index was made by: an index of other code is thrown away and made anew."""

import platform
import sqlite3
import zlib
from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[3]
_DECIDING: Final = ("*/model", "*/formats", "search/adapters/index")
"""The folders of the package that decide what stands in an index."""


@cache
def code() -> str:
    """A checksum of the code that reads files and fills the index, and what it runs on."""
    size, check = 0, 0
    for folder in _DECIDING:
        for path in sorted(_PACKAGE.glob(f"{folder}/*.py")):
            held = path.read_bytes()
            size, check = size + len(held), zlib.crc32(held, check)
    return f"{size} {check:08x} {platform.python_version()} {sqlite3.sqlite_version}"
