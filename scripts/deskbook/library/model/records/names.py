"""Names of records: what can be a file's name, and names that have a meaning elsewhere."""

import re
from collections.abc import Collection
from typing import Final

from deskbook.library.model.vocabulary import SLUG

RESERVED: Final = frozenset(
    {
        "index",  # the list of all pages of a folder
        "readme",  # taken for the index by site engines
        *("con", "prn", "aux", "nul"),  # devices of Windows, whatever the suffix
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    }
)
"""Names that no record can have."""

_PRIVATE: Final = frozenset({".git", ".desk"})


def is_private(path: str) -> bool:
    """Return whether a path leads into a folder of Git or Deskbook, which has no records."""
    return not _PRIVATE.isdisjoint(path.lower().replace("\\", "/").split("/"))


def explain_unfit(name: str, what: str) -> str:
    """Return why a name cannot be that of a record, or an empty text.

    Args:
        name: the name of its file.
        what: what it would name, such as `an answer`.
    """
    if not re.fullmatch(SLUG, name):
        return f'"{name}" cannot name {what}: write lower case with hyphens'
    if name in RESERVED:
        return f'"{name}" cannot name {what}: it has a meaning elsewhere, so write another name'
    return ""


def choose_free(name: str, taken: Collection[str], suffix: str) -> str:
    """Return a name that is neither taken nor reserved: itself, or with a suffix."""
    return f"{name}-{suffix}" if name in taken or name in RESERVED else name
