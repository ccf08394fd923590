"""Decisions about messages, and the vault's records of the people who write."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from deskbook.library.adapters import clock
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import describe_failure
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message as mail_message
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import Decision, Disposition, Thread
from deskbook.mail.model.mail import Attached, MailMessage
from deskbook.mail.rules import absence, disposition
from deskbook.mail.rules import disposition as rule
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


def is_another(world: World, key: str, message: MailMessage) -> bool:
    """Whether a message only has the id of one that is in a ticket: careless programs repeat ids.

    The same message may reach us twice with other lines below it; its sender and subject are the
    same then. Where the vault has it no more, it is taken for the same.
    """
    filed = world.ticket(world.known[key])
    name = filed.record.patron if filed else None
    if name is None or not place.can_be_opened(world.root):
        return False
    with place.open_vault(world.root) as vault:
        kept = store.messages(vault, name)
    held = [it.text for it in kept if it.id == derive_id(("mail", key), ())]
    return any(_heading(it) != _heading(texts.write_original(message)) for it in held)


def _heading(text: str) -> list[str]:
    """The lines of a message, as the vault keeps it, that give its sender and its subject."""
    lines = clean_text(text).split("\n")[:3]
    return [it for it in lines if it.startswith(("From: ", "Subject:"))]


def _pseudonym(vault: Sealed, email: str) -> str | None:
    """The pseudonym of an address; of several, always the same one."""
    names = lookup.find(vault, patrons.list_handles(Given(emails=(email,))))
    return min((name for each in names.values() for name in each), default=None)


def find_record(
    world: World, message: MailMessage, key: str, ticket: Ticket | None
) -> Patron | None:
    """Return the record that a message belongs to: the ticket's patron, else who asks."""
    name = ticket.patron if ticket else None
    person = rule.find_asker(world.addresses, message)
    if name is None and person is None:
        return None
    with place.open_or_begin(world.root) as vault:
        if name is not None:
            return store.patron(vault, name) if store.has(vault, name) else None
        assert person is not None
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
        if set(given.emails) <= set(record.emails):
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
    """Keep the record, the text as it came, the message itself and its files."""
    name = derive_id(("mail", decision.key), ())
    came = message.came or clock.now()
    text = clean_text(texts.write_original(message))
    most = world.settings.attachments.megabytes * 1024 * 1024
    raw = (
        [(RAW, Attached("", "message/rfc822", decision.data))] if len(decision.data) <= most else []
    )
    with place.open_or_begin(world.root) as vault:
        store.put(vault, patron)
        store.keep(vault, patron.pseudonym, Message(id=name, ticket=ticket, came=came, text=text))
        for key, it in (*raw, *files):
            blob = Blob(
                id=key, message=name, ticket=ticket, name=it.name, kind=it.kind, data=it.data
            )
            store.keep_blob(vault, patron.pseudonym, blob)
        place.keep_in_git(vault)


def decide(world: World, name: str, data: bytes) -> Decision:
    """Decide about a message by its name in the mailbox and its bytes.

    Raises:
        DeskError: the ticket that it belongs to has to be mended first.
    """
    try:
        message, findings = mail_message.parse(data, name)
    except Exception as error:  # no message may stop the run: it is quarantined with the reason
        why = describe_failure("reading it", error)
        return Decision(disposition=Disposition("unreadable", why=why), data=data)
    errors = [it.message for it in findings if it.severity == "error"]
    if message is None or errors:
        why = "; ".join(errors)
        return Decision(disposition=Disposition("unreadable", why=why), data=data)
    key = _key(world, message, data)
    if key in world.known:
        there = Disposition("known", world.known[key], "it is in the ticket already")
        return Decision(disposition=there, data=data, key=key)
    nature = disposition.classify(message, world.addresses.front_doors, world.settings.lists)
    thread = _thread(world, message)
    filed = world.ticket(thread.ticket) if thread.ticket else None
    nature = absence.judge_time(nature, message, filed.record if filed else None)
    fate = disposition.dispose(
        message,
        nature,
        thread,
        filed.record.id if filed else "",
        is_staff=world.addresses.is_staff(message.sender),
    )
    return Decision(
        disposition=fate,
        data=data,
        key=key,
        message=message,
        nature=nature,
        thread=thread,
        filed=filed,
        remarks=tuple(it.message for it in findings),
    )


def _key(world: World, message: MailMessage, data: bytes) -> str:
    """The key that a message is known by; one that only repeats another's id gets its own."""
    key = token.make_key(world.secret, message.message_id or token.digest(data))
    if key in world.known and is_another(world, key, message):
        return token.make_key(world.secret, f"{message.message_id} {token.digest(data)}")
    return key


def _thread(world: World, message: MailMessage) -> Thread:
    def open_to(name: str) -> bool:
        filed = world.ticket(name)
        return filed is not None and disposition.can_go_on(filed.record)

    def is_theirs(name: str) -> bool:
        if world.addresses.is_staff(message.sender):
            return True
        filed, who = world.ticket(name), disposition.find_asker(world.addresses, message)
        patron = find_pseudonym(world.root, who.email) if who else None
        return filed is not None and patron is not None and filed.record.patron == patron

    ties = token.find_ties(message, world.secret, world.known)
    return disposition.find_thread(ties, open_to, is_theirs)
