"""What happens while pages are open: changes of tickets, and who looks at or writes into one."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

MOST: Final = 150
"""Pages that are followed at once; more are told nothing, and work all the same."""

WRITES: Final = 90.0
"""Seconds after the last key in which somebody counts as writing."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open page: whose it is, and the ticket on it; empty on a list."""

    handle: str
    ticket: str


class Live:
    """Counts changes, and knows who has which ticket open."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._number = 0
        self._open: dict[int, Open] = {}
        self._writes: dict[tuple[str, str], float] = {}
        self._next = 0

    @property
    def number(self) -> int:
        """Return the number of the last change."""
        with self._lock:
            return self._number

    def change(self) -> None:
        """Take note that something has changed."""
        with self._lock:
            self._number += 1

    def enter(self, handle: str, ticket: str) -> int:
        """Take note of an open page; return its number, 0 where there are too many."""
        with self._lock:
            if len(self._open) >= MOST:
                return 0
            self._next += 1
            self._open[self._next] = Open(handle, ticket)
            return self._next

    def leave(self, number: int) -> None:
        """Take note that a page was closed."""
        with self._lock:
            self._open.pop(number, None)

    def write(self, handle: str, ticket: str, now: float | None = None) -> None:
        """Take note that somebody is writing into a ticket."""
        with self._lock:
            self._writes[handle, ticket] = time.monotonic() if now is None else now

    def end_writing(self, handle: str, ticket: str) -> None:
        """Take note that somebody has sent what they wrote."""
        with self._lock:
            self._writes.pop((handle, ticket), None)

    def is_watched(self) -> bool:
        """Return whether any page is open."""
        with self._lock:
            return bool(self._open)

    def others(self, me: str, ticket: str, now: float | None = None) -> Mapping[str, bool]:
        """Return who else has a ticket open, and whether they write into it."""
        moment = time.monotonic() if now is None else now
        with self._lock:
            self._writes = {key: at for key, at in self._writes.items() if moment - at < WRITES}
            here = {it.handle for it in self._open.values() if it.ticket == ticket}
            return {
                handle: (handle, ticket) in self._writes
                for handle in sorted(here | {who for who, it in self._writes if it == ticket})
                if handle != me
            }
