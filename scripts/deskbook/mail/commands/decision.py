"""Decisions about messages: what each is, which ticket it belongs to, and who asks."""

from dataclasses import replace

from deskbook.library.model.finding import describe_failure
from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands.records import find_pseudonym, read_kept
from deskbook.mail.commands.world import World
from deskbook.mail.formats import command_lines, fingerprint, token
from deskbook.mail.formats import message as mail_message
from deskbook.mail.model.disposition import Decision, Disposition, Nature, Thread
from deskbook.mail.model.mail import MailMessage, Segment
from deskbook.mail.rules import absence, asking, disposition, mail_commands
from deskbook.mail.views import texts


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
    decision = Decision(
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
    return decision if accepted else _with_commands(world, decision, message, nature, thread)


def _with_commands(
    world: World, decision: Decision, message: MailMessage, nature: Nature, thread: Thread
) -> Decision:
    """The decision about a message with commands in it, or about an answer to a digest.

    It is a note in its ticket, or that of its first command; what the commands do is in entries of
    their own.
    """
    staff = world.addresses.staff.get(message.sender.email) if message.sender else None
    emails = (*message.delivered, *(it.email for it in message.to))
    holder = token.find_staff(world.secret, emails)
    found = command_lines.read_commands(message) if staff else ()
    if staff is None or not (found or holder):
        return decision
    verdicts = (message.verdicts, world.settings.verifiers, world.domain)
    refusal = mail_commands.explain_refusal(
        staff,
        nature,
        thread,
        holder=holder,
        failed=bool(decision.failure),
        passed=asking.has_passed(*verdicts),
        today=world.actor().today(),
    )
    if refusal:
        odd = f"its commands were not carried out: {refusal}"
        return replace(decision, remarks=(*decision.remarks, *([odd] if found else ())))
    filed = decision.filed
    commands = tuple(replace(it, ticket=it.ticket or _id(filed)) for it in found)
    named = (world.ticket(it.ticket) for it in commands if it.ticket)
    filed = filed or next(filter(None, named), None)
    if filed is None:
        why = "it answers a mail to a colleague and has no command for a ticket"
        return replace(
            decision,
            disposition=Disposition("aside", why=why),
            handle=staff.handle,
            commands=commands,
        )
    if not commands:
        return decision
    said = "\n\n".join(
        filter(None, (command_lines.drop_commands(message), texts.list_verbs(commands)))
    )
    others = tuple(it for it in message.segments if it.kind != "own")
    return replace(
        decision,
        disposition=Disposition("noted", filed.record.id, "by commands in it"),
        message=replace(message, segments=(Segment("own", said), *others)),
        filed=filed,
        handle=staff.handle,
        commands=commands,
    )


def _id(filed: Filed[Ticket] | None) -> str:
    return filed.record.id if filed else ""


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
