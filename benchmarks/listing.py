"""Lists and single tickets, as a person asks for them: whole processes, the index up to date.

A budget in milliseconds is for a machine that has nothing else to do: the quickest of each is taken.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import library
from benchmarks.measure import Line, desk, process

ROUNDS: Final = 9
BUDGETS: Final = {10_000: 0.15, 100_000: 0.25}
"""Seconds of a whole process, by the tickets of its library."""


BEFORE: Final = "ef11522"
"""The commit before the package was split by subjects: the previous release."""

TURNS: Final = 20
SLOWER: Final = 1.1
"""How much longer a start may take than that of the previous release: the noise of a machine."""


def lines() -> Iterator[Line]:
    """`desk list` beside `git status`, `desk show` beside `git show`; both beside their past."""
    yield from releases()
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


def releases() -> Iterator[Line]:
    """`desk list` and `desk show` in the sample library beside the previous release.

    The sample is below the size that an index is made for: every file is read.
    """
    project = Path(__file__).parent.parent
    with TemporaryDirectory() as folder:
        root, before = Path(folder) / "library", Path(folder) / "before"
        before.mkdir()
        archive = _git(project, "archive", BEFORE, "scripts")
        subprocess.run(["tar", "-x", "-C", str(before)], input=archive, check=True)
        for part in ("tickets", "knowledge"):
            shutil.copytree(project / part, root / part)
        _git(root, "init", "--quiet")
        names = sorted(it.stem for it in root.glob("tickets/*/*/*.md"))
        for words in (("list",), ("show", names[0])):
            yield _beside(root, len(names), words, before / "scripts")


def _beside(root: Path, size: int, words: tuple[str, ...], before: Path) -> Line:
    desk(root, *words), desk(root, *words, scripts=before)  # both compile what they import
    pairs = [(desk(root, *words), desk(root, *words, scripts=before)) for _ in range(TURNS)]
    ours, theirs = (min(run.seconds for run in runs) for runs in zip(*pairs, strict=True))
    return Line(
        f"`desk {words[0]}`, ratio to the previous release, the quickest of {TURNS}",
        size,
        ours,
        f"Deskbook at {BEFORE}",
        theirs,
        f"at most {SLOWER} times its time",
        ours <= SLOWER * theirs,
    )


def _git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True).stdout
