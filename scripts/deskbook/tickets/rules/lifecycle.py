"""Changes of a ticket: the entry that keeps a change, its id, and the fields that it logs."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any, Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CROCKFORD, Resolution


def derive_id(about: object, taken: Container[str]) -> str:
    """Eight characters made of what an entry is about, and of nothing that is taken."""
    return next(name for number in count() if (name := _eight(about, number)) not in taken)


def _eight(about: object, number: int) -> str:
    digest = sha256(f"{number} {about!r}".encode()).digest()
    return "".join(CROCKFORD[byte % 32] for byte in digest[:8])


_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


SETTLED: Final[Mapping[str, FieldValue]] = dict.fromkeys(
    (name for name, it in specs(Ticket).items() if it.while_open), None
)
"""What a resolved ticket has no more."""


def end_changes(
    resolution: Resolution, moment: datetime, lead: str | None = None, **more: FieldValue
) -> dict[str, FieldValue]:
    """Return the changes by which a ticket is resolved and led by somebody, in their order."""
    led: dict[str, FieldValue] = {"lead": lead} if lead else {}
    end = {"resolved": moment, "resolution": resolution}
    return {"status": "resolved", **led, **end, **more, **SETTLED}


def reopen_changes(ticket: Ticket) -> dict[str, FieldValue]:
    """Return the changes by which a resolved ticket goes on; its lead leads it again."""
    status = "open" if ticket.lead else "new"
    return {"status": status, "resolved": None, "resolution": None}


def next_time(ticket: Ticket, now: datetime) -> datetime:
    """The time of a new entry: now, or a second after the last one if that is later."""
    last = ticket.entries[-1].time if ticket.entries else ticket.opened - timedelta(seconds=1)
    return max(now, last + timedelta(seconds=1))


def entry(
    ticket: Ticket,
    actor: Actor,
    kind: EntryKind,
    *,
    text: str = "",
    data: tuple[tuple[str, str], ...] = (),
    changes: Mapping[str, FieldValue] | None = None,
) -> TicketEdit:
    """An edit that appends one entry and logs every field it changes."""
    changes = {k: v for k, v in (changes or {}).items() if getattr(ticket, k) != v}
    log = tuple(log_line(key, getattr(ticket, key), value) for key, value in changes.items())
    made = Entry(
        time=next_time(ticket, actor.now),
        kind=kind,
        author=actor.author,
        id=actor.mint(),
        data=(*log, *data),
        text=text,
    )
    return TicketEdit(fields=changes, entries=(made,))


def apply(ticket: Ticket, edit: TicketEdit) -> Ticket:
    """The ticket after an edit."""
    values: dict[str, Any] = {
        key: () if value is None and isinstance(getattr(ticket, key), tuple) else value
        for key, value in edit.fields.items()
    }
    question = ticket.question if edit.question is None else edit.question
    return replace(ticket, **values, question=question, entries=(*ticket.entries, *edit.entries))


def then(ticket: Ticket, first: TicketEdit, step: Callable[[Ticket], TicketEdit]) -> TicketEdit:
    """Two edits as one: `step` decides on the ticket as `first` leaves it."""
    second = step(apply(ticket, first))
    return TicketEdit(
        fields={**first.fields, **second.fields},
        entries=(*first.entries, *second.entries),
        question=first.question if second.question is None else second.question,
    )


def note(ticket: Ticket, actor: Actor, text: str) -> TicketEdit:
    """Write something down for colleagues; the patron never sees it."""
    return entry(ticket, actor, "note", text=text)


def refuse_resolved(ticket: Ticket, instead: str) -> None:
    """Raise a `DeskError` where a ticket is resolved and the verb needs one that is not."""
    if ticket.status == "resolved":
        raise DeskError(f"{ticket.id} is resolved ({ticket.resolution}): {instead}")


def log_line(key: str, old: FieldValue, new: FieldValue) -> tuple[str, str]:
    """The data line that logs a field's change: `("status", "open -> waiting")`."""
    return key, f"{show_value(old)} -> {show_value(new)}".strip()


def data_line(key: str, text: str) -> tuple[tuple[str, str], ...]:
    """The data line of something told, none where nothing was; an arrow in it logs no change."""
    return ((key, _without_arrow(text)),) if text else ()


def show_value(value: FieldValue) -> str:
    """Return a field's value as an entry logs it, empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return " ".join(_without_arrow(text).split())


def _without_arrow(text: str) -> str:
    """Text of a field without what would be read as a change, or what no line may hold."""
    return _CONTROL.sub("\ufffd", text).replace("->", "\N{RIGHTWARDS ARROW}")


def successor(ticket: Ticket) -> str | None:
    """Return the id of the ticket that this one was merged into, unless it was reopened."""
    if ticket.status != "resolved":
        return None
    endings = (item for item in reversed(ticket.entries) if item.kind == "resolve")
    last = next(endings, None)
    return (last.value("merged_into") or None) if last else None
