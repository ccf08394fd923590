"""Output to the terminal."""

import os
import sys
from typing import Final

UNCUT: Final = 10_000
"""Columns enough for any line: what goes into a pipe is whole."""


def echo(text: str) -> None:
    """Print a line (or lines) to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


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
    """Return whether to print with ANSI styles: on a terminal, unless forbidden."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
