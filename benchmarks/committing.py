"""Keeping one edited ticket in a commit."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import library
from benchmarks.library import git
from benchmarks.measure import Line, in_turns, seconds
from deskbook.library.adapters import carry_out

ROUNDS: Final = 9


def lines() -> Iterator[Line]:
    """Our commit of one ticket, beside the one that Git makes; both after the file was written."""
    for size in library.SIZES:
        root = library.made(size)
        before = git(root, "rev-parse", "HEAD").decode().strip()
        git(root, "status")  # both find an index that knows the files' times
        try:
            yield _line(root, size)
        finally:
            git(root, "reset", "--quiet", "--hard", before)


def _line(root: Path, size: int) -> Line:
    lot = Random("edited")
    paths = sorted(it.relative_to(root).as_posix() for it in root.glob("tickets/*/*/*.md"))

    def edited() -> str:
        path = lot.choice(paths)
        with (root / path).open("a", encoding="utf-8") as stream:
            stream.write("One more line.\n")
        return path

    def ours() -> float:
        path = edited()
        return seconds(lambda: carry_out.keep(root, [path], "Edited"))

    def theirs() -> float:
        path = edited()
        return seconds(lambda: git(root, "commit", "--quiet", "--message", "Edited", "--", path))

    mine, peer = in_turns(ours, theirs, ROUNDS)
    return Line(
        "commit one ticket",
        size,
        mine,
        "git commit -- path",
        peer,
        "3 times faster" if size == max(library.SIZES) else "",
        peer >= 3 * mine if size == max(library.SIZES) else None,
    )
