"""Replies that wait, as letters: the text from the ticket, whom it goes to from the vault."""

from collections.abc import Iterator

from deskbook.library.adapters import knowledge, lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message, token
from deskbook.mail.model.disposition import Parcel
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.model.outgoing import Outgoing
from deskbook.mail.rules import intake, out
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import RAW, Patron
from deskbook.status.commands import status
from deskbook.tickets.adapters import message_index
from deskbook.tickets.rules import entry_ids

NO_ADDRESS = "the vault has no address of this patron here"


def waiting(world: World) -> Iterator[Parcel]:
    """The replies that wait to be sent, with their letters, ticket by ticket, oldest first."""
    for name, replies in message_index.unsent(world.root, world.settings.since).items():
        try:
            ticket = lookup.read_ticket(world.root, name).record
        except DeskError as error:
            yield from (Parcel(name, it, None, str(error)) for it in replies)
            continue
        for entry in ticket.entries:
            if entry.id in replies and entry.kind == "reply":
                outgoing, why = _addressed(world, ticket, entry)
                if outgoing or ticket.channel == "email":
                    yield Parcel(name, entry.id, outgoing, why)


def _addressed(world: World, ticket: Ticket, entry: Entry) -> tuple[Outgoing | None, str]:
    """The letter with its envelope, or why it cannot be sent."""
    patron, last = _known(world, ticket, entry)
    to = _to(patron, last) if patron else None
    if to is None:
        return None, NO_ADDRESS
    service = knowledge.record(world.root, Service, ticket.service)
    link = status.address(world.root, world.profile, ticket)
    own = world.settings.address
    topic = intake.topic(last.subject) if last else ""
    outgoing = Outgoing(
        letter=out.letter(world.profile, service, ticket, entry, link),
        to=to,
        subject=f"Re: {topic}" if topic else f"Your question to {world.profile.name} [{ticket.id}]",
        message_id=token.message_id(world.secret, ticket.id, entry.id, own.partition("@")[2]),
        references=_references(last),
        back=token.address(world.secret, ticket.id, own),
        own=own,
    )
    return outgoing, ""


def _known(world: World, ticket: Ticket, entry: Entry) -> tuple[Patron | None, MailMessage | None]:
    """The patron, and the last message of theirs that the reply answers, if the vault has them."""
    if ticket.patron is None or not place.can_be_opened(world.root):
        return None, None
    keys = [
        it.value("mail")
        for it in ticket.entries
        if it.kind in ("link", "question") and it.value("mail") and it.time <= entry.time
    ]
    with place.opened(world.root) as vault:
        if not store.has_record(vault, ticket.patron):
            return None, None
        patron = store.patron(vault, ticket.patron)
        for key in reversed(keys):
            name = entry_ids.derived(("mail", key), ())
            for blob in store.blobs(vault, ticket.patron, name, RAW):
                return patron, message.parse(blob.data)[0]
    return patron, None


def _to(patron: Patron, last: MailMessage | None) -> Address | None:
    """Where the patron is written to: whence they wrote last, if that is known to be theirs."""
    if not patron.emails:
        return None
    name = patron.names[-1] if patron.names else ""
    given = [it.email for it in (last.reply_to, last.sender) if it] if last else []
    known = {it.lower() for it in patron.emails}
    return Address(next((it for it in given if it in known), patron.emails[-1]), name)


def _references(last: MailMessage | None) -> tuple[str, ...]:
    """The ids that the message goes on from, oldest first."""
    if last is None or not last.message_id:
        return ()
    return tuple(dict.fromkeys((*reversed(last.references), last.message_id)))
