"""Tickets to rows of the index, and back."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, get_origin

from deskbook.adapters.index.schema import FIELDS
from deskbook.model.fields import specs
from deskbook.model.ticket import Entry, Ticket
from deskbook.model.vocabulary import CROCKFORD

_LAST_SECOND: Final = 2**33 - 1
"""The year 2242: tickets that were asked later are not in order any more."""

_DIGITS: Final = {char: number for number, char in enumerate(CROCKFORD)}


def number(ticket: Ticket) -> int:
    """A ticket's place among all: by the time it was asked, then by its id."""
    value = 0
    for char in ticket.id.removeprefix("Q-"):
        value = value << 5 | _DIGITS[char]
    return _second(ticket) << 30 | value


def doc(ticket: Ticket, serial: int) -> int:
    """A row for its text, which nothing had before; later questions have higher ones."""
    return _second(ticket) << 29 | serial % 2**29


def _second(ticket: Ticket) -> int:
    return min(max(int(ticket.opened.timestamp()), 0), _LAST_SECOND)


def values(ticket: Ticket) -> list[Any]:
    """The columns of a ticket from `changed` to the end: see `schema`."""
    times = [entry.time for entry in ticket.entries if entry.kind != "reminder"]
    changed = times[-1] if times else None
    last = ticket.entries[-1].time if ticket.entries else None
    return [_plain(changed), _plain(last), *(_plain(getattr(ticket, name)) for name in FIELDS)]


def said(ticket: Ticket) -> str:
    """What the entries of a ticket say; changes of fields, which they log, are left out."""
    parts = []
    for entry in ticket.entries:
        parts += [value for _, value in entry.data if "->" not in value]
        parts.append(entry.text)
    return "\n".join(parts)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(map(_escaped, value)) if value else None
    return value


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def outline(row: Sequence[Any]) -> Ticket:
    """A ticket without its question, and with no more of its entries than when the last ones were.

    Args:
        row: `changed`, `last`, and the fields, as `OUTLINE` asks for them.
    """
    changed, last, *fields = row
    found = dict(zip(FIELDS, fields, strict=True))
    for name, read in _READERS:
        if found[name] is not None:
            found[name] = read(found[name])
        elif read is _list:
            found[name] = ()
    return Ticket(entries=tuple(_moments(changed, last)), **found)


OUTLINE: Final = ", ".join(("changed", "last", *FIELDS))


def _moments(changed: int | None, last: int | None) -> Iterable[Entry]:
    if changed is not None:
        yield Entry(time=_time(changed), kind="note", author="desk", id="00000000")
    if last is not None and last != changed:
        yield Entry(time=_time(last), kind="reminder", author="desk", id="00000001")


def _time(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _list(text: str) -> tuple[str, ...]:
    if "\\" not in text:
        return tuple(text.split("\n"))
    return tuple(_unescaped(item) for item in text.split("\n"))


def _unescaped(text: str) -> str:
    return "\\".join(part.replace("\\n", "\n") for part in text.split("\\\\"))


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    if get_origin(kind) is tuple:
        return _list
    return _TYPES.get(kind)


_TYPES: Final[dict[Any, Callable[[Any], Any]]] = {
    datetime: _time,
    datetime | None: _time,
    date | None: date.fromisoformat,
}


_READERS: Final = tuple(
    (name, read) for name in FIELDS if (read := _reader(specs(Ticket)[name].type))
)
