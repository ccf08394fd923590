"""A word or two that was made of a file, remembered until the file changes.

For what every list has to know of the knowledge: a dozen records need not be read each time.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from deskbook.search.adapters.index import changes, store

Make = Callable[[str], str]
"""Makes the text of a path; a `DeskError` of it is passed on, and nothing is remembered."""


def of(root: Path, paths: Iterable[str], make: Make) -> dict[str, str] | None:
    """The text that `make` gives for each of these files; none where there is no index.

    Args:
        root: the library's root.
        paths: files relative to it; they are looked at each time.
        make: called for those that changed or that were read too soon after they did.
    """
    wanted = list(paths)
    return store.using(root, lambda it: _of(it, root, wanted, make), files=False)


def _of(connection: sqlite3.Connection, root: Path, paths: list[str], make: Make) -> dict[str, str]:
    rows = connection.execute("SELECT path, stamp, racy, value FROM memo")
    known = {path: (stamp, racy, value) for path, stamp, racy, value in rows}
    clock, found, new = 0, dict[str, str](), []
    for path in paths:
        seen = (root / path).stat()
        stamp, racy, value = known.get(path, (None, True, ""))
        if racy or stamp != changes.stamp(seen):
            clock = clock or changes.clock(root)
            value = make(path)
            new.append((path, changes.stamp(seen), changes.is_racy(seen, clock), value))
        found[path] = value
    if new:
        connection.executemany("REPLACE INTO memo VALUES (?, ?, ?, ?)", new)
    return found
