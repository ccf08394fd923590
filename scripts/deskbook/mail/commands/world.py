"""What messages are decided with: the library's settings, people and tickets, loaded once a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deskbook.library.adapters import chance, clock, knowledge, lookup
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.records import Profile, Service, Staff
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.mail.model.mail import Address
from deskbook.status.adapters import status_key
from deskbook.tickets.adapters import message_index
from deskbook.tickets.rules.successor import successor


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a run of mail decides with; `known` grows with each ticket that is written.

    `services` and `staff` are by their addresses, in lower case.
    """

    root: Path
    profile: Profile
    settings: MailSettings
    secret: bytes
    services: Mapping[str, Service]
    staff: Mapping[str, Staff]
    known: dict[str, str]

    @property
    def own(self) -> tuple[str, ...]:
        """The addresses that are ours."""
        named = (self.settings.address, self.profile.ask_email, *self.services)
        return tuple(dict.fromkeys(it.lower() for it in named if it))

    def actor(self) -> Actor:
        """The robot's hand, now."""
        return Actor(ROBOT, clock.now(), chance.entry_id, self.profile.timezone)

    @property
    def front_doors(self) -> tuple[str, ...]:
        """The addresses that questions come to, from which nothing new can come."""
        named = (self.settings.address, self.profile.ask_email)
        return tuple(dict.fromkeys(it.lower() for it in named if it))

    def colleague(self, address: Address | None) -> str:
        """The handle of whose address it is, or the service whose; nobody's where neither is."""
        if address is None:
            return ""
        if address.email in self.staff:
            return self.staff[address.email].handle
        is_services = address.base in self.services and address.base not in self.front_doors
        return self.services[address.base].slug if is_services else ""

    def is_staff(self, address: Address | None) -> bool:
        """Whether an address is a colleague's or a service's."""
        return bool(self.colleague(address))

    def has_ticket(self, name: str) -> bool:
        """Whether there is a ticket of that id."""
        return any((self.root / "tickets").glob(f"*/*/{name}.md"))

    def ticket(self, name: str) -> Filed[Ticket] | None:
        """A ticket as it stands, or the one it was merged into; none where there is none.

        Raises:
            DeskError: its file has to be mended first.
        """
        for _ in range(20):
            if not self.has_ticket(name):
                return None
            filed = lookup.read_ticket(self.root, name)
            if (after := successor(filed.record)) is None:
                return filed
            name = after
        return None


def settings(root: Path) -> MailSettings:
    """How the library reads and sends mail.

    Raises:
        DeskError: `library.md` does not say, or names a service that is not there.
    """
    found = knowledge.profile(root).mail
    if found is None:
        raise DeskError(
            "knowledge/library.md has no `mail:`: write the address, the servers and the day from "
            "which on replies are sent (docs/mail.md shows how)"
        )
    if found.service not in knowledge.names(root, "service"):
        raise DeskError(
            f"knowledge/library.md: mail: service {found.service} has no file in "
            "knowledge/services: name one that has"
        )
    return found


def load(root: Path) -> World:
    """The world as it is.

    Raises:
        DeskError: `library.md` does not say how mail is read, or names a service that is not there.
    """
    return World(
        root,
        knowledge.profile(root),
        settings(root),
        status_key.of(root),
        {it.email.lower(): it for it in knowledge.records(root, Service) if it.email},
        {it.email.lower(): it for it in knowledge.records(root, Staff) if it.email},
        message_index.known(root),
    )
