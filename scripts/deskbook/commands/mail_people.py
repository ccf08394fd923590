"""Who asks in a message, and whether the vault knows them."""

from pathlib import Path

from deskbook.adapters.vault import lookup, place
from deskbook.adapters.vault.sealed import Sealed
from deskbook.commands.mail_world import World
from deskbook.model.mail import Address, MailMessage
from deskbook.model.patron import Given
from deskbook.rules import patrons


def asker(world: World, message: MailMessage) -> Address | None:
    """Who asks: the sender; behind a form of ours or a colleague, the one it is about.

    A colleague passes on a patron's message, or writes to the patron with a copy to us.
    """
    sender = message.sender
    if sender is None:
        return None
    if sender.base in world.own:
        return message.reply_to
    if not world.is_staff(sender):
        return sender
    others = (it for it in message.to if it.base not in world.own and not world.is_staff(it))
    return message.origin or next(others, None)


def named(root: Path, email: str) -> str | None:
    """The pseudonym of who has an address; nobody's where the vault cannot be opened here."""
    if not place.can_be_opened(root):
        return None
    with place.opened(root) as vault:
        return found(vault, email)


def found(vault: Sealed, email: str) -> str | None:
    """The pseudonym of who has an address; of several, always the same one."""
    names = lookup.found(vault, patrons.handles(Given(emails=(email,))))
    return min((name for each in names.values() for name in each), default=None)
