"""Histories of tickets in the index: when each entry was made, by whom, and its data lines.

The texts of entries are not among them, so that a year of tickets is quick to read: rules decide by
times, kinds and data, and a text is read from its file.
"""

import json
from datetime import UTC, datetime
from itertools import chain
from typing import Final

from deskbook.answers.rules import use
from deskbook.library.model.ticket import Entry, Ticket

_NONE: Final = "[]"


class EntryHead(Entry):
    """An entry without its text; asking for that is an `AttributeError`."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """Refuse, for the text is in the ticket's file."""
        raise AttributeError("the text of this entry is in the file of its ticket")


_TIME, _KIND, _AUTHOR, _ID, _DATA = (
    Entry.__dict__[name].__set__ for name in ("time", "kind", "author", "id", "data")
)


def write(ticket: Ticket) -> str:
    """Return the history of a ticket as JSON."""
    heads = [
        [int(it.time.timestamp()), it.kind, it.author, it.id, *chain.from_iterable(it.data)]
        for it in ticket.entries
    ]
    return json.dumps(heads, ensure_ascii=False, separators=(",", ":")) if heads else _NONE


def list_uses(ticket: Ticket) -> list[tuple[str, int, int | None]]:
    """Return the answers used on a ticket, when first, and when one was seen not to hold."""
    return [
        (it.answer, int(it.first.timestamp()), _second(it.contradicted))
        for it in use.list_uses(ticket)
    ]


def _second(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def read(text: str) -> tuple[Entry, ...]:
    """Return the entries of a history."""
    return () if text == _NONE else tuple(map(_head, json.loads(text)))


def _head(values: list[str | int]) -> EntryHead:
    head = object.__new__(EntryHead)
    second, kind, author, name, *data = values
    _TIME(head, datetime.fromtimestamp(second, UTC))  # type: ignore[arg-type]
    _KIND(head, kind)
    _AUTHOR(head, author)
    _ID(head, name)
    _DATA(head, tuple(zip(data[::2], data[1::2], strict=True)))
    return head
