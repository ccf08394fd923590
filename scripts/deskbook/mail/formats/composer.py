"""A letter to the bytes that are handed to a mail server: always the same for the same letter."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Final

from deskbook.mail.formats.address_list import to_wire
from deskbook.mail.model.mail import Address
from deskbook.mail.model.outgoing import Outgoing

_SIGNS: Final = re.compile(r"[^\w\s.'&/+-]")
_MOST_REFERENCES: Final = 20


def write(outgoing: Outgoing, text: str, html: str) -> bytes:
    """The message, as plain text and as HTML.

    Answers go to the address with the ticket's token. What no colleague wrote says so, and asks for
    no automatic answer (RFC 3834).
    """
    letter = outgoing.letter
    name = f"{letter.library} / {letter.service}" if letter.service else letter.library
    message = _begun(outgoing.message_id, Address(outgoing.own, name), outgoing.to)
    message["Subject"] = _line(outgoing.subject)
    message["Reply-To"] = _address(name, outgoing.back)
    message["Date"] = format_datetime(letter.written)
    if outgoing.references:
        ids = [f"<{it}>" for it in outgoing.references[-_MOST_REFERENCES:]]
        message["In-Reply-To"] = ids[-1]
        message["References"] = " ".join(ids)
    message["X-Deskbook"] = outgoing.own
    if letter.automatic:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{outgoing.message_id.partition('@')[0]}")
    return message.as_bytes()


def to_colleague(
    message_id: str,
    own: Address,
    to: Address,
    subject: str,
    written: str,
    text: str,
    *,
    reply_to: str = "",
) -> bytes:
    """A digest or another message to a colleague, plain.

    Args:
        message_id: without angle brackets.
        own: our address and name.
        to: the colleague.
        subject: its subject.
        written: the `Date` field.
        text: what it says.
        reply_to: the colleague's own address for answers.
    """
    message = _begun(message_id, own, to)
    message["Subject"] = _line(subject)
    if reply_to:
        message["Reply-To"] = _address(own.name, reply_to)
    message["Date"] = written
    message["X-Deskbook"] = own.email
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(text, cte="quoted-printable")
    return message.as_bytes()


def _begun(message_id: str, own: Address, to: Address) -> EmailMessage:
    utf8 = not to_wire(to.email).isascii()  # RFC 6532; such a server takes it (SMTPUTF8) or refuses
    message = EmailMessage(policy=SMTP.clone(refold_source="none", utf8=utf8))
    message["Message-ID"] = f"<{message_id}>"
    message["From"] = _address(own.name, own.email)
    message["To"] = _address(to.name, to.email)
    return message


def _address(name: str, email: str) -> str:
    """An address with a name that needs no quotes: signs that mean something there are left out."""
    name, wire = _line(_SIGNS.sub(" ", name)), to_wire(email)
    return formataddr((name, wire)) if wire.isascii() else f'"{name}" <{wire}>'


def _line(text: str) -> str:
    """Words of a header field: one line, nothing that could begin another field."""
    return " ".join("".join(it if it.isprintable() else " " for it in text).split())
