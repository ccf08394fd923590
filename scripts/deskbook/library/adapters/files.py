"""The library's files as verbs write them: one writer at a time, each file whole or not at all."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskbook.library.adapters import console, journal
from deskbook.library.adapters.disk import ChangedError, digest, inside, replace

__all__ = ["ChangedError", "alone", "digest", "inside", "locked", "replace"]


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the library's lock: one writer at a time in one work tree.

    What a writer before us began and did not finish, because it was killed, is finished first.
    """
    with alone(root, "lock", "another desk command is writing here"):
        journal.heal(root)
        yield


@contextmanager
def alone(root: Path, name: str, others: str) -> Iterator[None]:
    """Be the only process of this work tree between here and the end.

    Args:
        root: the library.
        name: the file below `.desk/` that is held.
        others: what is said when others hold it, and we wait.
    """
    folder = root / ".desk"
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            console.complain(f"desk: {others}; waiting for it")
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield
