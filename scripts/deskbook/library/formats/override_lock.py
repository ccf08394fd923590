"""`site/overrides.lock`: the digest of the original of each file that a library overrides.

A line has a digest and a path, as `sha256sum` writes them. Git merges the file line by line and
keeps all lines of both sides, so a path may be there twice; the last line counts. Other lines are
passed over: the file only serves to say that an original has changed.
"""

import re
from collections.abc import Mapping
from typing import Final

_HEAD: Final = "# Written by `desk look`: the originals that files were copied from.\n"
_LINE: Final = re.compile(r"^([0-9a-f]{64})  (\S.*?)\r?$", re.MULTILINE)


def read(text: str) -> dict[str, str]:
    """Return the digest of the original of each file, by path."""
    return {path: digest for digest, path in _LINE.findall(text)}


def write(originals: Mapping[str, str]) -> str:
    """Return the text of the file; `read` gives the same back."""
    return _HEAD + "".join(f"{digest}  {path}\n" for path, digest in sorted(originals.items()))
