"""Lists and single tickets, as a person asks for them: whole processes, the index up to date.

A budget in milliseconds is for a machine that has nothing else to do: the quickest of each is taken.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import library
from benchmarks.measure import Line, desk, process

ROUNDS: Final = 9
BUDGETS: Final = {10_000: 0.15, 100_000: 0.25}
"""Seconds of a whole process, by the tickets of its library."""


def lines() -> Iterator[Line]:
    """`desk list` beside `git status`, `desk show` beside `git show`."""
    for size in library.SIZES:
        root = library.made(size)
        desk(root, "list")
        process(root, "git", "status", "--short")
        paths = sorted(it.relative_to(root).as_posix() for it in root.glob("tickets/*/*/*.md"))
        path = Random("shown").choice(paths)
        yield _line(root, size, ("list",), ("git", "status", "--short"))
        yield _line(root, size, ("show", Path(path).stem), ("git", "show", f"HEAD:{path}"))


def _line(root: Path, size: int, words: tuple[str, ...], peer: tuple[str, ...]) -> Line:
    pairs = [(desk(root, *words), process(root, *peer)) for _ in range(ROUNDS)]
    ours, theirs = (min(run.seconds for run in runs) for runs in zip(*pairs, strict=True))
    budget = BUDGETS.get(size)
    return Line(
        f"`desk {words[0]}`, whole process, the quickest of {ROUNDS}",
        size,
        ours,
        " ".join(peer[:2]),
        theirs,
        f"at most {budget * 1000:.0f} ms" if budget else "",
        ours <= budget if budget else None,
    )
