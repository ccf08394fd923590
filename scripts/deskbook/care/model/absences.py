"""Absences as a calendar has them, and its events that are none."""

from dataclasses import dataclass
from datetime import date

from deskbook.library.model.records import Absence


@dataclass(frozen=True, slots=True)
class EventLeft:
    """An event that is no absence: its UID, its day where it has one, and the reason."""

    uid: str
    day: date | None
    why: str


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """The absences of a calendar in order, those that touch merged, and what was left out."""

    absences: tuple[Absence, ...]
    left: tuple[EventLeft, ...]
