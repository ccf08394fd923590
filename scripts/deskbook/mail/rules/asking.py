"""Who asks in a message: ordered rules, of which the first that applies counts.

No single header decides. Forms write for others, colleagues pass questions on, and people let
answers go elsewhere; where the rules find nobody, a person has to say who asks.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from deskbook.mail.model.asking import Asking
from deskbook.mail.model.mail import Address, Addresses, MailMessage, Verdict

_DEAF: Final = re.compile(
    r"(?:.*[._+-])?(?:no|do-?not|donot|not)[._-]?reply(?:[._+-].*)?@.*", re.IGNORECASE
)
_MACHINE: Final = re.compile(
    r"(?:mailer-?daemon|postmaster|bounces?|www-data|wordpress|apache|nobody|robot|notifications?"
    r"|web-?forms?|forms?|scanner|scan|copier)(?:[+._-].*)?@.*",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LABELLED: Final = re.compile(
    r"^[^:\uff1a\n]{0,40}(?:mail|correo|courriel|\u043f\u043e\u0447\u0442|\u30e1\u30fc\u30eb|"
    r"\u90ae\u7bb1|\u90f5\u7bb1|\u96fb\u90f5|\uba54\uc77c|\u05d3\u05d5\u05d0|\u0628\u0631\u064a\u062f)"
    rf"[^:\uff1a\n]{{0,30}}[:\uff1a][ \t]*<?({_ADDRESS.pattern})",
    re.IGNORECASE | re.MULTILINE,
)
"""The field of a form with the address of whoever filled it in, in some languages."""

_READ: Final = 100_000
"""Characters of a form's text that are searched for an address."""


def is_deaf(email: str) -> bool:
    """Return whether an address says that nobody reads what is sent to it."""
    return bool(_DEAF.fullmatch(email))


def find_asker(addresses: Addresses, message: MailMessage, *, proven: bool = True) -> Asking:
    """Return who asks in a message that belongs to no ticket yet.

    Args:
        addresses: the library's own addresses, its colleagues' and the senders that it knows.
        message: the message.
        proven: whether the sender is who they seem to be; else they are no colleague, no form and
            no vendor of ours.
    """
    sender = message.sender
    if sender is None:
        return Asking("no-sender")
    if proven and (addresses.is_form(sender) or sender.base in addresses.front_doors):
        return _find_in_form(addresses, message)
    if proven and addresses.is_vendor(sender):
        return Asking("vendor", _usable(addresses, message.reply_to) or sender)
    if proven and addresses.is_staff(sender):
        return _find_by_colleague(addresses, message)
    return _find_by_stranger(addresses, message, sender)


def _find_in_form(addresses: Addresses, message: MailMessage) -> Asking:
    """A form writes for somebody: its Reply-To, or an address in its text that is not ours.

    It is the one in a field for it (`E-mail: ...`), else the only one. A colleague may fill in a
    form too, and asks for themselves then.
    """
    reply = message.reply_to
    if reply is not None and addresses.is_staff(reply) and not addresses.is_own(reply):
        return Asking("self", reply)
    if person := _usable(addresses, reply):
        return Asking("form", person)
    text = message.whole_text[:_READ]
    for pattern in (_LABELLED, _ADDRESS):
        named = {it.lower() for it in pattern.findall(text)}
        others = [it for it in map(Address, sorted(named)) if _usable(addresses, it)]
        if others:
            return Asking("form-text", others[0]) if len(others) == 1 else Asking("form-of-nobody")
    return Asking("form-of-nobody")


def _find_by_colleague(addresses: Addresses, message: MailMessage) -> Asking:
    """A colleague passes a question on, or writes to a patron with a copy to us."""
    for origin in message.origins:
        if _usable(addresses, origin) and not addresses.is_staff(origin):
            return Asking("forwarded", origin)
    for other in message.to:
        if _usable(addresses, other) and not addresses.is_staff(other):
            return Asking("written-to", other)
    return Asking("colleague-alone")


