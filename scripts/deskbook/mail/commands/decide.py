"""What is to become of a message: read, known again, told from machines, led to its ticket."""

from dataclasses import dataclass

from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands import people
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message as mail_message
from deskbook.mail.formats import ticket_marks, token
from deskbook.mail.model.disposition import Fate, Nature, Outcome, Thread
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.rules import kind
from deskbook.mail.rules import thread as mail_thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of a message; what follows `outcome` is there where the message can be read."""

    outcome: Outcome
    data: bytes
    key: str = ""
    message: MailMessage | None = None
    nature: Nature | None = None
    thread: Thread | None = None
    filed: Filed[Ticket] | None = None
    remarks: tuple[str, ...] = ()


def decide(world: World, name: str, data: bytes) -> Decision:
    """What becomes of a message; nothing is written.

    Raises:
        DeskError: the ticket that it belongs to has to be mended first.
    """
    try:
        message, findings = mail_message.parse(data, name)
    except Exception as error:  # no message may stop the run: it is quarantined with the reason
        why = f"reading it failed ({type(error).__name__}): please report this"
        return Decision(outcome=Outcome("unreadable", why=why), data=data)
    errors = [it.message for it in findings if it.severity == "error"]
    if message is None or errors:
        return Decision(outcome=Outcome("unreadable", why="; ".join(errors)), data=data)
    key = token.key(world.secret, message.message_id or token.digest(data))
    if key in world.known and people.is_another(world, key, message):
        key = token.key(world.secret, f"{message.message_id} {token.digest(data)}")
    if key in world.known:
        there = Outcome("known", world.known[key], "it is in the ticket already")
        return Decision(outcome=there, data=data, key=key)
    nature = kind.nature(message, world.front_doors, world.settings.lists)
    thread = _thread(world, message)
    filed = world.ticket(thread.ticket) if thread.ticket else None
    return Decision(
        outcome=_outcome(world, message, nature, thread, filed),
        data=data,
        key=key,
        message=message,
        nature=nature,
        thread=thread,
        filed=filed,
        remarks=tuple(it.message for it in findings),
    )


def _thread(world: World, message: MailMessage) -> Thread:
    def open_to(name: str) -> bool:
        filed = world.ticket(name)
        return filed is not None and mail_thread.can_go_on(filed.record)

    def is_theirs(name: str) -> bool:
        if world.is_staff(message.sender):
            return True
        filed, who = world.ticket(name), people.asker(world, message)
        patron = people.named(world.root, who.email) if who else None
        return filed is not None and patron is not None and filed.record.patron == patron

    ties = ticket_marks.ties(message, world.secret, world.known)
    return mail_thread.thread(ties, open_to, is_theirs)


def _outcome(
    world: World,
    message: MailMessage,
    nature: Nature,
    thread: Thread,
    filed: Filed[Ticket] | None,
) -> Outcome:
    name = filed.record.id if filed else ""
    is_sent = message.header("x-deskbook") or not filed
    is_spam = message.header("x-spam-flag").lower() == "yes" and not filed
    if (nature.kind == "loop" and is_sent) or is_spam:
        return Outcome("aside", why=nature.why or "a filter marked it as spam")
    if nature.kind != "person":
        fate: Fate = "noted" if filed else "aside"
        return Outcome(fate, name, nature.why)
    if filed is None:
        said = ", ".join(thread.claimed)
        why = f"it names {said} without proof, so it is a question of its own" if said else ""
        return Outcome("new", why=why)
    by = f"by {thread.by.replace('-', ' ')}"
    return Outcome("noted" if world.is_staff(message.sender) else "heard", name, by)
