"""The numbers as a page: ratios first, for seconds differ from machine to machine."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterable
from typing import Final

from benchmarks.measure import MEGABYTE, Line

HEAD: Final = """\
# Measured

Written by `make bench`. Each row compares two ways of doing one thing, run in turns on one machine
in one go; both columns are medians. Read the ratio: above 1 we are that many times faster, below 1
slower; of shares (%) the higher is the better. The libraries are made up (`benchmarks/words.py`),
1.5 to 6 KB a ticket, 85 % resolved, each a real Git repository; title lists are generated after the standard (`benchmarks/holdings.py`).

"""


def page(lines: Iterable[Line], machines: Iterable[str], notes: Iterable[str] = ()) -> str:
    """All rows with what they were measured on, and below them what rows cannot say."""
    head = (
        "| work | tickets or rows | Deskbook | peer | its time | ratio | wanted | met | memory |\n"
        "|---|--:|--:|---|--:|--:|---|---|--:|\n"
    )
    return (
        HEAD
        + head
        + "".join(row(line) + "\n" for line in lines)
        + "\n"
        + "\n".join(machines)
        + "\n"
        + "".join(f"\n{note}\n" for note in notes)
    )


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
