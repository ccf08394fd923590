"""Verbs that are killed amid their work: a child of this process dies before its n-th effect.

Python tells an audit hook of every file that is opened for writing, of every rename and removal,
and of every process, before it happens; a profile function hears of every write to a file and every
word to SQLite. So any code can be killed between any two of its effects (also where a
file is open and still empty), and nothing in the package knows.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from itertools import count

EFFECTS = {
    "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate", "subprocess.Popen",
}  # fmt: skip


def _is_effect(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in EFFECTS


def _is_work(event: str, function: object) -> bool:
    """Whether a file is about to be written to, or SQLite to be told something.

    What is said on the terminal is not counted.
    """
    if event != "c_call":
        return False
    where, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if isinstance(where, sqlite3.Connection | sqlite3.Cursor):
        return name in {"execute", "executemany", "executescript", "commit"}
    is_file = isinstance(getattr(where, "name", None), str | int)
    return name == "write" and is_file and where not in (sys.stdout, sys.stderr)


def killed(work: Callable[[], object], step: int) -> bool:
    """Do a piece of work in a child that is killed before that effect; whether it came to it."""
    passed = count(1)

    def die_there() -> None:
        if next(passed) == step:
            die()

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if _is_effect(event, arguments):
            die_there()

    def watched() -> None:
        sys.addaudithook(hear)
        sys.setprofile(lambda _, event, it: die_there() if _is_work(event, it) else None)
        try:
            work()
        finally:
            sys.setprofile(None)

    return dies(watched)


def dies(work: Callable[[], object]) -> bool:
    """Do a piece of work in a child of this process; whether a signal ended it."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def die(*_args: object, **_options: object) -> None:
    """End this process as a power cut would; stands in for whatever it was about to do."""
    os.kill(os.getpid(), signal.SIGKILL)
