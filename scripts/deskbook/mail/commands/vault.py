"""Who wrote a message, and the message as it came: both are kept in the vault and nowhere else."""

from collections.abc import Iterable
from itertools import count

from deskbook.library.adapters import clock
from deskbook.library.formats.text import clean_text
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands import people
from deskbook.mail.commands.decide import Decision
from deskbook.mail.commands.world import World
from deskbook.mail.formats import token
from deskbook.mail.model.mail import Attached, MailMessage
from deskbook.mail.views import mail as view
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import RAW, Blob, Given, Message, Patron
from deskbook.patrons.rules import patrons
from deskbook.tickets.rules import entry_ids


def who(world: World, message: MailMessage, key: str, ticket: Ticket | None) -> Patron | None:
    """The record that the message belongs to: the ticket's patron, else who asks."""
    name = ticket.patron if ticket else None
    asker = people.asker(world, message)
    if name is None and asker is None:
        return None
    with place.opened_or_begun(world.root) as vault:
        if name is not None:
            return store.patron(vault, name) if store.has(vault, name) else None
        assert asker is not None
        given = Given(emails=(asker.email,), names=(asker.name,) if asker.name else ())
        if (known := people.found(vault, asker.email)) is not None:
            return patrons.added(store.patron(vault, known), given)
        return _begun(vault, key, given)


def _begun(vault: Sealed, key: str, given: Given) -> Patron:
    """A new record, or the one that a run began for this message before it was killed."""
    for number in count():
        name = token.pseudonym(key, number)
        if not store.has_record(vault, name):
            return patrons.begun(name, given, clock.now())
        record = store.patron(vault, name)
        if set(given.emails) <= set(record.emails):
            return patrons.added(record, given)
    raise AssertionError("unreachable")


def keep(
    world: World,
    patron: Patron,
    ticket: str,
    decision: Decision,
    message: MailMessage,
    files: Iterable[tuple[str, Attached]],
) -> None:
    """Keep the record, the text as it came, the message itself and its files."""
    name = entry_ids.derived(("mail", decision.key), ())
    came = message.came or clock.now()
    text = clean_text(view.as_it_came(message))
    most = world.settings.attachments.megabytes * 1024 * 1024
    raw = (
        [(RAW, Attached("", "message/rfc822", decision.data))] if len(decision.data) <= most else []
    )
    with place.opened_or_begun(world.root) as vault:
        store.put(vault, patron)
        store.keep(vault, patron.pseudonym, Message(id=name, ticket=ticket, came=came, text=text))
        for key, it in (*raw, *files):
            blob = Blob(
                id=key, message=name, ticket=ticket, name=it.name, kind=it.kind, data=it.data
            )
            store.keep_blob(vault, patron.pseudonym, blob)
        place.keep_in_git(vault)
