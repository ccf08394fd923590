"""Selection and order of the tickets of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import specs
from deskbook.library.model.folding import fold, transcribe
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import OPEN_STATUSES
from deskbook.tickets.rules import deliveries

ANY: Final = "any"
NONE: Final = "none"

FIELDS: Final = tuple(it.name for it in ticket_fields.find_options("list") if not it.is_day)
"""The fields that a list is narrowed by through their values."""

DAYS: Final = (
    "updated",
    *(it.name for it in ticket_fields.find_options("list") if it.is_day),
)
"""The times that a list is narrowed and sorted by; `updated` is the time of the last entry."""


SEARCHED: Final = tuple(name for name, it in specs(Ticket).items() if "search" in it.shown)
"""The fields whose text is searched besides that of the entries."""


@dataclass(frozen=True, slots=True)
class Days:
    """From day to day, both included; an end may be open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Return whether a day lies between them; no day does not."""
        return (
            day is not None
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The conditions of a list, all of which a ticket has to meet.

    `statuses` none of which is every status; `mine` a handle who leads, contributes or is offered
    the ticket; `words` text that title, question or an entry contains, each of them, whatever the
    case; `fields` the values one of which a field has (`any`: it has one, `none`: it has none);
    `days` the local days, in `zone`, between which a time of the ticket lies; `undelivered` the
    library's settings of mail where only tickets fit whose patron does not have a letter.
    """

    statuses: frozenset[str] = OPEN_STATUSES
    mine: str | None = None
    words: tuple[str, ...] = ()
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    days: Mapping[str, Days] = field(default_factory=dict)
    zone: str = "UTC"
    undelivered: MailSettings | None = None


def matches(ticket: Ticket, selection: Selection) -> bool:
    """Return whether a ticket belongs to the list."""
    return (
        (not selection.statuses or ticket.status in selection.statuses)
        and (selection.mine is None or concerns(ticket, selection.mine))
        and all(_has(getattr(ticket, key), wanted) for key, wanted in selection.fields.items())
        and _in_days(ticket, selection)
        and (not selection.words or _contains(ticket, selection.words))
        and (
            selection.undelivered is None
            or bool(deliveries.list_undelivered(ticket, selection.undelivered))
        )
    )


def concerns(ticket: Ticket, handle: str) -> bool:
    """Return whether a colleague leads a ticket, contributes to it, or is offered it."""
    return handle in (ticket.lead, ticket.offered_to, *ticket.contributors)


def find_update(ticket: Ticket) -> datetime:
    """Return the time of the last entry of a ticket that is no reminder."""
    times = (entry.time for entry in reversed(ticket.entries) if entry.kind != "reminder")
    return next(times, ticket.opened)


def find_moment(ticket: Ticket, key: str) -> datetime | date | None:
    """One of the times of a ticket (see `DAYS`)."""
    return find_update(ticket) if key == "updated" else getattr(ticket, key)


def sort_tickets(tickets: Iterable[Ticket], key: str = "opened") -> list[Ticket]:
    """Tickets from the earliest to the latest by one of their times; those without it come last."""
    return sorted(tickets, key=lambda it: (*_sortable(find_moment(it, key)), it.id))


def _sortable(value: datetime | date | None) -> tuple[bool, datetime | date | None]:
    return value is None, value


def _has(value: object, wanted: frozenset[str]) -> bool:
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    if not values:
        return NONE in wanted
    return ANY in wanted or any(str(item) in wanted for item in values)


def _in_days(ticket: Ticket, selection: Selection) -> bool:
    zone = ZoneInfo(selection.zone) if selection.days else UTC
    for key, days in selection.days.items():
        value = find_moment(ticket, key)
        day = value.astimezone(zone).date() if isinstance(value, datetime) else value
        if not days.holds(day):
            return False
    return True


def _contains(ticket: Ticket, words: tuple[str, ...]) -> bool:
    fields = (getattr(ticket, name) for name in SEARCHED)
    texts = (*(str(it) for it in fields if it), *(item.text for item in ticket.entries))
    whole = "\n".join(texts)
    folded, transcribed = fold(whole), transcribe(whole)
    return all(fold(it) in folded or transcribe(it) in transcribed for it in words)
