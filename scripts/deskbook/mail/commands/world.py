"""The library's settings, people and tickets that mail is decided with, loaded once a run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import chance, clock, knowledge, lookup
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.records import Profile, Service, Staff
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.mail.model.mail import Addresses
from deskbook.status.adapters import status_key
from deskbook.tickets.adapters import message_index
from deskbook.tickets.rules.lifecycle import successor


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a run of mail decides with.

    Args:
        root: the library.
        profile: its own record.
        settings: how it reads and sends mail.
        secret: what its marks are made with.
        addresses: the library's own, and its colleagues'.
        known: the tickets of messages by their keys; it grows with each ticket that is written.
        unmarked: the keys of messages whose tickets do not have the key of their text.
        unwritten: what writes the tickets that are decided and not written yet, by their names.
    """

    root: Path
    profile: Profile
    settings: MailSettings
    secret: bytes
    addresses: Addresses
    known: dict[str, str]
    unmarked: frozenset[str] = frozenset()
    unwritten: dict[str, Callable[[], None]] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The library's domain, as its own address has it."""
        return self.settings.address.lower().rpartition("@")[2]

    def actor(self) -> Actor:
        """Return the robot as the one who acts now."""
        return Actor(ROBOT, clock.now(), chance.entry_id, self.profile.timezone)

    def next_open_day(self, now: datetime) -> date:
        """Return today where the library opens today, else the next day on which it does."""
        calendar = Calendar(self.profile)
        return working_time.find_opening_day(calendar, calendar.day_of(now))

    def has_ticket(self, name: str) -> bool:
        """Whether there is a ticket of that id."""
        return name in self.unwritten or any((self.root / "tickets").glob(f"*/*/{name}.md"))

    def ticket(self, name: str) -> Filed[Ticket] | None:
        """Return a ticket as it is, or the one it was merged into; none where there is none.

        Raises:
            DeskError: its file has to be mended first.
        """
        for _ in range(20):
            if write := self.unwritten.get(name):
                write()
            if not self.has_ticket(name):
                return None
            filed = lookup.read_ticket(self.root, name)
            if (after := successor(filed.record)) is None:
                return filed
            name = after
        return None


def settings(root: Path) -> MailSettings:
    """Return how the library reads and sends mail.

    Raises:
        DeskError: `library.md` does not say, or names a service that is not there.
    """
    found = knowledge.profile(root).mail
    if found is None:
        raise DeskError(
            "knowledge/library.md has no `mail:`: `desk setup` asks for the address and the "
            "servers, and writes it"
        )
    if found.service not in knowledge.list_ids(root, "service"):
        raise DeskError(
            f"knowledge/library.md: mail: service {found.service} has no file in "
            "knowledge/services: name one that has"
        )
    return found


def load(root: Path) -> World:
    """Load everything that a run decides with.

    Raises:
        DeskError: `library.md` does not say how mail is read, or names a service that is not there.
    """
    profile, found = knowledge.profile(root), settings(root)
    doors = (it.lower() for it in (found.address, profile.ask_email) if it)
    addresses = Addresses(
        tuple(dict.fromkeys(doors)),
        {it.email.lower(): it for it in knowledge.records(root, Service) if it.email},
        {it.email.lower(): it for it in knowledge.records(root, Staff) if it.email},
        forms=tuple(it.lower() for it in found.forms),
        vendors=tuple(it.lower() for it in found.vendors),
        lists=tuple(it.lower() for it in found.lists),
    )
    known, unmarked = message_index.find_known(root)
    return World(root, profile, found, status_key.read_key(root), addresses, known, unmarked)
