"""The folders of a library as they lie on the disk: which files there are, and their bytes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from deskbook.adapters import files
from deskbook.model.finding import Finding


def markdown(root: Path, folder: str, findings: list[Finding]) -> Iterator[str]:
    """The Markdown files below a folder in order; links and strays are findings."""
    if not (root / folder).resolve().is_relative_to(root.resolve()):
        message = "this folder is a link out of the library: put the folder itself here"
        findings.append(Finding(folder, 1, "file.symlink", message))
        return
    yield from _markdown(f"{root}", folder, findings)


def _markdown(root: str, folder: str, findings: list[Finding]) -> Iterator[str]:
    folders = []
    for entry in _entries(root, folder, findings):
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            message = "this is a link to another place: put the file itself here"
            findings.append(Finding(path, 1, "file.symlink", message))
        elif entry.is_dir():
            folders.append(path)
        elif entry.name.endswith(".md"):
            yield path
        elif not entry.name.startswith("."):
            message = "only .md files belong here: move it, or name it .md"
            findings.append(Finding(path, 1, "file.stray", message))
    for path in folders:
        yield from _markdown(root, path, findings)


def _entries(root: str, folder: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        findings.append(_closed(folder, "folder", error))
        return []


def content(root: Path, path: str) -> bytes | Finding:
    """The bytes of a file that `markdown` named, or why there are none.

    A pipe or a device, which would keep us waiting for ever, and a link are not read.
    """
    try:
        handle = os.open(f"{root}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb", buffering=0) as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return _no_file(path)
            return stream.read()
    except IsADirectoryError:
        return _no_file(path)
    except OSError as error:
        return _closed(path, "file", error)


def named(root: Path, path: str) -> bytes | Finding:
    """As `content`, of a file that a person or a record named.

    Raises:
        DeskError: it lies outside of the library.
    """
    files.inside(root, path)
    return content(root, path)


def _no_file(path: str) -> Finding:
    return Finding(path, 1, "file.kind", "this is not a file: put a text file in its place")


def _closed(path: str, what: str, error: OSError) -> Finding:
    why = error.strerror or type(error).__name__
    message = f"the {what} cannot be opened ({why}): mend its rights"
    return Finding(path, 1, "file.closed", message)
