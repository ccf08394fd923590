"""Changes of several files at once: a change that was begun is finished by the next writer.

Before the first file is written the whole change stands in `.desk/journal`. A process that is
killed leaves it there, and whoever takes the library's lock next finishes it, commit and all.
"""

import json
from binascii import a2b_base64
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, disk, git, git_clone, git_commit
from deskbook.library.adapters.git_clone import Place
from deskbook.library.model.finding import DeskError

_FILE: Final = ".desk/journal"


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

    `gated` says that they were looked through already, so that our hook need not do it.
    """

    writes: Sequence[Write]
    committed: Sequence[str]
    message: str
    gated: bool = False


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
            git_commit.commit(root, place, change.committed, change.message, gated=change.gated)
    except DeskError:
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
            place = git_clone.place(root)
            git_commit.commit(root, place, change.committed, change.message, gated=change.gated)
    except git.GitError as error:
        console.complain(f"desk: {error}")
    _forget(root)
    console.complain(f"desk: finished what was interrupted: {change.message}")


def _written(root: Path, write: Write) -> bool:
    """Write a file if it is as it was; whether it now is as it was to be."""
    disk.clear((root / write.path).parent)
    there = disk.current(root, write.path)
    if there == write.expected:
        disk.replace(root, write.path, write.data, expected=there)
    wanted = "" if write.data is None else disk.digest(write.data)
    return disk.current(root, write.path) == wanted


def _read(root: Path) -> Change:
    try:
        values = json.loads((root / _FILE).read_bytes())
        writes = [Write(**it) for it in values["writes"]]
        return Change(writes, values["committed"], values["message"], bool(values.get("gated")))
    except (ValueError, TypeError, KeyError):
        raise DeskError(
            f"{_FILE}, which keeps a change that was interrupted, cannot be read: look at `git "
            "status`, then delete it"
        ) from None


def _forget(root: Path) -> None:
    (root / _FILE).unlink(missing_ok=True)
