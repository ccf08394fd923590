"""Tickets to rows of the index, and back."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final, get_origin

from deskbook.library.model.fields import specs
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CROCKFORD
from deskbook.search.adapters.index.schema import FIELDS
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.selection import SEARCHED

UNSETTLED: Final = "unsettled"
"""The key of tickets with a letter that its patron may not have."""

UNSETTLED_SINCE: Final = (
    "SELECT number FROM rare JOIN ticket USING (number) WHERE rare.key = ? AND last >= ?"
)
"""The numbers of those of them whose last entry is not older than a moment: letters that were
written before mail was set up are never sent, and a library may have many tickets with one."""

RARE: Final = frozenset({"answer", "arrived", "vendor_case", "waiting_on", UNSETTLED})
"""Fields and other keys by which tickets are looked for, and that few tickets have."""

_RARE_FIELDS: Final = tuple(RARE & specs(Ticket).keys())

_SEARCHED: Final = tuple(name for name in SEARCHED if name != "title")

_LAST_SECOND: Final = 2**33 - 1
"""The year 2242: tickets that were asked later are not in order any more."""

_DIGITS: Final = {char: number for number, char in enumerate(CROCKFORD)}


def number(ticket: Ticket) -> int:
    """A ticket's place among all: by the time it was asked, then by its id."""
    value = 0
    for char in ticket.id.removeprefix("Q-"):
        value = value << 5 | _DIGITS[char]
    return _second(ticket.opened) << 30 | value


def span(first: datetime, last: datetime) -> tuple[int, int]:
    """The numbers of tickets that were asked between two moments, both included."""
    return _second(first) << 30, (_second(last) + 1 << 30) - 1


def doc(ticket: Ticket, serial: int) -> int:
    """A row for its text, which nothing had before; later questions have higher ones."""
    return _second(ticket.opened) << 29 | serial % 2**29


def doc_span(first: datetime, last: datetime) -> tuple[int, int]:
    """The rows of texts of the same tickets."""
    return _second(first) << 29, (_second(last) + 1 << 29) - 1


def _second(moment: datetime) -> int:
    return min(max(int(moment.timestamp()), 0), _LAST_SECOND)


def values(ticket: Ticket) -> list[Any]:
    """The columns of a ticket from `changed` to the end: see `schema`."""
    times = [entry.time for entry in ticket.entries if entry.kind != "reminder"]
    changed = times[-1] if times else None
    last = ticket.entries[-1].time if ticket.entries else None
    return [_plain(changed), _plain(last), *(_plain(getattr(ticket, name)) for name in FIELDS)]


def rare_keys(ticket: Ticket) -> set[str]:
    """The keys of `RARE` that a ticket has: as a field, a data line, or by its letters."""
    fields = {name for name in _RARE_FIELDS if getattr(ticket, name) is not None}
    lines = {key for it in ticket.entries for key, _ in it.data if key in RARE}
    unsettled = {UNSETTLED} if deliveries.may_be_undelivered(ticket) else set[str]()
    return fields | lines | unsettled


def asked(ticket: Ticket) -> str:
    """The text that is searched besides the title and the entries: the question above all."""
    values = (getattr(ticket, name) for name in _SEARCHED)
    return "\n".join(str(it) for it in values if it)


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


class Outline(Ticket):
    """A ticket that reads some of its fields from a row of the index when they are asked for.

    Its entries are only moments: when something last happened, and the last reminder behind it. It
    has no question. What it does not have is an `AttributeError`, never an empty value.
    """

    __slots__ = ("_history", "_row")
    _row: tuple[Any, ...]
    _history: tuple[Entry, ...]

    @property
    def path(self) -> str:
        """The path of the whole ticket."""
        found: str = self._row[-1]
        return found


@cache
def outliner(columns: tuple[str, ...]) -> Callable[[tuple[Any, ...]], Outline]:
    """What makes an outline of a row: `changed`, `last`, these fields, and the path of its file."""
    return _maker(columns, _ENTRIES)


@cache
def abridger(columns: tuple[str, ...]) -> Callable[[tuple[Any, ...]], Outline]:
    """What makes an outline with its entries of a row: its history, nothing, the same from there.

    Entries lack their text.
    """
    return _maker(columns, _HISTORY)


def _maker(columns: tuple[str, ...], entries: property) -> Callable[[tuple[Any, ...]], Outline]:
    have = {name: property(_column(name, at)) for at, name in enumerate(columns, start=2)}
    lacks = {name: property(_lack(name)) for name in specs(Ticket) if name not in have}
    kind = type("Outline", (Outline,), {"__slots__": (), **lacks, **have, "entries": entries})
    put, new = _ROW.__set__, object.__new__

    def made(row: tuple[Any, ...]) -> Outline:
        outline: Outline = new(kind)
        put(outline, row)
        return outline

    return made


_ROW: Final = Outline.__dict__["_row"]


def _column(name: str, at: int) -> Callable[[Any], Any]:
    read = _READERS.get(name)
    if read is None:
        return lambda outline: outline._row[at]
    empty = () if read is _list else None

    def value(outline: Any) -> Any:
        held = outline._row[at]
        return empty if held is None else read(held)

    return value


def _lack(name: str) -> Callable[[Any], Any]:
    def refuse(_outline: Any) -> Any:
        raise AttributeError(f"{name} is not in this outline")

    return refuse


_ENTRIES: Final = property(lambda outline: tuple(_moments(*outline._row[:2])))


def _entries(outline: Any) -> tuple[Entry, ...]:
    """The entries of a history, which is read once."""
    try:
        known: tuple[Entry, ...] = outline._history
    except AttributeError:
        from deskbook.search.adapters.index import histories  # noqa: PLC0415 - a list reads none

        known = histories.read(outline._row[0])
        _HELD.__set__(outline, known)
    return known


_HELD: Final = Outline.__dict__["_history"]
_HISTORY: Final = property(_entries)


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


_READERS: Final = {name: read for name in FIELDS if (read := _reader(specs(Ticket)[name].type))}
