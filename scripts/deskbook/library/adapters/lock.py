"""Locks on files, which exclude other processes and the other threads of this one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

EXCLUSIVE: Final = "exclusive"
SHARED: Final = "shared"


@contextmanager
def exclusive(path: Path, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Lock a file for one holder. A holder that ends or is killed releases it.

    A thread that already has the lock must not ask for it again: it would wait for itself.

    Args:
        path: the file, which is made where it is missing.
        on_wait: called once if others have the lock, before the wait.

    Raises:
        OSError: the file system has no locks.
    """
    with path.open("a") as stream:
        _lock(stream, EXCLUSIVE, on_wait)
        yield


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """Lock a file together with other shared holders; an exclusive holder waits for all of them.

    Raises:
        OSError: the file system has no locks.
    """
    with path.open("a") as stream:
        _lock(stream, SHARED, None)
        yield


def _lock(stream: IO[str], mode: str, on_wait: Callable[[], None] | None) -> None:
    """Lock an open file until it is closed."""
    import portalocker  # noqa: PLC0415 - most commands that only read take no lock

    flag = portalocker.LOCK_EX if mode == EXCLUSIVE else portalocker.LOCK_SH
    try:
        try:
            portalocker.lock(stream, flag | portalocker.LOCK_NB)
        except portalocker.AlreadyLocked:
            if on_wait is not None:
                on_wait()
            portalocker.lock(stream, flag)
    except portalocker.LockException as error:
        raise OSError(f"{stream.name} cannot be locked: {error}") from error
