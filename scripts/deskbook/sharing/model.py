"""Commits and files that pass between a clone and the shared remote, and the outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass

from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit holds it: its mode in Git's words, and its blob's id or its new bytes."""

    mode: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Diff:
    """A path of the repository that two commits hold differently; none where it is not there."""

    path: str
    old: Version | None
    new: Version | None


@dataclass(frozen=True, slots=True)
class Own:
    """A commit of ours that the remote does not have, and what it changed in its first parent."""

    id: str
    parent: str
    author: bytes
    message: bytes
    encoding: bytes
    diffs: tuple[Diff, ...]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A commit of ours made anew on what others did: the paths that it changes there."""

    own: Own
    files: Mapping[str, Version | None]


@dataclass(frozen=True, slots=True)
class Met:
    """A file that both we and others changed, and how many values lost against newer ones."""

    path: str
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Personal:
    """A version of a file that holds personal data, the commit that brought it, and where."""

    commit: str
    path: str
    version: Version
    lines: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Work of this clone that was brought over to a rewritten history.

    Args:
        commits: commits of its own that were written again.
        refs: branches, tags and other refs that went on to the new history.
        stashes: stashes that were put on it.
        left: old commits that are still here, such as where the clone borrows objects of another.
    """

    commits: int
    refs: int
    stashes: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Outcome):
    """An exchange with the remote `where`: the commits and files that passed.

    Args:
        where: the remote and its branch, such as `origin/main`.
        sent: commits of ours that the remote has now.
        unsent: commits of ours that only this clone has.
        received: files that others changed.
        met: files that both sides changed.
        tries: how often it was begun, because others were quicker.
        mended: commits of ours that were rewritten without personal data before they were sent.
        carried: what was brought over to a history that somebody rewrote.
    """

    where: str
    sent: int = 0
    unsent: int = 0
    received: int = 0
    met: tuple[Met, ...] = ()
    tries: int = 1
    mended: int = 0
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class Unmerged:
    """Reasons why two versions of a ticket cannot be merged by meaning."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SecondVault:
    """This clone began a vault while another one did, and the other's is the library's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMerge(Outcome):
    """One ticket's file that Git had merged.

    Args:
        name: its path, for messages.
        merged: whether it is whole; else it has conflict markers.
        conflicts: new conflict entries with the values that lost.
    """

    name: str
    merged: bool
    conflicts: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether Git may go on."""
        return self.merged


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverInstalled(Outcome):
    """The merge driver was written into the configuration of a clone."""

    folder: str
