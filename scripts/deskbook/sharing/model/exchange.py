"""What passes between a clone and the remote that others share."""

from collections.abc import Mapping
from dataclasses import dataclass


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
class Exchange:
    """How an exchange with a remote ended: `where` is it, and how many commits and files passed.

    `waiting` are commits of ours that only this clone has; `tries` counts how often it was begun
    because others were quicker.
    """

    where: str
    sent: int = 0
    waiting: int = 0
    received: int = 0
    met: tuple[Met, ...] = ()
    tries: int = 1
