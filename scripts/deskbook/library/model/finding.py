"""Findings of checks, and errors for people."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: where, by which rule, and what to write instead.

    `path` is relative to the library's root with forward slashes, `line` counts from 1 (0: the file
    as a whole), `rule` is a stable id such as `ticket.lead`, `message` one sentence or two.
    """

    path: str
    line: int
    rule: str
    message: str
    severity: Severity = "error"
    fixable: bool = False


class DeskError(Exception):
    """An error for people: its text says what is wrong and what to do; exit code 2."""


class UnreadableError(DeskError):
    """A file has to be mended before a command acts on it; the text has every finding."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep the findings in the text."""
        shown = "\n".join(f"  {f.path}:{f.line}: {f.message}" for f in findings)
        super().__init__(f"this file has to be mended first, so nothing was changed:\n{shown}")


_FULL: Final = ("No space left on device", "Out of diskspace", "disk is full", "quota exceeded")


def is_full_disk(error: Exception) -> bool:
    """Return whether a full disk is the cause; Git, MkDocs and SQLite have words of their own."""
    return any(it in str(error) for it in _FULL)


_ENVIRONMENT: Final[Mapping[int, str]] = {
    errno.ENOSPC: "the disk is full",
    getattr(errno, "EDQUOT", -1): "your quota on this disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.ENAMETOOLONG: "a name is too long for a file",
    errno.EACCES: "this file or folder may not be read or written by you",
    errno.EPERM: "this file or folder may not be changed by you",
    errno.EIO: "the disk does not answer",
}
"""What the machine lacks, by the number of the system's error."""


def explain_environment(error: Exception) -> str:
    """Return what the machine lacks, where that is the cause of an error; else nothing."""
    place = getattr(error, "filename", None)
    number = error.errno if isinstance(error, OSError) else None
    why = _ENVIRONMENT.get(number or 0, "")
    if not why and is_full_disk(error):
        why = _ENVIRONMENT[errno.ENOSPC]
    if not why and "read-only file system" in str(error).lower():
        why = _ENVIRONMENT[errno.EROFS]
    if not why and "readonly database" in str(error):
        why = _ENVIRONMENT[errno.EROFS]
    return f"{why}{f' (at {place})' if place else ''}" if why else ""


def describe_failure(doing: str, error: Exception) -> str:
    """Return why one item of a queue is set aside; the text of a fault of ours is not repeated."""
    if isinstance(error, DeskError):
        return str(error)
    return f"{doing} failed ({type(error).__name__}): please report this"
