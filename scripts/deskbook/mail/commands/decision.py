"""Decisions about messages: what each is, which ticket it belongs to, and who asks."""

from deskbook.library.model.finding import describe_failure
from deskbook.mail.commands.records import find_pseudonym, read_kept
from deskbook.mail.commands.world import World
from deskbook.mail.formats import fingerprint, token
from deskbook.mail.formats import message as mail_message
from deskbook.mail.model.disposition import Decision, Disposition, Nature, Thread
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.rules import absence, asking, disposition


def decide(world: World, name: str, data: bytes, *, accepted: bool = False) -> Decision:
    """Decide about a message by its name in the mailbox and its bytes.

    Args:
        world: the library.
        name: what the message is called.
        data: its bytes.
        accepted: whether a colleague says that a person wrote it for us to answer.

    Raises:
        DeskError: the ticket that it belongs to has to be mended first.
    """
    try:
        message, findings = mail_message.parse(data, name)
    except Exception as error:  # no message may stop the run: it is quarantined with the reason
        why = describe_failure("reading it", error)
        return Decision(disposition=Disposition("unreadable", why=why), data=data)
    errors = [it.message for it in findings if it.severity == "error"]
    if message is None or (errors and not accepted):
        why = "; ".join(errors)
        return Decision(disposition=Disposition("unreadable", why=why), data=data)
    text = token.make_key(world.secret, f"text {fingerprint.describe_content(message)}")
    key = _key(world, message, data, text)
    if key in world.known:
        there = Disposition("known", world.known[key], "it is in the ticket already")
        return Decision(disposition=there, data=data, key=key)
    failure = asking.find_failure(message.verdicts, world.settings.verifiers, world.domain)
    nature = _nature(world, message, proven=not failure)
    if accepted:
        nature = Nature("person", answerable=False, why="a colleague accepted it")
    thread = _thread(world, message, proven=not failure)
    filed = world.ticket(thread.ticket) if thread.ticket else None
    nature = absence.judge_time(nature, message, filed.record if filed else None)
    person = message.sender.email if message.sender else ""
    fate = disposition.dispose(
        message,
        nature,
        thread,
        filed.record.id if filed else "",
        is_staff=not failure
        and world.addresses.is_staff(message.sender)
        and not (filed and _is_of(world, filed.record.patron, person)),
    )
    return Decision(
        disposition=fate,
        data=data,
        key=key,
        text=text,
        message=message,
        nature=nature,
        thread=thread,
        filed=filed,
        failure=failure,
        remarks=tuple(it.message for it in findings),
    )


def _nature(world: World, message: MailMessage, *, proven: bool) -> Nature:
    """The kind of a message; what a form or a vendor of `library.md` sends is a person's."""
    if asking.carries_questions(world.addresses, message, proven=proven):
        is_form = message.sender is not None and world.addresses.is_form(message.sender)
        why = "" if is_form else "a vendor's machine sent it"
        return Nature("person", answerable=is_form, why=why)
    return disposition.classify(message, world.addresses.front_doors, world.settings.lists)


def _key(world: World, message: MailMessage, data: bytes, text: str) -> str:
    """The key that a message is known by; one that only repeats another's id gets its own.

    The key is made of its Message-ID, so that answers find it. Where a ticket has that key, the
    contents are compared: by the key of its text, or for one of an older version with the vault.
    """
    key = token.make_key(world.secret, message.message_id or token.digest(data))
    if key not in world.known:
        return key
    if text in world.known:
        return text
    if key in world.unmarked:
        filed = world.ticket(world.known[key])
        kept = read_kept(world, filed.record, key) if filed else None
        same = fingerprint.describe_content
        return text if kept is not None and same(kept) != same(message) else key
    return text


def _thread(world: World, message: MailMessage, *, proven: bool) -> Thread:
    def open_to(name: str) -> bool:
        filed = world.ticket(name)
        return filed is not None and disposition.can_go_on(filed.record)

    def is_theirs(name: str) -> bool:
        if not proven or message.sender is None:
            return False
        if world.addresses.is_staff(message.sender):
            return True
        filed = world.ticket(name)
        return filed is not None and _is_of(world, filed.record.patron, message.sender.email)

    ties = token.find_ties(message, world.secret, world.known)
    return disposition.find_thread(ties, open_to, is_theirs)


def _is_of(world: World, patron: str | None, email: str) -> bool:
    """Whether an address is known as a patron's."""
    return patron is not None and find_pseudonym(world.root, email) == patron
