"""Records as JSON in one versioned envelope: `{"deskbook": 1, "kind": …}`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, Final

from deskbook.library.model.ticket import Entry, Ticket

VERSION: Final = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""


def envelope(kind: str, content: Mapping[str, Any]) -> str:
    """A document for other programs; `kind` says what it holds."""
    return json.dumps(
        {"deskbook": VERSION, "kind": kind, **content}, ensure_ascii=False, indent=2, default=_plain
    )


def lines(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A list in JSON with an item a line, so that no program has to hold the whole of it."""
    before = "[\n"
    for item in items:
        yield before + json.dumps(item, ensure_ascii=False, default=_plain)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def ticket_values(ticket: Ticket, *, whole: bool = True) -> dict[str, Any]:
    """A ticket's fields that are not empty, and `updated`; entries only when `whole`."""
    values = {
        item.name: getattr(ticket, item.name) for item in fields(Ticket) if item.name != "entries"
    }
    known = {key: value for key, value in values.items() if value not in (None, (), "")}
    known["updated"] = ticket.entries[-1].time if ticket.entries else ticket.opened
    if whole:
        known["entries"] = [entry_values(entry) for entry in ticket.entries]
    return known


def entry_values(entry: Entry) -> dict[str, Any]:
    """An entry; `data` as pairs, for a key may come twice."""
    return {item.name: getattr(entry, item.name) for item in fields(Entry)}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
