"""The decision about a message: read it, recognise it, find its ticket; nothing is written."""

from deskbook.mail.commands import people
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message as mail_message
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import Decision, Disposition, Thread
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.rules import disposition, kind


def decide(world: World, name: str, data: bytes) -> Decision:
    """Decide about a message by its name in the mailbox and its bytes.

    Raises:
        DeskError: the ticket that it belongs to has to be mended first.
    """
    try:
        message, findings = mail_message.parse(data, name)
    except Exception as error:  # no message may stop the run: it is quarantined with the reason
        why = f"reading it failed ({type(error).__name__}): please report this"
        return Decision(disposition=Disposition("unreadable", why=why), data=data)
    errors = [it.message for it in findings if it.severity == "error"]
    if message is None or errors:
        why = "; ".join(errors)
        return Decision(disposition=Disposition("unreadable", why=why), data=data)
    key = _key(world, message, data)
    if key in world.known:
        there = Disposition("known", world.known[key], "it is in the ticket already")
        return Decision(disposition=there, data=data, key=key)
    nature = kind.classify(message, world.addresses.front_doors, world.settings.lists)
    thread = _thread(world, message)
    filed = world.ticket(thread.ticket) if thread.ticket else None
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
    if key in world.known and people.is_another(world, key, message):
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
        patron = people.find_pseudonym(world.root, who.email) if who else None
        return filed is not None and patron is not None and filed.record.patron == patron

    ties = token.find_ties(message, world.secret, world.known)
    return disposition.find_thread(ties, open_to, is_theirs)
