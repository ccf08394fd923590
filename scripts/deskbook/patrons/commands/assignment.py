"""A ticket given to the patron who asked: its sealed messages go under that patron's key."""

from pathlib import Path

from deskbook.library.adapters import chance, clock
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.adapters.vault import keyring, lookup, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Given, Patron
from deskbook.patrons.rules import patrons as rules


def is_needed(root: Path, ticket: Ticket, who: Given, named: str | None) -> bool:
    """Return whether the vault has to change when a ticket is given to a patron.

    A pseudonym alone can be written into a ticket where the vault is not, unless that would leave
    behind what was sealed while nobody knew who asks.

    Raises:
        DeskError: it has to, and the library's vault is not here.
    """
    if who != Given():
        return True
    if named is None:
        return False
    if not place.is_here(root):
        if ticket.asker:
            place.refuse_unjoined(root)
        return False
    with place.open_vault(root) as vault:
        return store.has_record(vault, named)


def assign(root: Path, ticket: Ticket, who: Given, named: str | None) -> Patron:
    """Keep the record of who asks in a ticket, with what the vault has of the ticket; return it.

    A record that only keeps what came in a ticket of nobody becomes that of a new patron. What the
    ticket's patron before has of it stays until `release`, so that a process that is killed in
    between loses nothing.

    Args:
        root: the library.
        ticket: the ticket.
        who: what is known of the patron; perhaps nothing.
        named: the patron's pseudonym, where somebody gave it.

    Raises:
        DeskError: several patrons fit, or the one that was named is not in the vault.
    """
    with place.open_or_begin(root) as vault:
        known = named or rules.choose(who, lookup.find(vault, rules.list_handles(who)))
        own = ticket.patron if ticket.patron and store.has_record(vault, ticket.patron) else None
        if known is not None:
            record = rules.add_details(store.patron(vault, known), who)
        elif own and rules.is_unnamed(store.patron(vault, own)):
            record = rules.add_details(store.patron(vault, own), who)
        else:
            record = rules.begin_record(_new_name(vault), who, clock.now())
        store.put(vault, record)
        if own and own != record.pseudonym:
            store.copy_ticket(vault, ticket.id, own, record.pseudonym)
        place.keep_in_git(vault)
    return record


def release(root: Path, ticket: str, old: str | None, new: str) -> None:
    """Delete what a ticket's patron before has of it, and a record of whom nothing is known."""
    if old is None or old == new:
        return
    with place.open_vault(root) as vault:
        if not store.has_record(vault, old):
            return
        store.drop_ticket(vault, ticket, old)
        left = store.sealed_messages(vault, old) or store.blobs(vault, old)
        if not left and rules.is_unnamed(store.patron(vault, old)):
            store.forget(vault, old)
        place.keep_in_git(vault)


def _new_name(vault: Sealed) -> str:
    """A pseudonym that no other patron of the vault has."""
    taken = set(keyring.names(vault))
    return next(name for name in iter(chance.pseudonym, "") if name not in taken)
