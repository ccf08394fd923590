"""Verbs that are killed amid their work: a child of this process dies before its n-th effect.

Python tells an audit hook of every file that is opened for writing, of every rename and removal,
and of every process, before it happens. So any code can be killed between any two of its effects,
and nothing in the package knows.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count

EFFECTS = {"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "subprocess.Popen"}


def _is_effect(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in EFFECTS


def killed(work: Callable[[], object], step: int) -> bool:
    """Do a piece of work in a child that is killed before that effect; whether it came to it."""
    child = os.fork()
    if not child:
        passed = count(1)

        def kill(event: str, arguments: tuple[object, ...]) -> None:
            if _is_effect(event, arguments) and next(passed) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
