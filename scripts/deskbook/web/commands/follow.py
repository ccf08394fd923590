"""What an open page is told: that something changed, and who else is at its ticket."""

import json
from dataclasses import dataclass
from threading import Event, Thread
from typing import Final

from deskbook.library.adapters import lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import record_name
from deskbook.search.adapters.index import pages
from deskbook.web.commands.state import State

EVERY: Final = 2.0
"""Seconds between looks at what other programs changed, while a page is open."""


@dataclass(slots=True)
class Follower:
    """One open page: `number` in the list of pages, the person, and the ticket and its file."""

    state: State
    number: int
    me: str
    ticket: str
    path: str

    def tell(self) -> str:
        """Return what the page is told now, in JSON."""
        told: dict[str, object] = {"number": self.state.live.number}
        if self.path:
            filed = self.state.reader.file(self.path).filed
            staff = self.state.reader.known().library
            others = self.state.live.others(self.me, self.ticket)
            told["digest"] = filed.digest if filed else ""
            told["views"] = [
                record_name(staff, "staff", who) for who, on in others.items() if not on
            ]
            told["writes"] = [record_name(staff, "staff", who) for who, on in others.items() if on]
        return json.dumps(told, ensure_ascii=True)

    def close(self) -> None:
        """Take the page out of the list."""
        self.state.live.leave(self.number)


def follow(state: State, me: str, ticket: str) -> Follower | None:
    """Begin to follow a page; none where too many are followed."""
    try:
        path = lookup.find_ticket(state.root, ticket) if ticket else ""
    except DeskError:
        path = ""
    name = path.rpartition("/")[2].removesuffix(".md")
    number = state.live.enter(me, name)
    return Follower(state, number, me, name, path) if number else None


def watch(state: State, stop: Event) -> Thread:
    """Look for changes by other programs while a page is open, in a thread until it is stopped."""

    def run() -> None:
        before = None
        while not stop.wait(EVERY):
            if not state.live.is_watched():
                continue
            found = pages.read_mark(state.root)
            if before is not None and found != before:
                state.live.change()
            before = found

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread
