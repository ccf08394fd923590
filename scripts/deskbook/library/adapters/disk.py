"""Files on disk: read with their digest, written whole or not at all, never over a change."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from deskbook.library.adapters import clock
from deskbook.library.model.finding import DeskError

_LEFTOVERS: Final = ".desk-*.tmp"
_IN_USE: Final = frozenset({5, 32})
"""Error codes of Windows (access denied, sharing violation) for a file that a program has open."""
_PAUSES: Final = (0.01, 0.05, 0.2, 0.5, 1.0)


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
        remove(path)
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
        put_in_place(Path(temporary), path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def put_in_place(new: Path, path: Path) -> None:
    """Rename a file over another one, or a folder to a name that is free.

    Windows refuses it while a program has the other file open: virus scanners and editors let go
    after a moment, so it is tried again for two seconds.
    """
    _patiently(lambda: new.replace(path))


def remove(path: Path) -> None:
    """Remove a file if it is there, as patiently as `put_in_place`."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(change: Callable[[], object]) -> None:
    for pause in _PAUSES:
        try:
            change()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            clock.wait(pause)
        else:
            return
    change()


def create(path: Path) -> IO[bytes]:
    """Open a new file for writing, which its owner alone may read.

    Raises:
        FileExistsError: there is such a file.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def is_open_to_others(path: Path) -> bool:
    """Return whether the mode of a file lets other users of this computer read it.

    Windows and some file systems (FAT, a drive of Windows in WSL) keep no modes; there it is false.
    """
    return bool(path.stat().st_mode & 0o077) and _keeps_modes(path.parent)


def _keeps_modes(folder: Path) -> bool:
    """Return whether a file that is created for its owner alone is kept so."""
    import tempfile  # noqa: PLC0415 - who only reads need not load it

    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".desk-", suffix=".tmp") as probe:
            return not Path(probe.name).stat().st_mode & 0o077
    except OSError:
        return True


def clear(folder: Path) -> None:
    """Take away what a writer that was killed left in a folder; no reader ever looks at it."""
    for leftover in folder.glob(_LEFTOVERS):
        leftover.unlink(missing_ok=True)
