"""`desk mail address`: addresses that wrote in a ticket and are not known as its patron's."""

from pathlib import Path

from deskbook.library.adapters import files, lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message as mail_message
from deskbook.mail.model.outcomes import AddressAdded, AddressesListed
from deskbook.patrons.adapters.vault import lookup as index
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import RAW, Given
from deskbook.patrons.rules import patrons
from deskbook.tickets.rules.lifecycle import derive_id


def list_addresses(root: Path, ticket: str) -> AddressesListed:
    """List who wrote in a ticket from an address that is not known as its patron's.

    Raises:
        DeskError: the vault cannot be opened here, or does not have the patron.
    """
    world, record = mail_world.load(root), lookup.read_ticket(root, ticket).record
    with place.open_vault(root) as vault:
        found = _strange(world, vault, record)
    return AddressesListed(ticket=record.id, addresses=found)


def add_address(root: Path, ticket: str, email: str) -> AddressAdded:
    """Add an address that wrote in a ticket to the record of its patron: letters reach it then.

    Raises:
        DeskError: it did not write in the ticket, or belongs to another patron.
    """
    world, record = mail_world.load(root), lookup.read_ticket(root, ticket).record
    with files.locked(root), place.open_vault(root) as vault:
        found = _strange(world, vault, record)
        if email.lower() not in found:
            known = ", ".join(found) or "no other address"
            raise DeskError(f"{email} did not write in {record.id}: there wrote {known}")
        given = Given(emails=(email.lower(),))
        names = index.find(vault, patrons.list_handles(given)).values()
        if others := sorted({name for each in names for name in each}):
            raise DeskError(
                f"{email} belongs to {', '.join(others)}: if they are the one who asks, "
                f"`desk edit {record.id} --patron {others[0]}`"
            )
        assert record.patron is not None
        store.put(vault, patrons.add_details(store.patron(vault, record.patron), given))
        place.keep_in_git(vault)
    return AddressAdded(ticket=record.id, patron=record.patron)


def _strange(world: World, vault: Sealed, ticket: Ticket) -> tuple[str, ...]:
    """The addresses whose words are in a ticket, without its patron's own and the library's."""
    if ticket.patron is None:
        return ()
    known = set(store.patron(vault, ticket.patron).emails)
    found: dict[str, None] = {}
    for entry in ticket.entries:
        if entry.kind not in ("question", "link") or not (key := entry.value("mail")):
            continue
        for blob in store.blobs(vault, ticket.patron, derive_id(("mail", key), ()), RAW):
            message, _ = mail_message.parse(blob.data)
            for it in (message.sender, message.reply_to) if message else ():
                ours = it is None or world.addresses.is_own(it) or world.addresses.is_staff(it)
                if it and not ours and it.email not in known:
                    found[it.email] = None
    return tuple(found)
