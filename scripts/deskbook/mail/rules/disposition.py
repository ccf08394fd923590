"""The person who asks in a message, the ticket that it belongs to, and its fate.

A claim that anybody could write proves nothing: the message opens a new ticket then.
"""

from collections.abc import Callable, Iterable

from deskbook.library.model.ticket import Ticket
from deskbook.mail.model.addresses import Addresses
from deskbook.mail.model.disposition import Disposition, Nature, Thread, ThreadedBy, Ties
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.patrons.model.patron import Patron


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


def find_asker(addresses: Addresses, message: MailMessage) -> Address | None:
    """Return who asks: the sender; behind a form of ours or a colleague, the one it is about.

    A colleague passes on a patron's message, or writes to the patron with a copy to us.
    """
    sender = message.sender
    if sender is None:
        return None
    if sender.base in addresses.front_doors:
        return message.reply_to
    if not addresses.is_staff(sender):
        return sender
    others = (it for it in message.to if not addresses.is_own(it) and not addresses.is_staff(it))
    return message.origin or next(others, None)


def is_from_elsewhere(who: Patron | None, person: Address | None) -> bool:
    """Whether a message came from an address that is not known as its patron's."""
    return who is not None and person is not None and person.email not in who.emails


def find_service(addresses: Addresses, message: MailMessage, default: str) -> str:
    """Return the service whose own address a message came to, else the default."""
    delivered = (*message.delivered, *(it.base for it in message.to))
    found = (addresses.services[it].slug for it in delivered if it in addresses.services)
    return next(found, default)
