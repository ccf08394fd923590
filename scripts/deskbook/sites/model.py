"""The desk that the staff site shows, and the outcomes of building and serving the sites."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from deskbook.answers.model.usage import Work
from deskbook.calendar.model import Usual
from deskbook.care.model.cover import Replaced
from deskbook.care.model.reminders import Watch
from deskbook.care.model.shift import Brief
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Library
from deskbook.library.model.look import Override
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.ticket import Ticket
from deskbook.reports.model.need import Needs
from deskbook.reports.model.relation import Relation, RelationKind
from deskbook.reports.model.signal import Scan
from deskbook.tickets.model import Delivery


@dataclass(frozen=True, slots=True)
class Led:
    """The open tickets of one lead; `absent` where they are not here, with their stand-in."""

    lead: str
    absent: Replaced | None
    tickets: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class ServiceQueue:
    """One service's open tickets, as they were asked.

    `due` are tickets with what falls due today or is late, the longest due first; a ticket stands
    in `unclaimed`, in one of `led` or in `waiting`, and perhaps in `due` besides.
    """

    service: str
    unclaimed: tuple[Ticket, ...]
    led: tuple[Led, ...]
    waiting: tuple[Ticket, ...]
    due: tuple[tuple[Ticket, Watch], ...]
    usual: Usual | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDesk:
    """Everything that the pages of the staff site are made from.

    `absent` are leads who are not here, by ticket; `successors` the tickets that merged ones went
    on as; `deliveries` the letters that go out by mail, by ticket; `digests` the day's digests as
    Markdown by name; `report` a page of HTML; `work` answers that somebody is to look at;
    `relations` departments, resources and vendors by kind and name.
    """

    library: Library
    now: datetime
    zone: ZoneInfo
    brief: Brief
    queues: tuple[ServiceQueue, ...]
    signals: Scan
    needs: Needs
    absent: Mapping[str, Replaced] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)
    deliveries: Mapping[str, tuple[Delivery, ...]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    damaged: tuple[Finding, ...] = ()
    report: str = ""
    work: Mapping[str, Work] = field(default_factory=dict)
    relations: Mapping[tuple[RelationKind, str], Relation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteWritten:
    """A site that was built: its pages in all, the files that changed, and those taken away."""

    kind: str
    pages: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesBuilt(Outcome):
    """The sites that were built, and the time it took."""

    sites: tuple[SiteWritten, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildFailed:
    """A step of a watch: the sites could not be built, and the last good ones stay."""

    message: str


@dataclass(frozen=True, slots=True)
class Watching:
    """A step of a watch: from now on every change is noticed."""


@dataclass(frozen=True, slots=True)
class FilesChanged:
    """A step of a watch: so many files changed, and the sites are built again."""

    number: int


@dataclass(frozen=True, slots=True)
class Serving:
    """A step of serving: the address of the public site and of the desk, and who acts there."""

    addresses: Mapping[str, str]
    watched: bool
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Outcome):
    """The end of a watch or of serving; `clean` is false where the first build left tickets out."""

    clean: bool = field(default=True, metadata=UNSAID)

    @property
    def is_clean(self) -> bool:
        """True where the first build left no ticket out."""
        return self.clean


@dataclass(frozen=True, slots=True, kw_only=True)
class LookListed(Outcome):
    """The files of the sites.

    Args:
        overrides: those that are the library's own.
        others: the program's, which a library can override.
        unused: files of the library that configured MkDocs before, and that nothing reads.
    """

    overrides: tuple[Override, ...]
    others: tuple[str, ...]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideMade(Outcome):
    """A copy of a file of the program that was put into the library."""

    path: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookCompared(Outcome):
    """A file of the library, and how it differs from the program's, as a unified diff."""

    override: Override
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideDropped(Outcome):
    """A file of the library that was removed."""

    override: Override


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePublished(Outcome):
    """The public site, which is now at its target: a folder, or a computer and folder."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideUpdated(Outcome):
    """A file of the library, as it was before the program's changes were brought in."""

    override: Override


@dataclass(frozen=True, slots=True)
class Unapproved:
    """An override that this clone has not approved as it is.

    `key` is what `DESK_TRUST` names it by; `lines` compare it, as a unified diff, with what the
    clone approved before, or with the program's file.
    """

    path: str
    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted(Outcome):
    """The overrides that were not approved, and whether they are from now on."""

    files: tuple[Unapproved, ...]
    applied: bool
