"""Areas that need somebody, stand-ins, and gaps where nobody was named."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from deskbook.care.model.reminders import SubjectKind

Source = Literal["themselves", "absence", "understudy", "department", "project", "head", "nobody"]
"""Through what a stand-in was found."""

Lack = Literal["away", "left", "no-understudy", "unled"]


@dataclass(frozen=True, slots=True)
class StandIn:
    """The colleague responsible for something on a day: a handle, or nobody."""

    who: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Area:
    """Something that needs somebody: of what kind, which ones, who leads, who may stand in.

    `understudies` are those that the area itself names, `head` the last to be asked.
    """

    kind: SubjectKind
    names: tuple[str, ...]
    lead: str | None
    understudies: tuple[tuple[Source, str], ...] = ()
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in cover, from day to day.

    `stand_in` is the head of the service where only they are left; none where the lead has left,
    for then it is to be handed over.
    """

    area: Area
    lack: Lack
    first: date
    last: date
    stand_in: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that is handed over: of which kind, its id, and to whom; to nobody if none is left.

    `pending` where it was offered to them before.
    """

    kind: SubjectKind
    name: str
    to: str | None
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """A lead who is not here, until when (none: they have left), and who stands in for them."""

    lead: str
    until: date | None
    stand_in: str | None
