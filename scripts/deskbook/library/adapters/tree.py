"""The folders of a library on disk: their files, and the bytes of each."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk
from deskbook.library.model.finding import DeskError, Finding

_NO_FOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: Final[int] = getattr(os, "O_NONBLOCK", 0)
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
"""Options of `open` that not every system has: each is 0 where it is missing."""


@dataclass(slots=True)
class Folder:
    """The content of one folder: names of Markdown files and of folders, in order, and findings."""

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def markdown(root: Path, folder: str, findings: list[Finding]) -> Iterator[str]:
    """The Markdown files below a folder in order; links and strays are findings."""
    if strayed := find_link_out(root, folder):
        findings.append(strayed)
        return
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        found = read_folder(root, here)
        findings.extend(found.findings)
        yield from (f"{here}/{name}" for name in found.files)
        waiting.extend(f"{here}/{name}" for name in reversed(found.folders))


def find_link_out(root: Path, folder: str) -> Finding | None:
    """Return a finding if a folder of the library leads out of it."""
    if (root / folder).resolve().is_relative_to(root.resolve()):
        return None
    message = "this folder is a link out of the library: put the folder itself here"
    return Finding(folder, 1, "file.symlink", message)


def read_folder(root: Path, folder: str) -> Folder:
    """Return the content of a folder; empty where there is none."""
    found, others = Folder(), list[os.DirEntry[str]]()
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                if entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):
                    found.files.append(entry.name)
                else:
                    others.append(entry)
    except FileNotFoundError:
        pass
    except OSError as error:
        found.findings.append(_closed(folder, "folder", error))
    for entry in sorted(others, key=lambda entry: entry.name):
        _place(found, folder, entry)
    found.files.sort()
    return found


def _place(found: Folder, folder: str, entry: os.DirEntry[str]) -> None:
    """A name that is not simply that of a Markdown file."""
    path = f"{folder}/{entry.name}"
    if entry.is_symlink():
        message = "this is a link to another place: put the file itself here"
        found.findings.append(Finding(path, 1, "file.symlink", message))
    elif entry.is_dir():
        found.folders.append(entry.name)
    elif entry.name.endswith(".md"):
        found.files.append(entry.name)
    elif not entry.name.startswith("."):
        message = "only .md files belong here: move it, or name it .md"
        found.findings.append(Finding(path, 1, "file.stray", message))


def read_bytes(root: Path, path: str) -> bytes | Finding:
    """The bytes of a file that `markdown` named, or why there are none.

    A pipe or a device, which would keep us waiting for ever, and a link are not read.
    """
    place = f"{root}/{path}"
    try:
        if not _NO_FOLLOW and not stat.S_ISREG(os.lstat(place).st_mode):
            return _no_file(path)
        handle = os.open(place, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _BINARY)
        with os.fdopen(handle, "rb", buffering=0) as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return _no_file(path)
            return stream.read()
    except IsADirectoryError:
        return _no_file(path)
    except OSError as error:
        return _closed(path, "file", error)


def read_named_bytes(root: Path, path: str) -> bytes | Finding:
    """As `content`, of a file that a person or a record named.

    Raises:
        DeskError: it lies outside of the library.
    """
    disk.inside(root, path)
    return read_bytes(root, path)


def _no_file(path: str) -> Finding:
    return Finding(path, 1, "file.kind", "this is not a file: put a text file in its place")


def _closed(path: str, what: str, error: OSError) -> Finding:
    why = error.strerror or type(error).__name__
    message = f"the {what} cannot be opened ({why}): mend its rights"
    return Finding(path, 1, "file.closed", message)


def locate(root: Path, path: Path) -> str:
    """Return a file or folder that a person named as findings write it.

    Raises:
        DeskError: it is not there, or not in the library.
    """
    whole = Path(os.path.normpath(path.absolute()))
    if not whole.exists() and not whole.is_symlink():
        raise DeskError(f"{path} is not there")
    if not whole.is_relative_to(root):
        raise DeskError(f"{path} does not belong to the library in {root}")
    return whole.relative_to(root).as_posix()
