"""The numbers as a page: ratios first, for seconds differ from machine to machine."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final

from benchmarks.measure import MEGABYTE, Line

HEAD: Final = """\
# Measured

Written by `make bench`. Each row compares two ways of doing one thing, run in turns on one machine
in one go; both columns are medians. Read the ratio: above 1 we are that many times faster, below 1
slower; of shares (%) the higher is the better. The libraries are made up (`benchmarks/words.py`,
`benchmarks/answers.py`): tickets of 1.5 to 6 KB, 85 % resolved, in a real Git repository; answers of
130 to 330 words, no two alike. Title lists are generated after the standard (`benchmarks/holdings.py`).

What we read we also check, field by field; python-frontmatter only reads. The budget compares us with its
default loader, `yaml.SafeLoader`. With libyaml's C loader, which it takes where it is installed, it reads
about as fast as we read and check.

Faults that no test notices are counted apart, by `make mutants`: [mutants/results.md](mutants/results.md).

"""


GROWTH: Final = """\
## Growth with size

From the smallest library of a row to the largest. Time that grows tenfold with ten times the size is
linear; what grows less than the fourth root of the size is called flat.

"""


def page(lines: Sequence[Line], machines: Iterable[str], notes: Iterable[str] = ()) -> str:
    """All rows with what they were measured on, how they grow, and what rows cannot say."""
    head = (
        "| work | how many | Deskbook | peer | its time | ratio | wanted | met | memory |\n"
        "|---|--:|--:|---|--:|--:|---|---|--:|\n"
    )
    rows = "".join(row(line) + "\n" for line in lines)
    parts = (HEAD + head + rows, "\n".join(machines), _growth(lines), *notes)
    return "\n".join(part.strip("\n") + "\n" for part in parts if part)


def _growth(lines: Iterable[Line]) -> str:
    """How the time of each work grows with the library."""
    times: dict[tuple[str, str], dict[int, Line]] = {}
    for line in lines:
        if line.unit != "%":
            times.setdefault((line.work, line.peer), {})[line.size] = line
    found = [
        f"| {work} | {min(sizes):,} to {max(sizes):,} | {_pace(sizes, 'ours')} | {peer} "
        f"| {_pace(sizes, 'theirs')} |\n"
        for (work, peer), sizes in times.items()
        if len(sizes) > 1
    ]
    head = "| work | tickets or rows | Deskbook | peer | its growth |\n|---|---|---|---|---|\n"
    return GROWTH + head + "".join(found) if found else ""


def _pace(sizes: Mapping[int, Line], whose: str) -> str:
    """The growth from the smallest library to the largest, as a power of their sizes in words."""
    first, last = min(sizes), max(sizes)
    factor = getattr(sizes[last], whose) / getattr(sizes[first], whose)
    power = log(factor) / log(last / first)
    words = ((0.25, "flat"), (0.8, "slower than linear"), (1.2, "linear"))
    word = next((name for most, name in words if power < most), "faster than linear")
    return f"{word}, {factor:.1f} times"


def row(line: Line) -> str:
    """One comparison."""
    shares = line.unit == "%"
    better, than = (line.ours, line.theirs) if shares else (line.theirs, line.ours)
    ratio = better / than if than else 0
    met = {None: "", True: "yes", False: "**no**"}[line.met]
    memory = f"{line.memory / MEGABYTE:.0f} MB" if line.memory else ""
    cells = (
        line.work,
        f"{line.size:,}",
        _value(line.ours, line.unit),
        line.peer,
        _value(line.theirs, line.unit),
        f"{ratio:.1f}" if ratio >= 0.1 else f"{ratio:.2f}",
        line.budget,
        met,
        memory,
    )
    return f"| {' | '.join(cells)} |"


def _value(value: float, unit: str) -> str:
    return f"{value:.0%}" if unit == "%" else _time(value)


def _time(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.{0 if value >= 0.1 else 1}f} ms"


def machine() -> str:
    """What this run is made on."""
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{git.strip()}, {platform.system()}, {os.cpu_count()} cores."
    )
