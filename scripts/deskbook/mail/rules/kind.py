"""The kind of a message: from a person, or from a machine that must never be answered.

RFC 3834 (automatic responses), RFC 3464 (reports) and what help desks have learnt to look at.
"""

import re
from collections.abc import Collection
from typing import Final

from deskbook.mail.model.disposition import Kind, Nature
from deskbook.mail.model.mail import MailMessage

_ROBOTS: Final = re.compile(r"(?:mailer-?daemon|postmaster|bounces?(?:[+-].*)?)@.*", re.IGNORECASE)
_DEAF: Final = re.compile(
    r"(?:.*[._+-])?(?:no|do-?not|donot|not)[._-]?reply(?:[._+-].*)?@.*", re.IGNORECASE
)
_ABSENT: Final = re.compile(
    r"(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|resposta)"
    r"|out of (?:the )?office(?: (?:auto|reply|message).{0,20})?"
    r"|automatische antwort|abwesenheits(?:notiz|meldung)|r\u00e9ponse automatique"
    r"|absence du bureau|respuesta autom\u00e1tica|fuera de la oficina|risposta automatica"
    r"|automatisch antwoord|autosvar)\s*(?:$|[:(!\u2013-].*)",
    re.IGNORECASE,
)
_AUTOMATIC: Final = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from")
_LISTS: Final = ("list-id", "list-post", "mailing-list")
_FAILED: Final = re.compile(r"(?:failed|failure)")


def classify(message: MailMessage, own: Collection[str], lists: Collection[str] = ()) -> Nature:
    """Return the kind of a message, whether it may be answered automatically, and why not.

    Args:
        message: the message.
        own: addresses of ours in lower case, from which nothing comes but what we sent.
        lists: mailing lists by which questions reach us, so that a person's mail comes with their
            fields (their address, or their List-Id).
    """
    for kind, why in (*_from_us(message, own), *_reported(message), *_automatic(message)):
        return Nature(kind, answerable=False, why=why)
    if why := _listed(message, own, lists):
        return Nature("list", answerable=False, why=why)
    if why := _unanswerable(message):
        return Nature("person", answerable=False, why=why)
    return Nature("person", answerable=True)


def _from_us(message: MailMessage, own: Collection[str]) -> list[tuple[Kind, str]]:
    if message.header("x-deskbook").lower() in own:
        return [("loop", "we sent it ourselves (X-Deskbook)")]
    if message.sender and message.sender.base in own and not _is_form(message, own):
        return [("loop", "it comes from our own address")]
    return []


def _is_form(message: MailMessage, own: Collection[str]) -> bool:
    """Whether a web form of ours sent it for somebody, as forms do: answers go to them."""
    return message.reply_to is not None and message.reply_to.base not in own


def _reported(message: MailMessage) -> list[tuple[Kind, str]]:
    """A report of a mail server, in the standard form or in its own."""
    automatic = message.header("auto-submitted").lower().startswith("auto-replied")
    if message.is_report:
        actions = {it.action for it in message.reports}
        if any(_FAILED.match(it) for it in actions):
            return [("bounce", "it reports that a message was not delivered")]
        if "delayed" in actions:
            return [("delay", "it reports that a message is delayed")]
        return [("receipt", "it reports that a message arrived or was read")]
    if message.header("x-failed-recipients"):
        return [("bounce", "it names recipients that failed")]
    if message.sender and _ROBOTS.fullmatch(message.sender.email) and not automatic:
        return [("bounce", f"it comes from {message.sender.email.partition('@')[0]}")]
    return []


def _automatic(message: MailMessage) -> list[tuple[Kind, str]]:
    submitted = message.header("auto-submitted").partition(";")[0].strip().lower()
    if submitted and submitted != "no":
        return [("auto-reply", f"it says Auto-Submitted: {submitted}")]
    if message.header("precedence").lower() == "auto_reply":
        return [("auto-reply", "it says Precedence: auto_reply")]
    if name := next((it for it in _AUTOMATIC if message.header(it)), ""):
        return [("auto-reply", f"it has the field {name}")]
    if _ABSENT.fullmatch(message.subject):
        return [("auto-reply", "its subject is that of an automatic reply")]
    if message.envelope == "":
        return [("auto-reply", "its return path is empty")]
    return []


def _listed(message: MailMessage, own: Collection[str], lists: Collection[str]) -> str:
    """The reason why it is of a mailing list that is not one of ours."""
    said = " ".join(filter(None, map(message.header, _LISTS))).lower()
    if said and not any(it.lower() in said for it in (*own, *lists)):
        return "it was sent to a mailing list"
    if not said and message.header("precedence").lower() in ("bulk", "junk", "list"):
        return f"it says Precedence: {message.header('precedence').lower()}"
    return ""


def _unanswerable(message: MailMessage) -> str:
    if message.sender is None:
        return "it does not say who sent it"
    if message.header("x-auto-response-suppress"):
        return "its sender wants no automatic answers (X-Auto-Response-Suppress)"
    if message.header("list-unsubscribe") or message.header("feedback-id"):
        return "it was sent to many"
    if _DEAF.fullmatch((message.reply_to or message.sender).email):
        return "its sender reads no answers"
    if any(message.header(it) for it in _LISTS):
        return "it came by a mailing list"
    return ""
