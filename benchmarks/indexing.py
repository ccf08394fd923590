"""Making the index, and bringing it up to date after a few files changed."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import library
from benchmarks.library import git
from benchmarks.measure import MEGABYTE, Line, desk, in_turns, process, seconds
from deskbook.search.adapters.index import changes, store

CHANGED: Final = 10
ROUNDS: Final = 7
MOST_MEMORY: Final = 400 * MEGABYTE


def lines() -> Iterator[Line]:
    """A new index beside a new one of Git's; a refreshed one beside `git status`."""
    for size in library.SIZES:
        root = library.made(size)
        yield _cold(root, size)
        try:
            yield _refreshed(root, size)
        finally:
            git(root, "checkout", "--quiet", "--", "tickets")


def _cold(root: Path, size: int) -> Line:
    """Once each: it takes long enough not to depend on chance."""
    for path in (root / ".desk").glob("index.sqlite*"):
        path.unlink()
    ours = desk(root, "list", "--limit", "1")
    theirs = process(root, "sh", "-c", "GIT_INDEX_FILE=.git/index.cold git add --all .")
    (root / ".git/index.cold").unlink()
    largest = size == max(library.SIZES)
    return Line(
        "index all, cold, whole process",
        size,
        ours.seconds,
        "git add --all into an empty index",
        theirs.seconds,
        f"less than {MOST_MEMORY // MEGABYTE} MB" if largest else "",
        ours.memory < MOST_MEMORY if largest else None,
        ours.memory,
    )


def _refreshed(root: Path, size: int) -> Line:
    lot = Random("changed")
    paths = sorted(root.glob("tickets/*/*/*.md"))

    def change() -> None:
        """Edit some tickets as most programs do: by a new file in the place of the old one."""
        for path in lot.sample(paths, CHANGED):
            new = path.with_suffix(".tmp")
            new.write_bytes(path.read_bytes() + b"One more line.\n")
            new.replace(path)

    def ours() -> float:
        """The last look was a while ago: what changes right after one is looked at twice."""
        time.sleep(changes.SLACK / 1e9)
        look()
        change()
        return seconds(look)

    def look() -> None:
        store.using(root, lambda it: it.execute("SELECT 1").fetchone())

    def theirs() -> float:
        change()
        return seconds(lambda: git(root, "status", "--short"))

    mine, peer = in_turns(ours, theirs, ROUNDS)
    largest = size == max(library.SIZES)
    return Line(
        f"notice {CHANGED} changed files and index them",
        size,
        mine,
        "git status",
        peer,
        "at most 1.3 times its time" if largest else "",
        mine <= 1.3 * peer if largest else None,
    )
