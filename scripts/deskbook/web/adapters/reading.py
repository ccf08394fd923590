"""The library as the desk reads it: what stays between requests, looked at once a second.

Between looks the index still notices each file that is replaced, as Git and `desk` replace files;
only an editor that writes in place is noticed later.
"""

import os
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import lookup, repo
from deskbook.library.formats.text import Reading
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket

EVERY: Final = 1.0
"""Seconds between looks at all files that an editor may have changed."""

KEPT: Final = 4_000
"""Tickets that stay read, each some 10 KB."""

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything but the tickets, the calendar that follows from it, and a number of this state."""

    library: Library
    calendar: Calendar
    number: int


@dataclass(slots=True)
class _Kept:
    known: Known | None = None
    stamps: dict[str, Stamp] = field(default_factory=dict)
    looked: float = 0.0
    listed: float = 0.0


class Reader:
    """Reads a library for one process; several threads use it at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._kept = _Kept()
        self._lock = RLock()
        self._tickets: OrderedDict[str, tuple[Stamp, Reading[Ticket]]] = OrderedDict()

    def known(self) -> Known:
        """Return everything but the tickets, read again where a file has changed.

        Raises:
            DeskError: `library.md` cannot be read.
        """
        with self._lock:
            kept, now = self._kept, time.monotonic()
            if kept.known is None or now - kept.looked >= EVERY:
                stamps = _stamps(self.root / "knowledge")
                if kept.known is None or stamps != kept.stamps:
                    number = kept.known.number + 1 if kept.known else 1
                    library = repo.load_knowledge(self.root).library
                    kept.known = Known(library, Calendar(library.profile), number)
                    kept.stamps = stamps
                kept.looked = now
            return kept.known

    def must_look(self) -> bool:
        """Return whether a list has to look at open tickets for edits in place."""
        with self._lock:
            now = time.monotonic()
            if now - self._kept.listed < EVERY:
                return False
            self._kept.listed = now
            return True

    def ticket(self, prefix: str) -> tuple[str, Reading[Ticket]]:
        """Return the path of a ticket, and the ticket as far as it can be read.

        Raises:
            DeskError: no ticket or several begin so.
        """
        path = lookup.find_ticket(self.root, prefix)
        return path, self.file(path)

    def file(self, path: str) -> Reading[Ticket]:
        """Return the ticket of a file, read again where that has changed."""
        try:
            found = (self.root / path).lstat()
        except OSError:
            return lookup.read(self.root, path)
        stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
        with self._lock:
            kept = self._tickets.get(path)
            if kept and kept[0] == stamp:
                self._tickets.move_to_end(path)
                return kept[1]
        reading = lookup.read(self.root, path)
        with self._lock:
            self._tickets[path] = (stamp, reading)
            while len(self._tickets) > KEPT:
                self._tickets.popitem(last=False)
        return reading


def _stamps(folder: Path) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    it = entry.stat(follow_symlinks=False)
                    found[entry.path] = (it.st_mtime_ns, it.st_size, it.st_ino)
    return found
