"""Settings for reading and sending mail: the part `mail:` of `library.md`, without secrets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from deskbook.library.model.fields import PUBLIC, STAFF, code, doc, reference, text

Security = Literal["tls", "starttls", "none"]


@dataclass(frozen=True, slots=True)
class Ports:
    """The usual ports of a way to secure a connection."""

    imap: int
    smtp: int


SECURITIES: Final[Mapping[Security, Ports]] = {
    "tls": Ports(imap=993, smtp=465),
    "starttls": Ports(imap=143, smtp=587),
    "none": Ports(imap=143, smtp=25),
}

Login = Literal["password", "xoauth2"]

Envelope = Literal["token", "plain"]
"""The envelope sender of replies: our address with the ticket's token, or our address as it is."""

EMAIL: Final = r"[A-Za-z0-9._%+-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
DOMAIN: Final = r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
PORT: Final = r"[1-9][0-9]{0,4}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A server for mail."""

    host: str = field(metadata=doc("Its name.", text(STAFF), example="imap.library.example"))
    user: str = field(
        default="",
        metadata=doc("Who logs in; nobody where nothing stands here.", text(STAFF, trust="whole")),
    )
    port: int | None = field(
        default=None,
        metadata=doc("Its port, where it is not the usual one.", pattern=PORT, example="993"),
    )
    security: Security = field(
        default="tls",
        metadata=doc("How the connection is kept secret; none is for this machine alone."),
    )
    login: Login = field(
        default="password",
        metadata=doc("Whether the secret is a password or an OAuth 2 access token."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachments:
    """Rules for keeping files that come with mail."""

    types: tuple[str, ...] = field(
        default=(
            "pdf", "png", "jpg", "jpeg", "gif", "webp", "heic", "txt", "csv", "ics", "rtf",
            "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "eml", "ris", "bib",
        ),
        metadata=doc("File name endings that are kept, without the dot.", code("[a-z0-9]{1,10}")),
    )  # fmt: skip
    megabytes: int = field(
        default=10,
        metadata=doc("A larger file is not kept.", pattern="[1-9][0-9]?"),
    )
    message_megabytes: int = field(
        default=30,
        metadata=doc(
            "Of a larger message only headers, text and the first files are kept.",
            pattern="[1-9][0-9]?",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """Settings for reading and sending mail."""

    address: str = field(
        metadata=doc(
            "The address that questions come to.",
            text(STAFF, PUBLIC, trust="whole"),
            pattern=EMAIL,
            example="ask@l.example",
        )
    )
    since: datetime = field(
        metadata=doc(
            "Replies written before this are never sent: when mail was set up.",
            example="2026-11-02T14:14:00Z",
        )
    )
    service: str = field(
        metadata=doc(
            "The service of a question that came to no service's own address.", reference("service")
        )
    )
    imap: MailServer | None = field(default=None, metadata=doc("Where mail is fetched from."))
    smtp: MailServer | None = field(default=None, metadata=doc("Where mail is sent through."))
    envelope: Envelope = field(
        default="token",
        metadata=doc(
            "The envelope sender of replies: with the ticket's token, or plain for servers that "
            "refuse or rewrite it (Exchange Online, Gmail)."
        ),
    )
    outbox_seconds: int = field(
        default=60,
        metadata=doc(
            "Seconds that a reply waits in the outbox, in which it can be undone.",
            pattern="[0-9]{1,5}",
        ),
    )
    folder: str = field(
        default="INBOX", metadata=doc("The folder that mail comes into.", text(STAFF))
    )
    done: str = field(
        default="Desk-done", metadata=doc("Where mail goes that is in a ticket.", text(STAFF))
    )
    aside: str = field(
        default="Desk-aside",
        metadata=doc("Where mail of machines goes that fits no ticket.", text(STAFF)),
    )
    unreadable: str = field(
        default="Desk-unreadable", metadata=doc("Where mail goes that cannot be read.", text(STAFF))
    )
    lists: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Mailing lists by which questions reach you: their address or List-Id.",
            text(STAFF, trust="whole"),
            example="ask.lists.example",
        ),
    )
    forms: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Senders that pass on patrons' questions: web forms, a chat, a scanner.",
            text(STAFF, trust="whole"),
            pattern=EMAIL,
            example="noreply@forms.example",
        ),
    )
    vendors: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Automatic senders of vendors whose mail is for us to read, such as their help desk.",
            text(STAFF, trust="whole"),
            pattern=EMAIL,
            example="support@vendor.example",
        ),
    )
    verifiers: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Names of your mail server in Authentication-Results, where it checks senders; by "
            "default your domain and the hosts in it.",
            text(STAFF, trust="whole"),
            pattern=DOMAIN,
            example="mx.l.example",
        ),
    )
    acknowledge: bool = field(
        default=True, metadata=doc("Whether a new question is acknowledged by mail.")
    )
    answers_a_day: int = field(
        default=5,
        metadata=doc("Most automatic answers to one address on one day.", pattern="[0-9]{1,3}"),
    )
    attachments: Attachments = field(
        default_factory=Attachments, metadata=doc("Which files that come with mail are kept.")
    )
