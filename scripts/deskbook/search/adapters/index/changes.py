"""Files that may have changed since the last update of the index, found without reading them.

A folder's time changes when a name in it comes, goes or is replaced, as Git and most programs do
it. Editors that write in place leave it alone: so files that are likely to be edited (tickets that
are not resolved) are looked at each time, files that a commit changed are looked at when the commit
is new, and `fresh` looks at all. A file that changed within `SLACK` of being read may change again
without any trace (Git knows such files as racily clean): it is read again until it has aged.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from deskbook.search.adapters.index import git_head, schema

SLACK: Final = 2_000_000_000
"""Nanoseconds; the coarsest clock of a file system in use (FAT's) has steps of two seconds."""

ANSWERS: Final = "knowledge/answers"
Look = Callable[[str], os.stat_result]
"""Returns the state of a path without following a link, or raises an `OSError`."""

TREES: Final = ("tickets", ANSWERS)
"""The folders that are indexed, with all that is below them."""


@dataclass(slots=True)
class Hints:
    """Folders and files to look at more closely, and the commit that was looked for."""

    folders: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    head: str = ""


def hints(connection: sqlite3.Connection, root: Path, *, fresh: bool, files: bool) -> Hints:
    """Return the differences from the state that the index remembers."""
    found = Hints(head=git_head.head(root))
    with _opened(root) as look:
        found.folders = list(_folders(connection, look, fresh=fresh))
        if files:
            found.files = list(_watched(connection, root))
    if files and found.head != schema.read(connection, "head"):
        found.files += _committed(connection, root, found)
    return found


def stamp(found: os.stat_result) -> int:
    """What changes whenever a file does: its times, size and place on the disk, as one number."""
    return hash((found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino))


def is_racy(found: os.stat_result, clock: int) -> bool:
    """Whether a file that was looked at by this clock could have changed since without a trace."""
    return max(found.st_mtime_ns, found.st_ctime_ns) >= clock - SLACK


def clock(root: Path) -> int:
    """The time in nanoseconds, by the clock that the library's file system goes by.

    Where nothing may be written it is long ago, so that every file counts as racy.
    """
    path = root / ".desk" / "index.clock"
    try:
        path.touch()
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@contextmanager
def _opened(folder: Path) -> Iterator[Look]:
    """Give a function that looks at a path below a folder, which is opened once where that works.

    Windows opens no folders.
    """
    if os.stat not in os.supports_dir_fd:
        yield lambda path: (folder / path).lstat()
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        yield lambda path: os.stat(path, dir_fd=handle, follow_symlinks=False)
    finally:
        os.close(handle)


def _folders(connection: sqlite3.Connection, look: Look, *, fresh: bool) -> Iterator[str]:
    known = connection.execute("SELECT path, stamp, racy FROM folder").fetchall()
    yield from (path for path in TREES if path not in {row[0] for row in known})
    for path, before, racy in known:
        if fresh or racy or _stamp_of(path, look) != before:
            yield path


def _watched(connection: sqlite3.Connection, root: Path) -> Iterator[str]:
    """The paths of watched files that changed."""
    rows = connection.execute(
        "SELECT folder, name, stamp, racy FROM file INDEXED BY file_watched WHERE watched "
        "ORDER BY path"
    )
    for folder, some in groupby(rows, key=itemgetter(0)):
        held = [row[1:] for row in some]
        yield from (f"{folder}/{name}.md" for name in changed(root, folder, held))


def changed(root: Path, folder: str, held: Sequence[tuple[str, int, int]]) -> list[str]:
    """The names of a folder's files that are not as they were: name, stamp, and whether racy.

    The folder is opened once, which makes its files quick to see.
    """
    try:
        with _opened(root / folder) as look:
            return [
                name
                for name, before, racy in held
                if racy or _stamp_of(f"{name}.md", look) != before
            ]
    except OSError:
        return [name for name, _, _ in held]


def _stamp_of(path: str, look: Look) -> int | None:
    try:
        return stamp(look(path))
    except OSError:
        return None


def _committed(connection: sqlite3.Connection, root: Path, found: Hints) -> Iterable[str]:
    """Files that differ between the commit that was last seen and the present one."""
    before = schema.read(connection, "head")
    if not before or not found.head:
        return ()
    from deskbook.library.adapters import git  # noqa: PLC0415 - running processes is slow to load

    changed = git.changed_between(root, before, found.head, TREES)
    if changed is None:
        found.folders = [row[0] for row in connection.execute("SELECT path FROM folder")]
        return ()
    return changed
