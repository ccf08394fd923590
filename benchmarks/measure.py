"""Two ways of doing one thing, timed in turns, so that a busy machine slows down both."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.library import NOW

MEGABYTE: Final = 1024 * 1024
SCRIPTS: Final = Path(__file__).parent.parent / "scripts"


@dataclass(frozen=True)
class Line:
    """One row of the table: seconds of ours and of a named peer, on a library of some size.

    With `%` as its unit both are shares, of which the higher is the better.

    `budget` says what was wanted of it and `met` whether it is so; `memory` is the most that our
    process held, in bytes.
    """

    work: str
    size: int
    ours: float
    peer: str
    theirs: float
    budget: str = ""
    met: bool | None = None
    memory: int = 0
    unit: str = "s"

    def values(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Note:
    """Markdown that stands below the table: what cannot be said in a row."""

    text: str


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes in this process."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turns(
    ours: Callable[[], float], theirs: Callable[[], float], rounds: int = 5
) -> tuple[float, float]:
    """The medians of two measurements, taken in turns."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)


@dataclass(frozen=True)
class Run:
    """A process that ended: seconds by the clock and of CPU time, and the most memory, in bytes."""

    seconds: float
    memory: int
    cpu: float = 0


def process(root: Path, *command: str, given: bytes = b"", scripts: Path = SCRIPTS) -> Run:
    """Run a command in a library from its start to its end, with the package in `scripts`."""
    environment = {**os.environ, "DESK_NOW": NOW, "PYTHONPATH": str(scripts)}
    begun = time.perf_counter()
    started = subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert started.stdin is not None
    assert started.stderr is not None
    started.stdin.write(given)
    started.stdin.close()
    said = started.stderr.read()
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {said.decode()}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - begun, usage.ru_maxrss * 1024, cpu)


def desk(root: Path, *words: str, scripts: Path = SCRIPTS) -> Run:
    """Run `desk` as a person would, in a process of its own."""
    program = str(Path(sys.executable).parent / "desk")
    return process(root, sys.executable, program, *words, scripts=scripts)


def medians(runs: Sequence[Run]) -> Run:
    """The median of each measure."""
    return Run(median(run.seconds for run in runs), int(median(run.memory for run in runs)))
