"""Ids of entries that are made of what they say, not drawn by lot: every clone finds the same."""

from collections.abc import Container
from hashlib import sha256
from itertools import count

from deskbook.library.model.vocabulary import CROCKFORD


def derived(about: object, taken: Container[str]) -> str:
    """Eight characters made of what an entry is about, and of nothing that is taken."""
    return next(name for number in count() if (name := _eight(about, number)) not in taken)


def _eight(about: object, number: int) -> str:
    digest = sha256(f"{number} {about!r}".encode()).digest()
    return "".join(CROCKFORD[byte % 32] for byte in digest[:8])
