"""The kind of a message, the person who asks, the ticket that it belongs to, and its fate."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from deskbook.library.model.ticket import Ticket
from deskbook.mail.model.disposition import Disposition, Kind, Nature, Thread, ThreadedBy, Ties
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.model.report import ReportKind
from deskbook.mail.rules.absence import is_subject_of_absence
from deskbook.mail.rules.asking import is_deaf
from deskbook.patrons.model.patron import Patron

_AUTOMATIC: Final = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from")
_LISTS: Final = ("list-id", "list-post", "mailing-list")
_REPORTS: Final[Mapping[ReportKind, Kind]] = {
    "failed": "bounce",
    "delayed": "delay",
    "arrived": "receipt",
    "complaint": "complaint",
}
_REPORTED: Final[Mapping[ReportKind, str]] = {
    "failed": "a message was not delivered",
    "delayed": "a message is delayed",
    "arrived": "a message arrived or was read",
    "complaint": "a message was marked as spam",
}


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
    """A report of a mail server; one that nobody understands counts as a failure."""
    if message.report is None:
        return []
    if not message.report.is_stated:
        return [("bounce", "it is a report of a mail server that does not say what happened")]
    kind = message.report.kind
    return [(_REPORTS[kind], f"it reports: {_REPORTED[kind]}")]


def _automatic(message: MailMessage) -> list[tuple[Kind, str]]:
    submitted = message.header("auto-submitted").partition(";")[0].strip().lower()
    if submitted and submitted != "no":
        return [("auto-reply", f"it says Auto-Submitted: {submitted}")]
    if message.header("precedence").lower() == "auto_reply":
        return [("auto-reply", "it says Precedence: auto_reply")]
    if name := next((it for it in _AUTOMATIC if message.header(it)), ""):
        return [("auto-reply", f"it has the field {name}")]
    if is_subject_of_absence(message.subject):
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
    if is_deaf((message.reply_to or message.sender).email):
        return "its sender reads no answers"
    if any(message.header(it) for it in _LISTS):
        return "it came by a mailing list"
    return ""


def find_thread(
    ties: Ties, open_to: Callable[[str], bool], is_theirs: Callable[[str], bool]
) -> Thread:
    """Return the ticket of a message: by our token, our message id, a reference, or its subject.

    A subject is believed from the patron of that ticket and from colleagues alone.

    Args:
        ties: what the message shows.
        open_to: whether there is a ticket of that id that a message can go into.
        is_theirs: whether the message's sender is the patron of that ticket, or a colleague.
    """
    proven: tuple[tuple[ThreadedBy, Iterable[str]], ...] = (
        ("token", ties.tokens),
        ("our-id", ties.own),
        ("reference", ties.referred),
        ("subject", [it for it in ties.named if open_to(it) and is_theirs(it)]),
    )
    for by, tickets in proven:
        for ticket in tickets:
            if open_to(ticket):
                return Thread(ticket, by)
    return Thread(None, "nothing", tuple(dict.fromkeys((*ties.named, *ties.false))))


def can_go_on(ticket: Ticket) -> bool:
    """Whether a message can go into a ticket: one whose patron was forgotten rests for good."""
    return ticket.status != "resolved" or ticket.patron is not None


def dispose(
    message: MailMessage, nature: Nature, thread: Thread, ticket: str, *, is_staff: bool
) -> Disposition:
    """Return the fate of a message that can be read.

    Args:
        message: the message.
        nature: its kind.
        thread: how its ticket is known.
        ticket: the id of the ticket that it goes into, empty where there is none.
        is_staff: whether a colleague or a service of ours sent it.
    """
    if why := _reason_to_put_aside(message, nature, ticket):
        return Disposition("aside", why=why)
    if nature.kind != "person":
        return Disposition("noted" if ticket else "aside", ticket, nature.why)
    if not ticket:
        claimed = ", ".join(thread.claimed)
        why = f"it names {claimed} without proof, so it is a question of its own"
        return Disposition("new", why=why if claimed else "")
    by = f"by {thread.by.replace('-', ' ')}"
    return Disposition("noted" if is_staff else "heard", ticket, by)


def _reason_to_put_aside(message: MailMessage, nature: Nature, ticket: str) -> str:
    """The reason why a message is of no ticket: we sent it, or a filter marked it; or nothing."""
    if nature.kind == "loop" and (message.header("x-deskbook") or not ticket):
        return nature.why
    is_spam = message.header("x-spam-flag").lower() == "yes" and not ticket
    return (nature.why or "a filter marked it as spam") if is_spam else ""


def is_from_elsewhere(who: Patron | None, person: Address | None) -> bool:
    """Whether a message came from an address that is not known as its patron's."""
    return who is not None and person is not None and person.email not in who.emails
