"""HTML comments in texts: notes to whoever edits the file, so they never leave the library."""

import re
from collections.abc import Iterator
from typing import Final

_STAFF: Final = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_WHOLE: Final = re.compile(r"<!--.*?-->", re.DOTALL)


def remove(text: str, *, by_patron: bool = False) -> str:
    """Return a text without HTML comments.

    Args:
        text: the text.
        by_patron: whether a patron wrote it. A comment that nothing ends then stays: it is a
            question about HTML rather than a comment.
    """
    if "<!--" not in text:
        return text
    return (_WHOLE if by_patron else _STAFF).sub("", text).strip()


def find(text: str) -> Iterator[str]:
    """Yield what is in the HTML comments of a text."""
    yield from (it.strip() for it in _STAFF.findall(text))
