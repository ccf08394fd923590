"""A message as it came by mail, taken apart; nothing in it is trusted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from deskbook.library.model.records import Service, Staff
from deskbook.mail.model.report import DeliveryReport

SegmentKind = Literal["own", "forwarded", "quoted", "signature"]

SHOWN_SEGMENTS: Final = frozenset({"own", "forwarded"})
"""What the sender wrote or passed on; the rest is hidden, and kept."""


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's address, in lower case, and the name that stood with it, perhaps empty."""

    email: str
    name: str = ""

    @property
    def base(self) -> str:
        """The address without what stands in it after a plus sign."""
        local, _, domain = self.email.partition("@")
        return f"{local.partition('+')[0]}@{domain}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of lines of a message: what it is, and its text."""

    kind: SegmentKind
    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a message: its name as given, its media type, its bytes.

    `shown` files are part of the text (a picture in it), the others were attached.
    """

    name: str
    kind: str
    data: bytes
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of one check of a message's sender, as one server recorded it (RFC 8601)."""

    server: str
    method: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailMessage:
    """One message.

    `message_id` is without angle brackets, empty where there was none; `references` the ids that it
    answers, nearest first; `came` when our server took it, else when its sender says they wrote it;
    `envelope` the envelope sender that the server noted (none where it did not, empty for the null
    path); `to` everybody it was sent to, `delivered` the addresses that the servers delivered it
    to; `origins` who wrote what it passes on, as the text says, the outermost message first;
    `verdicts` the results of checks of its sender, from top to bottom; `headers` the fields that
    tell what kind of message it is, by lower-case name; `report` what
    it says, if it is a report of a server about a message of ours.
    """

    message_id: str = ""
    references: tuple[str, ...] = ()
    sender: Address | None = None
    reply_to: Address | None = None
    envelope: str | None = None
    to: tuple[Address, ...] = ()
    delivered: tuple[str, ...] = ()
    subject: str = ""
    came: datetime | None = None
    language: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    segments: tuple[Segment, ...] = ()
    attachments: tuple[Attached, ...] = ()
    origins: tuple[Address, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    report: DeliveryReport | None = None

    def header(self, name: str) -> str:
        """A field of `headers`, or nothing."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def text(self) -> str:
        """The sender's own words, without quotations and signature."""
        return "\n".join(it.text for it in self.segments if it.kind in SHOWN_SEGMENTS).strip("\n")

    @property
    def whole_text(self) -> str:
        """All of the text."""
        return "\n".join(it.text for it in self.segments)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses that are not patrons', in lower case.

    Args:
        front_doors: where questions come to; nothing new comes from there.
        services: the services by their addresses.
        staff: the colleagues by their addresses.
        forms: senders that pass on the questions of others.
        vendors: automatic senders whose mail is for us to read.
        lists: mailing lists by which questions reach us.
    """

    front_doors: tuple[str, ...]
    services: Mapping[str, Service]
    staff: Mapping[str, Staff]
    forms: tuple[str, ...] = ()
    vendors: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def is_own(self, address: Address) -> bool:
        """Whether an address is the library's or a service's."""
        return address.base in self.front_doors or address.base in self.services

    def is_form(self, address: Address) -> bool:
        """Whether an address is of a sender that passes on the questions of others."""
        return address.email in self.forms or address.base in self.forms

    def is_vendor(self, address: Address) -> bool:
        """Whether an address is an automatic sender of a vendor."""
        return address.email in self.vendors or address.base in self.vendors

    def is_list(self, address: Address) -> bool:
        """Whether an address is of a mailing list by which questions reach us."""
        return address.email in self.lists or address.base in self.lists

    def colleague(self, address: Address | None) -> str:
        """Return the handle or the service whose address it is; empty where it is neither."""
        if address is None:
            return ""
        if address.email in self.staff:
            return self.staff[address.email].handle
        is_services = address.base in self.services and address.base not in self.front_doors
        return self.services[address.base].slug if is_services else ""

    def is_staff(self, address: Address | None) -> bool:
        """Whether an address is a colleague's or a service's."""
        return bool(self.colleague(address))
