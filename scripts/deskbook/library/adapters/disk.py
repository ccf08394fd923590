"""Files on disk: read with their digest, written whole or not at all, never over a change."""

import os
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError

_LEFTOVERS: Final = ".desk-*.tmp"


class ChangedError(DeskError):
    """The file is not the one that was read."""


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    import hashlib  # noqa: PLC0415 - a list reads no file

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


def current(root: Path, relative: str) -> str:
    """The digest of a file as it stands; empty where there is none."""
    path = inside(root, relative)
    return digest(path.read_bytes()) if path.exists() else ""


def refuse_changed(root: Path, relative: str, expected: str) -> None:
    """Raise a `ChangedError` where a file is not the one that was read."""
    if current(root, relative) != expected:
        raise ChangedError(
            f"{relative} has changed since it was read, so nothing was written: run it again"
        )


def replace(root: Path, relative: str, data: bytes | None, *, expected: str) -> None:
    """Write a whole file: temporary file, fsync, rename; or take it away.

    Args:
        root: the library's root.
        relative: the file, relative to it.
        data: its new bytes; none where it is to be no more.
        expected: the digest of the bytes it replaces; empty where there is no file yet.

    Raises:
        ChangedError: the file has changed (or appeared) since it was read.
    """
    path = inside(root, relative)
    refuse_changed(root, relative, expected)
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # noqa: PLC0415 - who only reads need not load it

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".desk-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if expected else 0o644)
        Path(temporary).rename(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def clear(folder: Path) -> None:
    """Take away what a writer that was killed left in a folder; no reader ever looks at it."""
    for leftover in folder.glob(_LEFTOVERS):
        leftover.unlink(missing_ok=True)
