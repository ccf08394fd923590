"""The state of a library, as `desk doctor` finds it, and outcomes of jobs and set-up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from deskbook.github.model.outcomes import FormsMade
from deskbook.jobs.model.hindrances import Hindrances
from deskbook.jobs.model.jobs import Stopped
from deskbook.jobs.model.roles import Role
from deskbook.jobs.model.wheel import JobsWheel
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.vocabulary import Scheduler
from deskbook.mail.model.health import MailHealth

VaultState = Literal["none", "closed", "open", "elsewhere", "another"]

Level = Literal["fine", "missing", "stale", "stopped"]


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at: how it is, in words, and what to do where it is not fine."""

    level: Level
    what: str
    todo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A library as it was found.

    `git` is Git's version, `handle` who acts here (empty where nobody said) and `known` whether
    that is a colleague. `format` is that of the library's files. `vault` is `none`, `closed`,
    `open`, `elsewhere` or `another` (one that this clone began by itself). `stale` are made files
    that are not as they should be, `aged` files of the sites whose original has changed since the
    library copied them, `wrong` how many mistakes `desk check` finds. `at_github` says that the
    library has to do with GitHub, `scheduler` where its jobs are started from, if anything starts
    them; `stopped` are its jobs that should have run, `heard` whether any did. `wheel` is what its
    jobs install, and `trial` why they cannot, empty if they can, nothing where it was not tried.

    `roles` are those of the clone, `finds` says that hook and driver find `desk`. `push` is why
    nothing can be sent to the remote, `published` why the public site cannot be reached: empty if
    it can, nothing where it was not tried. `unsent` counts commits, `edited` files that no commit
    has. `fetched` is when the job that fetches mail ran last, and `journal` whether
    a change that was interrupted can be finished, `index` whether the index is whole, if there is
    one, and `old` counts the commits of a history that was rewritten since. `unused` are the
    settings of the clone's own Git configuration that commands do not use, `hindrances` what keeps
    commands from writing.
    """

    git: tuple[int, ...]
    text_search: bool
    clone: bool
    remote: str
    driver: bool
    gate: bool
    handle: str
    known: bool
    format: int
    wrong: int
    site_url: str
    vault: VaultState
    at_github: bool
    scheduler: Scheduler | None = None
    stale: Sequence[str] = ()
    aged: Sequence[str] = ()
    wheel: JobsWheel | None = None
    trial: str | None = None
    heard: bool = False
    stopped: Sequence[Stopped] = ()
    now: datetime | None = None
    roles: tuple[Role, ...] = ()
    finds: bool = True
    push: str | None = None
    unsent: int = 0
    edited: int = 0
    published: str | None = None
    mail: MailHealth | None = None
    fetched: datetime | None = None
    journal: bool = True
    index: bool = True
    old: int = 0
    unused: tuple[str, ...] = ()
    hindrances: Hindrances = field(default_factory=Hindrances)


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
    """A library's new repository.

    Args:
        name: the library's name.
        folder: where it is.
        timezone: its time zone; empty for the sample library, which has its own.
        country: its country, empty where it is not known.
        derived: which of both were found and not given.
        reachable: whether patrons find a way to ask.
    """

    name: str
    folder: str
    timezone: str = ""
    country: str = ""
    derived: tuple[str, ...] = ()
    reachable: bool = True


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
