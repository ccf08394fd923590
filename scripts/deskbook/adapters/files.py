"""Files on disk: read with their digest, written whole or not at all, never over a change."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskbook.model.finding import DeskError


class ChangedError(DeskError):
    """The file is not the one that was read."""


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def inside(root: Path, relative: str) -> Path:
    """The path of a file of the library.

    Raises:
        DeskError: the path, or the folder a link leads it to, lies outside of the library.
    """
    path = root / relative
    if not path.parent.resolve().is_relative_to(root.resolve()) or path.is_symlink():
        raise DeskError(f"{relative} leads out of the library: nothing is read or written there")
    return path


def replace(root: Path, relative: str, data: bytes, *, expected: str) -> None:
    """Write a whole file: temporary file, fsync, rename.

    Args:
        root: the library's root.
        relative: the file, relative to it.
        data: its new bytes.
        expected: the digest of the bytes it replaces; empty where there is no file yet.

    Raises:
        ChangedError: the file has changed (or appeared) since it was read.
    """
    path = inside(root, relative)
    current = digest(path.read_bytes()) if path.exists() else ""
    if current != expected:
        raise ChangedError(
            f"{relative} has changed since it was read, so nothing was written: run it again"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".desk-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if current else 0o644)
        Path(temporary).rename(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the library's lock: one writer at a time in one work tree."""
    folder = root / ".desk"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
