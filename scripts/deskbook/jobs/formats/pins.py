"""The requirement file of a library's jobs: the wheel and all that it needs, each with its hash."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.jobs.model.wheel import NAME, Pins, Wheel

_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)")


def write(wheel: Wheel) -> str:
    """Return the requirements of a job: the wheel by its path in the library, then its needs."""
    needs = "\n".join(line for line in wheel.needs.splitlines() if not _is_comment(line))
    return (
        f"# Deskbook {wheel.version} and all that it needs, each with its hash.\n"
        f"./{wheel.path} \\\n    --hash=sha256:{wheel.digest}\n{needs}\n"
    )


def parse(text: str) -> Pins:
    """Return the wheels of ours that a requirement file names, and its lines without a hash.

    A line goes on after a backslash, as pip reads it. An option of pip counts as a line without a
    hash too: it could name an index, or another file.
    """
    wheels, unhashed = {}, []
    for number, line in _logical_lines(text):
        found = _HASH.search(line)
        if not found or line.startswith("-"):
            unhashed.append((number, line))
        elif (path := line.split()[0].removeprefix("./")).endswith(".whl") and f"{NAME}-" in path:
            wheels[path] = found[1]
    return Pins(wheels, tuple(unhashed))


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each requirement with the number of its first line."""
    begun, first = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if _is_comment(line) and not begun:
            continue
        first = first if begun else number
        begun += line.removesuffix("\\") + " "
        if not line.endswith("\\"):
            yield first, begun.strip()
            begun = ""
    if begun:
        yield first, begun.strip()


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
