"""What a verb says to the person at the terminal."""

import sys


def echo(text: str) -> None:
    """Print a line (or lines) to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def complain(text: str) -> None:
    """Print a line to standard error."""
    sys.stderr.write(text if text.endswith("\n") else text + "\n")
