"""Outcomes of the commands by which machines work for a library."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from deskbook.jobs.model.jobs import Stopped
from deskbook.library.model.outcome import UNSAID, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDone(Outcome):
    """A job that was done.

    Args:
        name: the job.
        parts: the outcomes of the use cases that it ran, in their order.
        clean: whether the parts that print by themselves found nothing.
        stopped: other jobs that should have run by now.
        zone: the library's time zone.
        at_github: whether a machine of GitHub's ran it.
    """

    name: str
    parts: tuple[Outcome, ...]
    clean: bool = field(default=True, metadata=UNSAID)
    stopped: tuple[Stopped, ...] = ()
    zone: ZoneInfo = field(metadata=UNSAID)
    at_github: bool = field(metadata=UNSAID)

    @property
    def is_clean(self) -> bool:
        """Whether no part found something to mend."""
        return self.clean and all(part.is_clean for part in self.parts)
