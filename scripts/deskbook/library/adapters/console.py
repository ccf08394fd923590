"""Output to the terminal, a pipe or a file, whatever encoding it has."""

import io
import os
import re
import sys
from typing import Final

UNCUT: Final = 10_000
"""Columns enough for any line: what goes into a pipe is whole."""


_NOT_ASCII: Final = re.compile(r"[^\0-\x7f]")


def prepare() -> None:
    """Set the encodings of standard input and output so that no text ends a command.

    A terminal keeps its encoding, and so does whatever `PYTHONIOENCODING` was set for; a pipe or a
    file gets UTF-8, where Windows would choose a code page. A letter that the encoding lacks is
    printed as `?`. Input that is not in its encoding is an error when it is read. Where there is no
    output at all, as under `pythonw`, nothing is printed.
    """
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None and name != "stdin":
            setattr(sys, name, io.StringIO())
        elif hasattr(stream, "reconfigure"):
            plain = stream.isatty() or os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
            stream.reconfigure(
                encoding=None if plain else "utf-8",
                errors="strict" if name == "stdin" else "replace",
            )


def echo(text: str) -> None:
    """Print a line (or lines) to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def echo_json(text: str) -> None:
    """Print JSON to standard output, with escapes where its encoding lacks a letter."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = _NOT_ASCII.sub(lambda found: _escape(found[0]), text)
    echo(text)


def _escape(letter: str) -> str:
    """Write a letter as JSON does in ASCII: one UTF-16 code unit after the other."""
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def complain(text: str) -> None:
    """Print a line to standard error."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")


def asks() -> bool:
    """Return whether a person can be asked: both ways go to a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def flush() -> None:
    """Pass on what was printed, also into a pipe or a file."""
    sys.stdout.flush()


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
