"""What a verb says to the person at the terminal."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

UNCUT: Final = 10_000
"""Columns enough for any line: what goes into a pipe is whole."""


def echo(text: str) -> None:
    """Print a line (or lines) to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


@contextmanager
def kept() -> Iterator[io.StringIO]:
    """Keep a copy of what is printed to standard output meanwhile."""
    copy, real = io.StringIO(), sys.stdout

    class Both(io.TextIOBase):
        def write(self, text: str, /) -> int:
            copy.write(text)
            return real.write(text)

    sys.stdout = Both()
    try:
        yield copy
    finally:
        sys.stdout = real


def complain(text: str) -> None:
    """Print a line to standard error."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")


def width() -> int:
    """Columns of the terminal, at least 40; so many that nothing is cut where there is none."""
    set_by_hand = os.environ.get("COLUMNS", "")
    if set_by_hand.isdecimal() and int(set_by_hand):
        return max(40, int(set_by_hand))
    try:
        return max(40, os.get_terminal_size().columns or UNCUT)
    except (ValueError, OSError):
        return UNCUT


def colourful() -> bool:
    """Whether to print with ANSI styles: on a terminal that has not been asked not to."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
