"""Replies and digests that wait: texts from tickets, addresses from the vault and records."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from email.utils import format_datetime

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, knowledge, lookup, memory
from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.library.model.records import Service, Staff
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.rules import comments
from deskbook.mail.commands.world import World
from deskbook.mail.formats import composer, message, token
from deskbook.mail.model.disposition import AddressGap, Parcel
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.model.outgoing import Outgoing
from deskbook.mail.rules import intake
from deskbook.mail.rules import outgoing as rule
from deskbook.mail.views import texts
from deskbook.patrons.adapters.vault import aside, place, store
from deskbook.patrons.model.patron import RAW, Patron
from deskbook.privacy.commands.letters import WRITTEN
from deskbook.privacy.rules import redact
from deskbook.status.commands import status
from deskbook.tickets.adapters import message_index
from deskbook.tickets.model import DELIVERY_STATES
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.lifecycle import derive_id

DIGESTS = "mail-digests"
"""The file of this clone that names who was sent the day's digest."""

NOT_AS_TYPED = "it names its patron, and the vault does not have it as it was typed: write it again"
ONLY_A_COMMENT = "it is an HTML comment, which is never sent: write what the patron is to read"
NO_ADDRESS = "the vault has no address of this patron here"
CLOSED = "the vault cannot be opened here"
NOBODY = "nobody knows yet who asked"
FAILED = "mail did not reach any address of this patron"

REASONS: Mapping[str, AddressGap] = {
    NO_ADDRESS: "unknown",
    CLOSED: "closed",
    NOBODY: "nobody",
    FAILED: "failed",
}
"""The reasons why a letter has no address, which its ticket is told; others are about a file."""


def find_replies(world: World) -> Iterator[Parcel]:
    """Yield the replies that wait, with their letters, ticket by ticket, oldest first.

    One whose time has not come has `until`; one that is held back is left out.
    """
    now = clock.now()
    for name, replies in message_index.find_unsent(world.root, world.settings.since).items():
        try:
            ticket = lookup.read_ticket(world.root, name).record
        except DeskError as error:
            yield from (Parcel(name, it, None, str(error)) for it in replies)
            continue
        for it in deliveries.list_deliveries(ticket, world.settings):
            if DELIVERY_STATES[it.state].is_ready:
                outgoing, why = _try_to_address(world, ticket, it.letter)
                yield Parcel(
                    name,
                    it.letter.id,
                    outgoing,
                    why,
                    until=None if it.is_due(now) else it.until,
                    tries=it.tries,
                    is_reported=it.state == "no-address",
                )


def _try_to_address(world: World, ticket: Ticket, entry: Entry) -> tuple[Outgoing | None, str]:
    """The letter with its envelope, or why it cannot be sent; no letter may stop the others."""
    try:
        return _addressed(world, ticket, entry)
    except DeskError:
        raise  # it concerns all letters: the vault cannot be opened
    except Exception as error:
        return None, describe_failure("writing it", error)


def _addressed(world: World, ticket: Ticket, entry: Entry) -> tuple[Outgoing | None, str]:
    """The letter with its envelope, or why it cannot be sent."""
    if ticket.patron is None or ticket.asker:
        return None, NOBODY
    if not place.can_be_opened(world.root):
        return None, CLOSED
    patron, last = _known(world, ticket, entry)
    to = rule.choose_recipient(patron, last) if patron else None
    if to is None:
        return None, FAILED if patron and patron.failed else NO_ADDRESS
    if (words := _read_words(world, ticket, entry)) is None:
        return None, NOT_AS_TYPED
    if not comments.remove(words):
        return None, ONLY_A_COMMENT
    service = knowledge.record(world.root, Service, ticket.service)
    link = status.address(world.root, world.profile, ticket)
    own = world.settings.address
    outgoing = Outgoing(
        letter=rule.write_letter(world.profile, service, ticket, replace(entry, text=words), link),
        to=to,
        subject=rule.write_subject(
            world.profile, ticket, intake.clean_subject(last.subject) if last else ""
        ),
        message_id=token.make_message_id(world.secret, ticket.id, entry.id, own.partition("@")[2]),
        references=rule.list_references(last),
        back=(back := token.make_address(world.secret, ticket.id, own)),
        own=own,
        envelope=own if world.settings.envelope == "plain" else back,
    )
    return outgoing, ""


def _read_words(world: World, ticket: Ticket, entry: Entry) -> str | None:
    """The reply as it was typed; none where the vault lost it, or it was rewritten since."""
    if not entry.value(WRITTEN) or ticket.patron is None:
        return entry.text
    with place.open_vault(world.root) as vault:
        kept = (it.text for it in store.messages(vault, ticket.patron) if it.id == entry.id)
        return next((it for it in kept if redact.is_made_of(entry.text, it)), None)


def _known(world: World, ticket: Ticket, entry: Entry) -> tuple[Patron | None, MailMessage | None]:
    """The patron, and the last message of theirs that the reply answers, if the vault has them."""
    assert ticket.patron is not None
    keys = [
        it.value("mail")
        for it in ticket.entries
        if it.kind in ("link", "question") and it.value("mail") and it.time <= entry.time
    ]
    with place.open_vault(world.root) as vault:
        if not store.has_record(vault, ticket.patron):
            return None, None
        patron = store.patron(vault, ticket.patron)
        for key in reversed(keys):
            name = derive_id(("mail", key), ())
            for blob in store.blobs(vault, ticket.patron, name, RAW):
                return patron, message.parse(blob.data)[0]
    return patron, None


def find_digests(world: World) -> Iterator[tuple[Staff, str]]:
    """Yield each colleague with an address who was not sent today's digest, and its text."""
    day = _day(world)
    made = _with_aside(world, day, memory.digests(world.root, day))
    services = knowledge.records(world.root, Service) if made else []
    sent = memory.recall(world.root, DIGESTS).get(day.isoformat(), [])
    yield from rule.choose_digests(world.addresses.staff.values(), services, made, sent, day)


def _with_aside(world: World, day: date, made: Mapping[str, str]) -> Mapping[str, str]:
    """The digests of a day; the service that mail is for learns how many messages are set aside."""
    number = aside.count(world.root)
    if not number or not Calendar(world.profile).is_open_on(day):
        return made
    name = f"services/{world.settings.service}"
    words = texts.remind_of_aside(number)
    return {**made, name: "\n".join(filter(None, (made.get(name), words)))}


def write_digest(world: World, staff: Staff, text: str) -> bytes:
    """Return the bytes of a colleague's digest of today."""
    day = _day(world)
    own = world.settings.address
    key = token.make_key(world.secret, f"digest {day} {staff.handle}")
    return composer.to_colleague(
        f"digest.{day}.{key}@{own.partition('@')[2]}",
        Address(own, world.profile.name),
        Address(staff.email, staff.name),
        f"Your digest, {day}",
        format_datetime(clock.now()),
        texts.add_commands(text),
        reply_to=token.make_staff_address(world.secret, staff.handle, own),
    )


def remember_digest(world: World, handle: str) -> None:
    """Remember in this clone that a colleague was sent today's digest."""
    day = _day(world).isoformat()
    sent = memory.recall(world.root, DIGESTS).get(day, [])
    memory.remember(world.root, DIGESTS, {day: [*sent, handle]})


def _day(world: World) -> date:
    return Calendar(world.profile).day_of(clock.now())
