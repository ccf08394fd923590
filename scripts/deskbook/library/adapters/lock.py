"""Locks on files, which exclude other processes and the other threads of this one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Lock a file for one holder. A holder that ends or is killed releases it.

    A thread that already has the lock must not ask for it again: it would wait for itself.

    Args:
        path: the file, which is made where it is missing.
        on_wait: called once if others have the lock, before the wait.

    Raises:
        OSError: the file system has no locks.
    """
    import portalocker  # noqa: PLC0415 - commands that only read take no lock

    with path.open("a") as stream:
        try:
            try:
                portalocker.lock(stream, portalocker.LOCK_EX | portalocker.LOCK_NB)
            except portalocker.AlreadyLocked:
                on_wait()
                portalocker.lock(stream, portalocker.LOCK_EX)
        except portalocker.LockException as error:
            raise OSError(f"{path} cannot be locked: {error}") from error
        yield
