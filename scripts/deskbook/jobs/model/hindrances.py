"""What keeps commands from writing in a clone, and what killed ones left there."""

from dataclasses import dataclass
from typing import Literal

Lack = Literal["full", "read-only", "other"]


@dataclass(frozen=True, slots=True)
class Unwritable:
    """A folder in which no file can be written.

    Args:
        folder: its absolute path.
        lack: what the cause is.
        why: the cause in words, as commands say it.
        disk: where the disk is mounted that the folder is on.
        spare: a folder on that disk whose files are made anew by commands, empty if there is none.
    """

    folder: str
    lack: Lack
    why: str
    disk: str
    spare: str = ""


@dataclass(frozen=True, slots=True)
class Hindrances:
    """All that was found.

    Args:
        unwritable: folders of the clone in which no file can be written.
        locks: absolute paths of lock files that a Git left.
        begun: the command of Git that is not finished, such as `merge`; empty if there is none.
        adopting: whether a pull was stopped before the branch went on.
        interrupted: whether a change of several files waits to be finished.
    """

    unwritable: tuple[Unwritable, ...] = ()
    locks: tuple[str, ...] = ()
    begun: str = ""
    adopting: bool = False
    interrupted: bool = False
