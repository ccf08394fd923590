"""Work that goes on beside our own, on another processor, in a process forked for it."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Work = Callable[[], list[str]]
"""Work that gives lines of text and leaves nothing else behind."""


@contextmanager
def begin(work: Work) -> Iterator[Work]:
    """Begin a piece of work; what is given waits for its end and gives its lines.

    Where the system cannot fork or has one processor only, or another thread whose locks a fork
    would copy, the work is done when it is waited for; so it is where the process beside us fails.
    """
    fork = getattr(os, "fork", None)
    if fork is None or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        yield work
        return
    reader, writer = os.pipe()
    child = fork()
    if not child:
        os.close(reader)  # or nobody would tell us that the other end is closed
        _say(writer, work)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as heard:
        try:
            yield lambda: _lines(heard.read(), work)
        finally:
            heard.close()  # whoever is still at it is told by the broken pipe
            os.waitpid(child, 0)


def _say(writer: int, work: Work) -> None:
    """Do the work in the forked process, say what came of it, and end without tidying up."""
    try:
        with os.fdopen(writer, "w", encoding="utf-8", newline="") as said:
            said.write(json.dumps(work()) + "\n")
    finally:
        os._exit(0)


def _lines(heard: str, work: Work) -> list[str]:
    """The lines that were sent, if they were sent to the end."""
    return list(json.loads(heard)) if heard.endswith("\n") else work()
