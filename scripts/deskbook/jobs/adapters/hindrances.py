"""Look for what keeps commands from writing in a clone."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deskbook.jobs.model.hindrances import Hindrances, Lack, Unwritable
from deskbook.library.adapters import clock, git, git_clone, journal
from deskbook.library.model.finding import explain_environment
from deskbook.sharing.adapters import adopt

_PROBE: Final = bytes(256 * 1024)
"""As much as a command that writes a few files needs."""

_LACKS: Final[dict[int, Lack]] = {
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", -1): "full",
    errno.EROFS: "read-only",
}

_LOCKS: Final = ("*.lock", "refs/**/*.lock", "objects/*.lock", "objects/info/**/*.lock")
"""Where Git puts its locks; no branch or tag can have a name that ends so."""

_PATIENCE: Final = 0.5
"""Seconds that a Git at work is given to end."""


def find(root: Path, *, clone: bool) -> Hindrances:
    """Return what hinders commands in a library, which is a clone or not."""
    homes = git_clone.list_folders(root) if clone else ()
    found = tuple(_unwritable(root, (root, root / ".desk", *homes)))
    interrupted = journal.is_begun(root) and journal.is_readable(root)
    if not clone:
        return Hindrances(found, interrupted=interrupted)
    return Hindrances(
        unwritable=found,
        locks=_list_locks(homes),
        begun=git_clone.find_begun(homes[0]),
        adopting=bool(git.run(root, "rev-parse", "--verify", "-q", adopt.ADOPTING, check=False)),
        interrupted=interrupted,
    )


def _unwritable(root: Path, folders: tuple[Path, ...]) -> Iterator[Unwritable]:
    for folder in dict.fromkeys(it.resolve() for it in folders if it.is_dir()):
        try:
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".desk-", suffix=".tmp") as probe:
                probe.write(_PROBE)
                probe.flush()
        except OSError as error:
            disk, build = _find_mount(folder), (root / "build").resolve()
            spare = str(build) if build.is_dir() and _find_mount(build) == disk else ""
            lack = _LACKS.get(error.errno or 0, "other")
            error.filename = None
            why = explain_environment(error) or str(error)
            yield Unwritable(str(folder), lack, why, str(disk), spare)


def _find_mount(folder: Path) -> Path:
    return next(it for it in (folder, *folder.parents) if os.path.ismount(it))


def _list_locks(homes: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the locks that a Git holds longer than a moment."""
    first = _look_for_locks(homes)
    if not first:
        return ()
    clock.wait(_PATIENCE)
    still = _look_for_locks(homes)
    return tuple(sorted(path for path, made in first.items() if still.get(path) == made))


def _look_for_locks(homes: tuple[Path, ...]) -> dict[str, tuple[int, int]]:
    """Return each lock with what tells it from a later one of the same name."""
    found = {}
    for path in {path for home in homes for form in _LOCKS for path in home.glob(form)}:
        try:
            state = path.stat()
        except FileNotFoundError:
            continue
        found[str(path)] = (state.st_ino, state.st_mtime_ns)
    return found
