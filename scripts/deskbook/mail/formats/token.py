"""Tokens and keys made with the library's secret, and the tickets that a message shows."""

import hmac
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from deskbook.library.model.vocabulary import CROCKFORD, ENTRY_ID, HANDLE, TICKET_ID
from deskbook.mail.model.disposition import Ties
from deskbook.mail.model.mail import MailMessage

_TAGGED: Final = re.compile(r"[^@]*\+(q-[0-9a-z]{6})-([0-9a-z]{10})@.*")
_TAGGED_STAFF: Final = re.compile(rf"[^@]*\+s-({HANDLE})-([0-9a-z]{{10}})@.*")
_OURS: Final = re.compile(rf"({TICKET_ID})\.({ENTRY_ID})\.([0-9A-Z]{{16}})@.*", re.IGNORECASE)
_SUBJECT: Final = re.compile(rf"\[({TICKET_ID})\]", re.IGNORECASE)


def make_address(secret: bytes, ticket: str, base: str) -> str:
    """The address to which answers on a ticket go: `ask+q-4kx7m2-…@library.example`."""
    local, _, domain = base.partition("@")
    return f"{local}+{ticket.lower()}-{_mac(secret, 'address', ticket, 10).lower()}@{domain}"


def find_ticket(secret: bytes, email: str) -> str | None:
    """The ticket that an address is for, if its token is ours."""
    if not (found := _TAGGED.fullmatch(email.lower())):
        return None
    ticket = found[1].upper()
    own = _mac(secret, "address", ticket, 10).lower()
    return ticket if hmac.compare_digest(own, found[2]) else None


def make_staff_address(secret: bytes, handle: str, base: str) -> str:
    """The address for answers to a mail to a colleague: `ask+s-ann-…@library.example`.

    Nobody else gets to know it, so an answer to it comes from a reader of that mail.
    """
    local, _, domain = base.partition("@")
    return f"{local}+s-{handle}-{_mac(secret, 'staff', handle, 10).lower()}@{domain}"


def find_staff(secret: bytes, emails: Iterable[str]) -> str:
    """The handle of the colleague whose address for answers is among some; empty for none."""
    for email in emails:
        if found := _TAGGED_STAFF.fullmatch(email.lower()):
            own = _mac(secret, "staff", found[1], 10).lower()
            if hmac.compare_digest(own, found[2]):
                return found[1]
    return ""


def make_message_id(secret: bytes, ticket: str, entry: str, domain: str) -> str:
    """The id of the message that an entry is sent in, always the same, without angle brackets."""
    return f"{ticket}.{entry}.{_mac(secret, 'message', ticket + entry, 16)}@{domain}"


def find_reply(secret: bytes, name: str) -> tuple[str, str] | None:
    """The ticket and the entry that a message id of ours is of, if it is one."""
    if not (found := _OURS.fullmatch(name)):
        return None
    ticket, entry, given = (it.upper() for it in found.groups())
    own = _mac(secret, "message", ticket + entry, 16)
    return (ticket, entry) if hmac.compare_digest(own, given) else None


def make_key(secret: bytes, name: str) -> str:
    """Return the sixteen characters by which a ticket recognises a message's id."""
    return _mac(secret, "known", name, 16)


def digest(data: bytes) -> str:
    """Return a substitute for the id of a message that has none."""
    return sha256(data).hexdigest()


def make_file_key(secret: bytes, data: bytes) -> str:
    """Return the sixteen characters that identify an attached file by its bytes."""
    return _mac(secret, "file", sha256(data).hexdigest(), 16)


def make_ticket_id(known: str, number: int = 0) -> str:
    """The id of the ticket that a message opens, by its key: every machine finds the same one."""
    return "Q-" + _letters(sha256(f"ticket {number} {known}".encode()).digest(), 6)


def find_claim(text: str) -> str | None:
    """The ticket that an address or a message id says it is of, be that true or not."""
    found = _TAGGED.fullmatch(text.lower()) or _OURS.fullmatch(text)
    return found[1].upper() if found else None


def make_pseudonym(known: str, number: int = 0) -> str:
    """A new patron's pseudonym by the key of their first message: it says nothing of who they are.

    A run that was killed amid its work finds the record again that it began.
    """
    return "p-" + _letters(sha256(f"patron {number} {known}".encode()).digest(), 10).lower()


def find_in_subject(subject: str) -> tuple[str, ...]:
    """The tickets that a subject names in brackets, as ours do; anybody can write that."""
    return tuple(dict.fromkeys(it.upper() for it in _SUBJECT.findall(subject)))


def _mac(secret: bytes, use: str, about: str, size: int) -> str:
    digest = hmac.new(secret, f"mail {use}: {about}".encode("utf-8", "replace"), sha256).digest()
    return _letters(digest, size)


def _letters(digest: bytes, size: int) -> str:
    return "".join(CROCKFORD[byte % 32] for byte in digest[:size])


def find_ties(message: MailMessage, secret: bytes, known: Mapping[str, str]) -> Ties:
    """Return the tickets that a message shows.

    Args:
        message: the message.
        secret: the library's.
        known: the tickets of the messages that are kept, by their keys.
    """
    addresses = dict.fromkeys((*message.delivered, *(it.email for it in message.to)))
    tokens = [find_ticket(secret, it) for it in addresses]
    own = [find_reply(secret, it) for it in message.references]
    referred = [known.get(make_key(secret, it)) for it in message.references]
    looks = [*map(find_claim, addresses), *map(find_claim, message.references)]
    proven = {*tokens, *(it[0] for it in own if it)}
    return Ties(
        tokens=tuple(filter(None, tokens)),
        own=tuple(it[0] for it in own if it),
        referred=tuple(filter(None, referred)),
        named=find_in_subject(message.subject),
        false=tuple(dict.fromkeys(it for it in looks if it and it not in proven)),
    )
