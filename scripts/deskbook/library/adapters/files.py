"""Files of a library as commands write them: one writer at a time, each file whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskbook.library.adapters import console, journal, lock
from deskbook.library.adapters.disk import ChangedError, digest, inside, replace

__all__ = ["ChangedError", "alone", "digest", "inside", "locked", "replace"]


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Lock the library for one writer: one process, and one thread of it, in one work tree.

    The work of a writer that was killed is finished first.
    """
    with alone(root, "lock", "another desk command is writing here"):
        journal.heal(root)
        yield


@contextmanager
def alone(root: Path, name: str, others: str) -> Iterator[None]:
    """Exclude other processes and threads of this work tree until the end of the block.

    Args:
        root: the library.
        name: the file below `.desk/` that is locked.
        others: the message if others have the lock and we wait.
    """
    folder = root / ".desk"
    folder.mkdir(exist_ok=True)
    with lock.exclusive(folder / name, lambda: console.complain(f"desk: {others}; waiting for it")):
        yield
