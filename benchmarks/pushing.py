"""Ten writers who share one repository, each in a clone of their own, all at once."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import library
from benchmarks.library import NOW, git
from benchmarks.measure import SCRIPTS, Line

WRITERS, EDITS, EACH = 10, 20, 5
SIZE: Final = 1_000

OURS: Final = """
import sys
from pathlib import Path
from deskbook.cli.main import call

tickets = sorted(path.stem for path in Path.cwd().glob("tickets/*/*/*.md"))[:20]
for n in range(int(sys.argv[1])):
    call(["note", tickets[n % 20], "One more line.", "--by", "eresources"]) and sys.exit(3)
    if n % int(sys.argv[2]) == int(sys.argv[2]) - 1:
        call(["push"]) and sys.exit(4)
"""
"""Notes on tickets that all ten write to."""

THEIRS: Final = """
import os, random, subprocess, sys, time
from pathlib import Path

mine = str(sorted(Path.cwd().glob("tickets/*/*/*.md"))[int(sys.argv[3])])
def git(*words):
    return subprocess.run(["git", *words], capture_output=True).returncode
for n in range(int(sys.argv[1])):
    with open(mine, "a") as stream:
        stream.write("One more line.\\n")
    git("commit", "--quiet", "--message", "Edited", "--", mine) and sys.exit(3)
    if n % int(sys.argv[2]) == int(sys.argv[2]) - 1:
        while git("pull", "--quiet", "--rebase") or git("push", "--quiet"):
            time.sleep(random.uniform(0.02, 0.2))
"""
"""Lines in a ticket that nobody else writes to: Git alone would stop at the first that they share."""


def lines() -> Iterator[Line]:
    """Seconds for an edit, from the first writer's start to the last one's end."""
    root = library.made(SIZE)
    ours, theirs = _seconds(root, OURS), _seconds(root, THEIRS)
    yield Line(
        f"ten writers push, an edit ({EACH} in a push)",
        SIZE,
        ours,
        "git commit, pull --rebase, push; each in a file of their own",
        theirs,
    )


def _seconds(root: Path, script: str) -> float:
    with TemporaryDirectory(prefix="desk-") as name:
        folder = Path(name)
        git(folder, "clone", "--quiet", "--bare", str(root), "shared.git")
        clones = [folder / f"{n}" for n in range(WRITERS)]
        for clone in clones:
            git(folder, "clone", "--quiet", "shared.git", clone.name)
            git(clone, "config", "user.name", "eresources")
            git(clone, "config", "user.email", "eresources@library.example")
        begun = time.perf_counter()
        running = [_started(clone, script, n) for n, clone in enumerate(clones)]
        if sum(it.wait() for it in running):
            raise RuntimeError("a writer did not come to its end")
        taken = time.perf_counter() - begun
        count = int(git(folder / "shared.git", "rev-list", "--count", "main"))
        if count - int(git(root, "rev-list", "--count", "HEAD")) != WRITERS * EDITS:
            raise RuntimeError("an edit was lost")
    return taken / (WRITERS * EDITS)


def _started(clone: Path, script: str, number: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(EDITS), str(EACH), str(number)],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(SCRIPTS), "DESK_NOW": NOW},
        stdout=subprocess.DEVNULL,
    )
