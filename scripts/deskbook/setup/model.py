"""Migrations of a library's files, and the outcome of an upgrade."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from deskbook.jobs.model.outcomes import Look
from deskbook.jobs.model.roles import Role
from deskbook.library.model.outcome import UNSAID, Outcome

Files = Mapping[str, bytes]
"""The files of a library by their path."""

Copies = frozenset[str]
"""The paths of files that are unchanged copies of what comes or came with the program."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The result of a migration.

    `texts` has the new text of each file that changes, by path, and nothing for one that is
    removed; `notes` are sentences on what a person has to look at.
    """

    texts: Mapping[str, str | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a format to the next.

    Args:
        version: the format that it leads to.
        about: one sentence on what changes, for a librarian.
        reads: the files that it looks at, as patterns below the library's root.
        change: the change; it returns nothing for files that it changed before.
        repeats: whether every upgrade runs it, because a merge may bring back what it changed.
    """

    version: int
    about: str
    reads: tuple[str, ...]
    change: Callable[[Files, Copies], Changed]
    repeats: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryUpgraded(Outcome):
    """An upgrade that was planned or carried out.

    Args:
        before: the format that the library had.
        version: the format that it gets.
        steps: what each step of the upgrade changes, in words.
        changed: files that get another text, or are new.
        removed: files that are removed.
        notes: what a person has to look at.
        renewed: parts of this clone that are renewed, in words.
        applied: whether it was carried out.
    """

    before: int
    version: int
    steps: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    notes: tuple[str, ...]
    renewed: tuple[str, ...]
    applied: bool = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Outcome):
    """A clone that was prepared for a colleague: what is done, and what is still missing."""

    folder: str
    looks: tuple[Look, ...]

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is left to do."""
        return all(look.level == "fine" for look in self.looks)


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesShown(Outcome):
    """What a clone on a machine is for; no roles where nobody gave it any."""

    roles: tuple[Role, ...]
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultShared(Outcome):
    """The vault is shared through a repository."""

    address: str
