"""Who asks in a message, and whether the vault knows them."""

from pathlib import Path

from deskbook.library.formats.text import clean_text
from deskbook.mail.commands.world import World
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.views import mail as view
from deskbook.patrons.adapters.vault import lookup, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Given
from deskbook.patrons.rules import patrons
from deskbook.tickets.rules import entry_ids


def asker(world: World, message: MailMessage) -> Address | None:
    """Who asks: the sender; behind a form of ours or a colleague, the one it is about.

    A colleague passes on a patron's message, or writes to the patron with a copy to us.
    """
    sender = message.sender
    if sender is None:
        return None
    if sender.base in world.front_doors:
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


def is_another(world: World, key: str, message: MailMessage) -> bool:
    """Whether a message only has the id of one that is in a ticket: careless programs repeat ids.

    The same message may reach us twice with other lines below it; its sender and subject are the
    same then. Where the vault has it no more, it is taken for the same.
    """
    filed = world.ticket(world.known[key])
    name = filed.record.patron if filed else None
    if name is None or not place.can_be_opened(world.root):
        return False
    with place.opened(world.root) as vault:
        kept = store.messages(vault, name)
    held = [it.text for it in kept if it.id == entry_ids.derived(("mail", key), ())]
    return any(_heading(it) != _heading(view.as_it_came(message)) for it in held)


def _heading(text: str) -> list[str]:
    """The lines of a message, as the vault keeps it, that say whom it is from and what about."""
    lines = clean_text(text).split("\n")[:3]
    return [it for it in lines if it.startswith(("From: ", "Subject:"))]


def found(vault: Sealed, email: str) -> str | None:
    """The pseudonym of who has an address; of several, always the same one."""
    names = lookup.found(vault, patrons.handles(Given(emails=(email,))))
    return min((name for each in names.values() for name in each), default=None)
