"""Files of a library as commands write them: one writer at a time, each file whole."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, disk, journal
from deskbook.library.adapters.disk import ChangedError, digest, inside, replace
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import WriteFile

__all__ = ["ChangedError", "alone", "digest", "exclusive", "inside", "locked", "replace"]


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
    with exclusive(folder / name, lambda: console.complain(f"desk: {others}; waiting for it")):
        yield


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

    with path.open("ab") as stream:
        try:
            try:
                portalocker.lock(stream, portalocker.LOCK_EX | portalocker.LOCK_NB)
            except portalocker.AlreadyLocked:
                on_wait()
                portalocker.lock(stream, portalocker.LOCK_EX)
        except portalocker.LockException as error:
            raise OSError(f"{path} cannot be locked: {error}") from error
        yield


DERIVED: Final = ("build", ".desk/digests", ".desk/index.sqlite", ".desk/index.sqlite-wal")
MORE: Final = (".desk/index.sqlite-shm", ".desk/index.sqlite-journal")


def drop_generated(root: Path) -> None:
    """Throw it all away: it may hold words that the files hold no more, even in free pages."""
    for name in (*DERIVED, *MORE):
        path = root / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            disk.remove(path)


def find_stale(root: Path, made: Mapping[str, str], head: str, verb: str) -> Iterator[WriteFile]:
    """Yield the writes that bring files to the text that they should have.

    Args:
        root: the library.
        made: the text of each file by its path.
        head: how every file of ours begins.
        verb: the command that makes them.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    for path, text in made.items():
        place = inside(root, path)
        if not place.exists():
            yield WriteFile(path, text)
            continue
        data = place.read_bytes()
        if data == text.encode():
            continue
        if not data.startswith(head.encode()):
            raise DeskError(
                f"{path} was not made by `{verb}`, so nothing was written: move it out of the way"
            )
        yield WriteFile(path, text, digest(data))
