"""The result of a use case as values; a front end turns it into words, JSON or a page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from deskbook.library.model.finding import Finding

UNSAID: Final = {"json": False}
"""Metadata of a field that a view needs and that no other program is given."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that was written: its path, and its text before and after (`None`: no file)."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Replaced:
    """Personal data that the gate found in a text.

    `kind` is the kind as code (`email`), `name` as a sentence names it, `text` the data as it came:
    only the person who typed it may see it again. Where `sure`, `instead` was written in its place;
    else the text was kept for that person to decide.
    """

    kind: str
    name: str
    instead: str
    sure: bool
    text: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The effects of a use case on files: the changes, and the gate's work before them.

    `vault` is the pseudonym of the patron with whom the texts are kept as they came, if any;
    `as_typed` are the entries of replies among them, which go out as they were typed.
    """

    changes: tuple[Change, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    vault: str = ""
    as_typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark for the person who acts: a stable code, and one sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter of a ticket that waits to be sent, and the command that sends it."""

    ticket: str
    sender: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step that usually follows: one sentence, and the command lines it names."""

    message: str
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a use case; each has a class of its own with what it found or made.

    Args:
        written: the files that changed, before and after, and what the gate replaced.
        waiting: letters that wait to be sent.
        next: steps that usually follow.
        notices: remarks for the person who acts.
        findings: what has to be mended; an error among them makes the exit code 1.
        damaged: what is wrong with tickets that were left out for it; it makes the exit code 1.
        unread: what is wrong with files that a list leaves out; it makes the exit code 1.
    """

    written: Written = Written()
    waiting: tuple[Waiting, ...] = ()
    next: tuple[Step, ...] = ()
    notices: tuple[Notice, ...] = ()
    findings: tuple[Finding, ...] = ()
    damaged: tuple[Finding, ...] = ()
    unread: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """True if the exit code is 0 rather than 1."""
        errors = any(finding.severity == "error" for finding in self.findings)
        return not (errors or self.damaged or self.unread)


Progress = Callable[[object], None]
"""Receives each step of a long run as it is done, so that a front end can show it at once."""


def ignore(_step: object) -> None:
    """Show no progress."""
