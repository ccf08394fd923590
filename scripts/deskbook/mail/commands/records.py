"""The vault's records of the people who write: found, begun, and the messages kept under them."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from deskbook.library.adapters import clock
from deskbook.library.formats.text import clean_text
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message as mail_message
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import Decision
from deskbook.mail.model.mail import Address, Attached, MailMessage
from deskbook.mail.rules import intake
from deskbook.mail.views import texts
from deskbook.patrons.adapters.vault import lookup, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import RAW, Blob, Given, Message, Patron
from deskbook.patrons.rules import patrons
from deskbook.tickets.rules.lifecycle import derive_id


def find_pseudonym(root: Path, email: str) -> str | None:
    """Return the pseudonym of an address; none where the vault cannot be opened here."""
    if not place.can_be_opened(root):
        return None
    with place.open_vault(root) as vault:
        return _pseudonym(vault, email)


def read_kept(world: World, ticket: Ticket, key: str) -> MailMessage | None:
    """Return a message of a ticket as the vault has it; none where it has it no more."""
    if ticket.patron is None or not place.can_be_opened(world.root):
        return None
    with place.open_vault(world.root) as vault:
        name = derive_id(("mail", key), ())
        blobs = store.blobs(vault, ticket.patron, name, RAW)
    return mail_message.parse(blobs[0].data)[0] if blobs else None


def _pseudonym(vault: Sealed, email: str) -> str | None:
    """The pseudonym of an address; of several, always the same one."""
    names = lookup.find(vault, patrons.list_handles(Given(emails=(email,))))
    return min((name for each in names.values() for name in each), default=None)


def find_record(world: World, key: str, ticket: Ticket | None, person: Address | None) -> Patron:
    """Return the record that a message is kept under; it is not written yet.

    That of the ticket's patron, else of the person who asks. Where nobody knows who asks, a new
    record of whom nothing is known has the key under which the message is sealed.

    Args:
        world: the library.
        key: the message's.
        ticket: the ticket that it goes into, if there is one.
        person: who asks, where somebody knows.
    """
    with place.open_or_begin(world.root) as vault:
        if ticket and ticket.patron and store.has(vault, ticket.patron):
            return store.patron(vault, ticket.patron)
        if person is None or (ticket and ticket.patron):
            return _begun(vault, key, Given())
        given = Given(emails=(person.email,), names=(person.name,) if person.name else ())
        if (known := _pseudonym(vault, person.email)) is not None:
            return patrons.add_details(store.patron(vault, known), given)
        return _begun(vault, key, given)


def _begun(vault: Sealed, key: str, given: Given) -> Patron:
    """A new record, or the one that a run began for this message before it was killed."""
    for number in count():
        name = token.make_pseudonym(key, number)
        if not store.has_record(vault, name):
            return patrons.begin_record(name, given, clock.now())
        record = store.patron(vault, name)
        if record.emails == given.emails:
            return patrons.add_details(record, given)
    raise AssertionError("unreachable")


def keep_patron(
    world: World,
    patron: Patron,
    ticket: str,
    decision: Decision,
    message: MailMessage,
    files: Iterable[tuple[str, Attached]],
) -> None:
    """Keep the record, the text as it came, the message itself and its files.

    Of a message above the limit of `library.md` its header is kept in place of the whole.
    """
    name = derive_id(("mail", decision.key), ())
    came = message.came or clock.now()
    text = clean_text(texts.write_original(message))
    most = world.settings.attachments.message_megabytes * 1024 * 1024
    whole = intake.measure(message) <= most
    data = decision.data if whole else mail_message.cut_head(decision.data)
    with place.open_or_begin(world.root) as vault:
        store.put(vault, patron)
        store.keep(vault, patron.pseudonym, Message(id=name, ticket=ticket, came=came, text=text))
        for key, it in ((RAW, Attached("", "message/rfc822", data)), *files):
            blob = Blob(
                id=key, message=name, ticket=ticket, name=it.name, kind=it.kind, data=it.data
            )
            store.keep_blob(vault, patron.pseudonym, blob)
        place.keep_in_git(vault)
