"""Vendors' cases, and the evidence to show for one."""

from dataclasses import dataclass
from datetime import date

from deskbook.eresources.model.diagnosis import Source
from deskbook.library.model.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Case:
    """One ticket that waits, or waited, on a vendor.

    `vendor` and `resource` are names, empty where nobody wrote them down; `days` opening days it
    waited in all, begun ones included; `chase` the day on which we ask again.
    """

    vendor: str
    resource: str
    ticket: Ticket
    since: date
    days: int
    chase: date | None
    waits: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of a case that a vendor may see; it has no place for anything about a patron.

    `reports` are the days of all questions about it, with a title where the vendor may see it (else
    empty); `readers` how many asked, as far as we
    can tell them apart. `others` is how often and by how many the known problem was reported in
    all, where this is one issue of it; `missed` is the issue in one line, if it has a record.
    `asked` are the days on which we wrote to the vendor, `tried` days and lines, `lists` what the
    vendor's title list and ours say of the item, `due` the day by which it was to be there,
    `arrived` the day on which it was.
    """

    case: str
    resource: str
    vendor: str
    platform: str
    reference: str
    seen: str
    cause: str
    reports: tuple[tuple[date, str], ...]
    readers: int
    asked: tuple[date, ...]
    tried: tuple[tuple[date, str], ...]
    problem: tuple[str, date, date | None] | None
    item: str = ""
    lists: tuple[Source, ...] = ()
    due: date | None = None
    arrived: date | None = None
    missed: str = ""
    others: tuple[int, int] | None = None
