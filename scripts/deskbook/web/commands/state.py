"""The open desk: what handlers share, and what of it stays between requests."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from deskbook.care.model.reminders import Watch
from deskbook.care.rules import watches
from deskbook.library.adapters import clock
from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.words import Words
from deskbook.search.adapters.index import pages as index_pages
from deskbook.search.adapters.index import tickets as index_tickets
from deskbook.search.adapters.index.pages import Counted, PageOfTickets
from deskbook.sites.views.staff.conversation import Reading
from deskbook.tickets.rules.selection import Selection, sort_tickets
from deskbook.web.adapters.live import Live
from deskbook.web.adapters.pages import Pages
from deskbook.web.adapters.reading import Known, Reader
from deskbook.web.commands.exchange import Exchange
from deskbook.web.model.requests import Asked, Settings
from deskbook.web.rules import sign_on

KEPT: Final = 20_000
"""Sentences and watches that are remembered at most."""


DRAFTS: Final = 2_000
"""Drafts of all people that are kept at most, each of up to a form's size."""


@dataclass(slots=True)
class State:
    """One open desk.

    Args:
        root: the library.
        settings: how it is reached.
        pages: its templates and words.
        reader: the library as it is read.
        exchange: the exchange with the shared remote.
        live: what happens while pages are open.
        is_anonymous: whether Git's configuration names nobody who commits here.
    """

    root: Path
    settings: Settings
    pages: Pages
    reader: Reader
    exchange: Exchange
    live: Live = field(default_factory=Live)
    is_anonymous: bool = False
    _said: OrderedDict[str, tuple[str, ...]] = field(default_factory=OrderedDict)
    _drafts: OrderedDict[tuple[str, str], dict[str, str]] = field(default_factory=OrderedDict)
    _watches: OrderedDict[tuple[str, str, date, int], tuple[Watch, ...]] = field(
        default_factory=OrderedDict
    )
    _lock: Lock = field(default_factory=Lock)

    def take_note(self) -> None:
        """Take note that a change was committed here: pages are told, and it is sent soon."""
        self.live.change()
        self.exchange.tell()

    def say(self, session: str, words: Iterable[str]) -> None:
        """Remember what the next page of a session says first."""
        with self._lock:
            self._said[session] = (*self._said.get(session, ()), *words)
            while len(self._said) > KEPT:
                self._said.popitem(last=False)

    def hear(self, session: str) -> tuple[str, ...]:
        """Return what was remembered for a session, and forget it."""
        with self._lock:
            return self._said.pop(session, ())

    def keep_draft(self, handle: str, form: str, fields: Mapping[str, str]) -> None:
        """Keep what a person is typing into a form, in memory alone; nothing typed forgets it."""
        with self._lock:
            self._drafts.pop((handle, form), None)
            if any(fields.values()):
                self._drafts[handle, form] = dict(fields)
            while len(self._drafts) > DRAFTS:
                self._drafts.popitem(last=False)

    def list_drafts(self, handle: str, start: str) -> dict[str, dict[str, str]]:
        """Return what a person was typing into the forms whose name begins so, by its rest."""
        with self._lock:
            return {
                form.removeprefix(start): fields
                for (whose, form), fields in self._drafts.items()
                if whose == handle and form.startswith(start)
            }

    def watch(self, filed: Filed[Ticket], known: Known, day: date) -> tuple[Watch, ...]:
        """Return what is due on a ticket, the first due first."""
        key = (filed.path, filed.digest, day, known.number)
        with self._lock:
            if (found := self._watches.get(key)) is not None:
                return found
        every = watches.watch_ticket(known.library, filed.record, known.calendar, day)
        found = tuple(sorted(every, key=lambda it: it.due))
        with self._lock:
            self._watches[key] = found
            while len(self._watches) > KEPT:
                self._watches.popitem(last=False)
        return found

    def first_watch(self, path: str, known: Known, day: date) -> Watch | None:
        """Return what is due first on the ticket of a file, where it can be read."""
        filed = self.reader.file(path).filed
        return next(iter(self.watch(filed, known, day)), None) if filed else None

    def list_page(
        self, selection: Selection, order: str, limit: int, offset: int = 0
    ) -> PageOfTickets:
        """Return a page of a list, from the index or, where none can be kept, from the files."""
        found = index_pages.find_page(
            self.root,
            selection,
            order=order,
            limit=limit,
            offset=offset,
            files=self.reader.must_look(),
        )
        return found or self._page_of_files(selection, limit, offset)

    def _page_of_files(self, selection: Selection, limit: int, offset: int) -> PageOfTickets:
        chosen = index_tickets.find_tickets(self.root, selection)
        found = sort_tickets(chosen.tickets)
        shown = tuple(found[offset : offset + limit])
        return PageOfTickets(shown, len(found), chosen.unread)

    def count_open(self) -> dict[str, Counted]:
        """Return the open tickets of each service."""
        return index_pages.count_open(self.root, files=False) or {}


@dataclass(frozen=True, slots=True)
class View:
    """The desk for one request: the library now, and the words of the person's language."""

    state: State
    asked: Asked
    known: Known
    now: datetime
    words: Words

    @property
    def me(self) -> str:
        """Return the handle of the person."""
        return self.asked.person.handle

    @property
    def day(self) -> date:
        """Return the current day at the library."""
        return self.known.calendar.day_of(self.now)

    @property
    def reading(self) -> Reading:
        """Return what views of tickets need."""
        return Reading(self.known.library, self.now, self.known.calendar.zone)


def open_view(state: State, asked: Asked) -> View:
    """Return the desk for a request."""
    known = state.reader.known()
    return View(state, asked, known, clock.now(), state.pages.speak(_language(known, asked)))


def _language(known: Known, asked: Asked) -> str:
    profile = known.library.profile
    spoken = (profile.language, *profile.languages)
    return sign_on.choose_language(asked.languages, spoken, profile.language)
