"""The person who asks in a message, and the service that they ask."""

from deskbook.mail.model.addresses import Addresses
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.patrons.model.patron import Patron


def asker(addresses: Addresses, message: MailMessage) -> Address | None:
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


def service(addresses: Addresses, message: MailMessage, default: str) -> str:
    """Return the service whose own address a message came to, else the default."""
    delivered = (*message.delivered, *(it.base for it in message.to))
    found = (addresses.services[it].slug for it in delivered if it in addresses.services)
    return next(found, default)
