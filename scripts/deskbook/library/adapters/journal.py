"""Changes of several files at once: a change that was begun is finished by the next writer.

Before the first file is written the whole change stands in `.desk/journal`. A process that is
killed leaves it there, and whoever takes the library's lock next finishes it, commit and all.
"""

import json
from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, disk, git, git_clone, git_commit, memory
from deskbook.library.adapters.git_clone import Place
from deskbook.library.adapters.git_commit import Edited
from deskbook.library.model.finding import DeskError

_FILE: Final = ".desk/journal"
_UNKEPT: Final = "unkept"


@dataclass(frozen=True, slots=True)
class Write:
    """A file's new text, and the digest of what it replaces (empty where there is no file).

    A text of `None` takes the file away. `coded` are the bytes of a file that is not text, in
    base 64.
    """

    path: str
    text: str | None
    expected: str
    coded: str = ""

    @property
    def data(self) -> bytes | None:
        """Its new bytes."""
        if self.coded:
            return a2b_base64(self.coded)
        return None if self.text is None else self.text.encode()


@dataclass(frozen=True, slots=True)
class Change:
    """Files to write, those among them to commit together, and the message of that commit.

    `gated` says that they were looked through already, so that our hook need not do it. `edited`
    are those in which somebody has changes of their own, which stay out of the commit.
    """

    writes: Sequence[Write]
    committed: Sequence[str]
    message: str
    gated: bool = False
    edited: Mapping[str, Edited] = field(default_factory=dict)


def carry(root: Path, change: Change, place: Place | None) -> None:
    """Write all files and commit them; the caller holds the library's lock.

    Args:
        root: the library.
        change: what to write.
        place: where its clone stands, if files are to be committed.

    Raises:
        ChangedError: a file has changed since it was read; nothing was written.
        GitError: the files are written, but Git refused the commit.
    """
    for write in change.writes:
        disk.refuse_changed(root, write.path, write.expected)
    if not change.writes:
        return
    (root / ".desk").mkdir(exist_ok=True)
    disk.replace(
        root, _FILE, json.dumps(asdict(change)).encode(), expected=disk.current(root, _FILE)
    )
    try:
        for write in change.writes:
            disk.replace(root, write.path, write.data, expected=write.expected)
        if place:
            _commit(root, place, change)
    except DeskError:
        if place:
            _remember_unkept(root, change)
        _forget(root)  # refused, not killed: it would be refused again
        raise
    _forget(root)


def heal(root: Path) -> None:
    """Finish the change that a killed process began; a file changed since then is left alone."""
    disk.clear(root / ".desk")
    if not (root / _FILE).exists():
        return
    change = _read(root)
    changed = [write.path for write in change.writes if not _written(root, write)]
    for path in changed:
        console.complain(f"{path}: it was changed since, so it is as you left it: look at it")
    try:
        if change.committed:
            sound = [path for path in change.committed if path not in changed]
            _commit(root, git_clone.place(root), replace(change, committed=sound))
    except git.GitError as error:
        _remember_unkept(root, change)
        console.complain(f"desk: {error}")
    _forget(root)
    console.complain(f"desk: finished what was interrupted: {change.message}")


def _commit(root: Path, place: Place, change: Change) -> None:
    edited = {path: it for path, it in change.edited.items() if path in change.committed}
    git_commit.commit(
        root, place, change.committed, change.message, gated=change.gated, edited=edited
    )
    _forget_unkept(root, change.committed)


def _remember_unkept(root: Path, change: Change) -> None:
    """Remember the files that stand as we wrote them, for the commit of the next writer."""
    own = [it for it in change.writes if it.path in change.committed]
    digests = {
        it.path: disk.digest(it.data) for it in own if it.data and it.path not in change.edited
    }
    memory.remember(root, _UNKEPT, memory.recall(root, _UNKEPT) | digests)


def list_unkept(root: Path) -> dict[str, str]:
    """Return the files that a command wrote but could not commit, with the digest of each."""
    return memory.recall(root, _UNKEPT)


def _forget_unkept(root: Path, paths: Sequence[str]) -> None:
    """Forget files that are committed now."""
    known = memory.recall(root, _UNKEPT)
    if not known.keys().isdisjoint(paths):
        memory.remember(root, _UNKEPT, {it: known[it] for it in known if it not in paths})


def _written(root: Path, write: Write) -> bool:
    """Write a file if it is as it was; whether it now is as it was to be."""
    disk.clear((root / write.path).parent)
    there = disk.current(root, write.path)
    if there == write.expected:
        disk.replace(root, write.path, write.data, expected=there)
    wanted = "" if write.data is None else disk.digest(write.data)
    return disk.current(root, write.path) == wanted


def _read(root: Path) -> Change:
    import msgspec  # noqa: PLC0415 - there is seldom anything to finish

    try:
        change = msgspec.json.decode((root / _FILE).read_bytes(), type=Change)
        if _is_sound(root, change):
            return change
    except (ValueError, RecursionError, OSError, DeskError):
        pass
    raise DeskError(
        f"{_FILE}, which keeps a change that was interrupted, cannot be read: look at `git "
        f"status`, then `rm -r {_FILE}`"
    )


def _is_sound(root: Path, change: Change) -> bool:
    """Return whether a change is one of files of the library, which can be written as it says.

    Raises:
        ValueError: bytes are not coded in base 64.
        DeskError: a path leads out of the library.
    """
    for it in change.writes:
        _ = it.data
    paths = {it.path: disk.inside(root, it.path) for it in change.writes}
    named = "".join((*paths, change.message))
    return (
        paths.keys() >= {*change.committed}
        and "\0" not in named
        and not any(it.is_dir() for it in paths.values())
    )


def is_begun(root: Path) -> bool:
    """Return whether there is a change that was interrupted."""
    return (root / _FILE).exists()


def is_readable(root: Path) -> bool:
    """Return whether a change that was interrupted, if there is one, can be finished."""
    if not is_begun(root):
        return True
    try:
        _read(root)
    except DeskError:
        return False
    return True


def _forget(root: Path) -> None:
    (root / _FILE).unlink(missing_ok=True)