def _find_by_stranger(addresses: Addresses, message: MailMessage, sender: Address) -> Asking:
    """Anybody else asks for themselves; answers go to the Reply-To where that is another address.

    Whoever gets the answers is taken for who asks, so that two people behind one sender stay two.
    """
    reply = _usable(addresses, message.reply_to)
    if reply and _is_of_list(message, reply):
        reply = None
    if reply is None or reply.email == sender.email or addresses.is_staff(reply):
        return Asking("deaf-sender") if is_deaf(sender.email) else Asking("sender", sender)
    if is_deaf(sender.email) or _MACHINE.fullmatch(sender.email):
        return Asking("reply-to", reply)
    return Asking("replies-elsewhere", Address(reply.email, reply.name or sender.name))


def _is_of_list(message: MailMessage, reply: Address) -> bool:
    """Whether answers would go to the mailing list that a message came by, and so to everybody."""
    fields = [message.header(it).lower() for it in ("list-id", "list-post", "mailing-list")]
    is_addressed = reply.email in {it.email for it in message.to}
    return any(fields) and (is_addressed or any(reply.email in it for it in fields))


def _usable(addresses: Addresses, address: Address | None) -> Address | None:
    """The address, if a patron can be reached there: it is not ours, no form's, and read."""
    if address is None or is_deaf(address.email):
        return None
    if addresses.is_own(address) or addresses.is_form(address) or addresses.is_list(address):
        return None
    return address


def carries_questions(addresses: Addresses, message: MailMessage, *, proven: bool) -> bool:
    """Return whether a message is of an automatic sender that the library takes questions from."""
    sender = message.sender
    known = sender is not None and (addresses.is_form(sender) or addresses.is_vendor(sender))
    return proven and known and message.report is None and not message.header("x-deskbook")


def find_failure(verdicts: Iterable[Verdict], verifiers: Iterable[str], domain: str) -> str:
    """Return our server that says that DMARC failed; empty where none of ours says so.

    Only results under our servers' names count: anybody can write a field under another name.
    The first one counts, for a server puts its own above what was there.

    Args:
        verdicts: the results in the message, from top to bottom.
        verifiers: the names that the library's servers sign with; none for every host of `domain`.
        domain: the library's domain.
    """
    named = {it.lower() for it in verifiers}
    for it in verdicts:
        own = it.server in named or (not named and _is_within(it.server, domain))
        if own and it.method == "dmarc":
            return it.server if it.result in ("fail", "permerror") else ""
    return ""


def has_passed(verdicts: Iterable[Verdict], verifiers: Iterable[str], domain: str) -> bool:
    """Return whether the first result for DMARC of a server of ours is a pass; see above."""
    named = {it.lower() for it in verifiers}
    for it in verdicts:
        own = it.server in named or (not named and _is_within(it.server, domain))
        if own and it.method == "dmarc":
            return it.result == "pass"
    return False


def _is_within(server: str, domain: str) -> bool:
    return server == domain or server.endswith(f".{domain}")


def describe_company(
    addresses: Addresses, message: MailMessage, service: str, person: Address | None
) -> Iterator[str]:
    """Yield a sentence about each kind of others whom a message went to; nobody else is named.

    Args:
        addresses: the library's and its colleagues' addresses.
        message: the message.
        service: the service whose question it becomes.
        person: who asks.
    """
    also = [it for it in list_services(addresses, message) if it != service]
    if also:
        yield f"it also went to the address of {_joined(also)}"
    sender = addresses.colleague(message.sender)
    names = {it.email: addresses.colleague(it) for it in message.to if not addresses.is_own(it)}
    handles = sorted({f"@{it}" for it in names.values() if it and it != sender})
    known = {person.email if person else "", message.sender.email if message.sender else ""}
    others = sum(not handle for email, handle in names.items() if email not in known)
    if others:
        handles.append(f"{others} other {'person' if others == 1 else 'people'}")
    if handles:
        yield f"it also went to {_joined(handles)}"


def list_services(addresses: Addresses, message: MailMessage) -> tuple[str, ...]:
    """Return the services whose own addresses a message came to, each once."""
    emails = (*message.delivered, *(it.base for it in message.to))
    found = (addresses.services[it].slug for it in emails if it in addresses.services)
    return tuple(dict.fromkeys(found))


def _joined(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
