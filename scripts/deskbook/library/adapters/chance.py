"""The only source of randomness: new ids, which nobody can guess or foresee."""

import secrets
from collections.abc import Container, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random

from deskbook.library.model.vocabulary import CROCKFORD

_TAKEN: ContextVar[Iterator[str] | None] = ContextVar("taken", default=None)
"""Where ids of entries come from in this context, if they are not drawn."""


@contextmanager
def taking(names: Iterator[str]) -> Iterator[None]:
    """Take the ids of new entries from `names`, so that work that is done again makes the same."""
    token = _TAKEN.set(names)
    try:
        yield
    finally:
        _TAKEN.reset(token)


def entry_id() -> str:
    """Eight characters for a new entry."""
    if (names := _TAKEN.get()) is not None:
        return next(names)
    return "".join(secrets.choice(CROCKFORD) for _ in range(8))


def ticket_id(taken: Container[str]) -> str:
    """An id for a new ticket that is not among those taken."""
    while True:
        name = "Q-" + "".join(secrets.choice(CROCKFORD) for _ in range(6))
        if name not in taken:
            return name


def pause(seconds: float) -> float:
    """A wait of about so long, so that two who met do not meet again."""
    return seconds * (0.5 + secrets.randbelow(1000) / 1000)


def pseudonym() -> str:
    """A new patron's pseudonym; it is derived from nothing."""
    return "p-" + "".join(secrets.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(10))


def key(size: int) -> bytes:
    """A new secret of so many bytes."""
    return secrets.token_bytes(size)


def seeded(seed: int) -> Random:
    """Chance that comes out the same each time, to measure with; nothing secret is made of it."""
    return Random(seed)  # noqa: S311 - measured with, not kept secret
