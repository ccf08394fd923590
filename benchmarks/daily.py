"""Commands of a working day on whole libraries, beside `git status` of the same tree.

Times are CPU seconds of whole processes, the least of a few runs: other programs on the machine make
a command wait, and hardly make it work more. The index is up to date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import library
from benchmarks.measure import MEGABYTE, Line, desk, process

ROUNDS: Final = 3
LARGE: Final = 100_000
"""The tickets of the library that budgets are for."""


@dataclass(frozen=True)
class _Work:
    """Words of a command, and the seconds and megabytes that it may take in a large library."""

    words: tuple[str, ...]
    seconds: float
    memory: int


WORKS: Final = (
    _Work(("list", "--mine", "--by", "eresources"), 0.4, 150),
    _Work(("queue",), 0.4, 150),
    _Work(("cover",), 0.4, 150),
    _Work(("vendor",), 0.4, 150),
    _Work(("brief",), 0.4, 150),
    _Work(("remind",), 1.5, 200),
    _Work(("answer", "due"), 1.5, 200),
    _Work(("answer", "stats"), 1.5, 200),
    _Work(("delays",), 1.5, 200),
    _Work(("report", "--of", "2026-09"), 3, 300),
    _Work(("report", "--period", "year", "--of", "2026-09"), 3, 300),
    _Work(("measure", "--period", "year", "--of", "2026-09"), 3, 300),
    _Work(("count", "--year", "2026"), 3, 300),
    _Work(("signals", "--years", "0", "--of", "2026-09-30"), 3, 300),
    _Work(("needs",), 3, 300),
)


def lines() -> Iterator[Line]:
    """Each command beside `git status`, in libraries of ten and of a hundred thousand tickets."""
    for size in library.SIZES[1:]:
        root = library.made(size)
        process(root, "git", "status", "--short")
        for work in WORKS:
            desk(root, *work.words)
            yield _line(root, size, work)


def _line(root: Path, size: int, work: _Work) -> Line:
    pairs = [
        (desk(root, *work.words), process(root, "git", "status", "--short")) for _ in range(ROUNDS)
    ]
    ours, theirs = (min(run.cpu for run in runs) for runs in zip(*pairs, strict=True))
    memory = min(run.memory for run, _ in pairs)
    is_met = ours <= work.seconds and memory <= work.memory * MEGABYTE
    return Line(
        f"`desk {' '.join(work.words)}`, CPU time",
        size,
        ours,
        "git status",
        theirs,
        f"at most {work.seconds} s, {work.memory} MB" if size == LARGE else "",
        is_met if size == LARGE else None,
        memory,
    )
