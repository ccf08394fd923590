"""Outcomes of the commands by which machines work for a library."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from deskbook.github.model.outcomes import FormsMade
from deskbook.jobs.model.health import Look
from deskbook.jobs.model.jobs import Stopped
from deskbook.library.model.outcome import UNSAID, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDone(Outcome):
    """A job that was done.

    Args:
        name: the job.
        parts: the outcomes of the use cases that it ran, in their order.
        stopped: other jobs that should have run by now.
        zone: the library's time zone.
        at_github: whether a machine of GitHub's ran it.
    """

    name: str
    parts: tuple[Outcome, ...]
    stopped: tuple[Stopped, ...] = ()
    zone: ZoneInfo = field(metadata=UNSAID)
    at_github: bool = field(metadata=UNSAID)

    @property
    def is_clean(self) -> bool:
        """Whether no part found something to mend."""
        return all(part.is_clean for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryMade(Outcome):
    """A library's new repository: its name and its folder."""

    name: str
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined(Outcome):
    """All that was looked at in a library, its clone and its jobs."""

    looks: tuple[Look, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is to be done."""
        return all(look.level == "fine" for look in self.looks)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowsMade(Outcome):
    """The files by which GitHub runs a library's jobs.

    Args:
        number: files that were looked at.
        stale: files that were not as they should be.
        forms: the issue forms.
        applied: whether stale files were written.
    """

    number: int
    stale: tuple[str, ...]
    forms: FormsMade
    applied: bool

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to do."""
        return self.forms.is_clean and (self.applied or not self.stale)
