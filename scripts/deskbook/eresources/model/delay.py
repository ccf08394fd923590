"""Delays of the late content of a resource."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Arrival:
    """One item that came late: its ticket, when it was first missed, and seen to be there."""

    ticket: str
    item: str
    reported: date
    arrived: date | None


@dataclass(frozen=True, slots=True)
class Delay:
    """The delays of one resource: items that came, and items that are still missing.

    `days` are calendar days from the first report to the confirmed arrival of each item that came,
    shortest first; `missing` the items that have not come, those longest missed first.
    """

    vendor: str
    resource: str
    days: tuple[int, ...]
    arrivals: tuple[Arrival, ...]
    missing: tuple[Arrival, ...]


@dataclass(frozen=True, slots=True)
class VendorDelay:
    """The delays of one vendor: `days` of all its resources as in `Delay`, items missing now."""

    vendor: str
    days: tuple[int, ...]
    missing: int
