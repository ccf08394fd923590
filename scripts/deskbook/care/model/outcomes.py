"""The outcomes of the commands that see to it that everything has somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskbook.care.model.absences import EventLeft
from deskbook.care.model.cover import Gap, Offer
from deskbook.care.model.reminders import Digest, Proof, Round
from deskbook.care.model.shift import Brief, Draft
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.records import Absence, Holiday, Shift
from deskbook.patrons.model.patron import DepartmentPicture, PatronPicture
from deskbook.reports.model.relation import Handout, Relation
from deskbook.reports.model.signal import Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadChanged(Outcome):
    """A record that somebody leads besides tickets: what was done, and its fields from now on."""

    path: str
    did: str
    fields: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsencesAdded(Outcome):
    """Absences that a colleague's file did not have; written where `applied`.

    `left` are events of a calendar that are no absence.
    """

    handle: str
    absences: tuple[Absence, ...]
    today: date
    applied: bool = True
    left: tuple[EventLeft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidaysPinned(Outcome):
    """The holidays of a year that are pinned already, and those that are new.

    `doubtful` are days that a person has to decide on before they are pinned, each with the reason.
    """

    year: int
    pinned: tuple[Holiday, ...]
    new: tuple[Holiday, ...]
    doubtful: tuple[tuple[Holiday, str], ...] = ()
    applied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavePlanned(Outcome):
    """The offers of what a leaving colleague leads, and to whom."""

    handle: str
    day: date
    offers: tuple[Offer, ...]
    named: tuple[str, ...]
    applied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverListed(Outcome):
    """Gaps in cover between two days; areas of colleagues who have left are findings."""

    today: date
    until: date
    gaps: tuple[Gap, ...]
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(Outcome):
    """No round is made on a day on which the library is closed; the next one is on `opens`."""

    day: date
    opens: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMade(Outcome):
    """The round of an opening day with the files of its digests; written where `applied`."""

    day: date
    digests: tuple[Digest, ...]
    paths: tuple[str, ...]
    applied: bool
    round: Round = field(metadata=UNSAID)
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsProved(Outcome):
    """For every open ticket why it cannot be forgotten."""

    day: date
    proofs: tuple[Proof, ...]
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftBriefed(Outcome):
    """Everything that a shift begins with."""

    brief: Brief
    signals: Scan
    names: Mapping[tuple[str, str], str] = field(metadata=UNSAID)
    zone: ZoneInfo = field(metadata=UNSAID)
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronBriefed(Outcome):
    """The picture of a patron who agreed to it; for others only of their departments.

    The vault's record is for the screen alone.
    """

    patron: str
    departments: tuple[DepartmentPicture, ...] = ()
    picture: PatronPicture | None = field(default=None, metadata=UNSAID)
    zone: ZoneInfo = field(metadata=UNSAID)
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentBriefed(Outcome):
    """The picture of a department, on one screen."""

    picture: DepartmentPicture
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationBriefed(Outcome):
    """A page on a department, a resource or a vendor: for colleagues, or for others."""

    day: date
    relation: Relation | Handout
    library: Library = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDrafted(Outcome):
    """The draft of a shift's note to the next."""

    draft: Draft
    zone: ZoneInfo = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSigned(Outcome):
    """A shift's note to the next."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesRead(Outcome):
    """Notes of earlier shifts, in their order; `taken_by` is who takes over from them now."""

    notes: tuple[Shift, ...]
    taken_by: str = ""
    now: datetime = field(metadata=UNSAID)
    zone: ZoneInfo = field(metadata=UNSAID)
