"""Commands of colleagues by mail, carried out by the use cases of the command line."""

from collections.abc import Callable, Collection, Iterable, Mapping
from email.utils import format_datetime
from itertools import count
from pathlib import Path
from typing import Final

from deskbook.answers.commands import letters
from deskbook.library.adapters import chance, clock, knowledge, memory
from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.library.model.records import Staff
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.decision import decide
from deskbook.mail.commands.world import World
from deskbook.mail.formats import composer, token
from deskbook.mail.model.disposition import Decision
from deskbook.mail.model.mail import Address
from deskbook.mail.model.mail_command import CommandResult, CommandVerb, MailCommand
from deskbook.mail.rules import mail_commands as rule
from deskbook.mail.views import texts
from deskbook.tickets.commands import conversation, handoff
from deskbook.tickets.rules.lifecycle import derive_id

RESULTS: Final = "mail-results"
"""What this clone remembers: answers to commands that wait to be sent, by the message's key."""

_HEAD: Final = 20_000
"""Bytes of a message in which its head is looked for."""

Do = Callable[[Path, MailCommand, str, bool], object]
"""Carries one command out: library, command, handle of the colleague, whether to commit."""


def _resolve(root: Path, it: MailCommand, me: str, commit: bool) -> object:
    """The first word may be the name of an answer; all else is the last reply."""
    first, _, rest = it.text.partition(" ")
    is_answer = first in knowledge.list_ids(root, "answer")
    return letters.resolve(
        root,
        it.ticket,
        rest.strip() if is_answer else it.text,
        outcome="answered",
        answer=first if is_answer else None,
        cause=None,
        me=me,
        commit=commit,
    )


def _hand_off(root: Path, it: MailCommand, me: str, commit: bool) -> object:
    return handoff.handoff(
        root,
        it.ticket,
        it.text,
        to=it.argument.removeprefix("@"),
        mode="pass",
        tried="",
        promised="",
        force=False,
        me=me,
        commit=commit,
    )


DO: Final[Mapping[CommandVerb, Do]] = {
    "claim": lambda root, it, me, commit: handoff.claim(
        root, it.ticket, force=False, me=me, commit=commit
    ),
    "reply": lambda root, it, me, commit: conversation.reply(
        root, it.ticket, it.text, letter=None, wait=None, promise=None, me=me, commit=commit
    ),
    "note": lambda root, it, me, commit: conversation.note(
        root, it.ticket, it.text, me=me, commit=commit
    ),
    "handoff": _hand_off,
    "accept": lambda root, it, me, commit: handoff.accept(
        root, it.ticket, it.text, force=False, me=me, commit=commit
    ),
    "resolve": _resolve,
    "promise": lambda root, it, me, commit: conversation.promise(
        root, it.ticket, it.argument, it.text, me=me, commit=commit
    ),
    "release": lambda root, it, me, commit: handoff.release(
        root, it.ticket, it.text, force=False, me=me, commit=commit
    ),
}


def carry_out(root: Path, messages: Iterable[tuple[str, bytes]], *, commit: bool) -> None:
    """Carry out the commands in some messages, and remember the answers to them.

    Each entry takes its id from the message, so that a run after one that was killed does nothing
    twice. A message is noted in its ticket after that, by which it is known.

    Args:
        root: the library, which is not locked: each use case locks it for itself.
        messages: their names and bytes.
        commit: whether to keep the changes in commits.
    """
    world: World | None = None
    emails = [it.email.lower().encode() for it in knowledge.records(root, Staff) if it.email]
    for name, data in messages:
        if not _may_have_commands(data, emails):
            continue  # the library is not loaded for it
        world = world or mail_world.load(root)
        try:
            decision = decide(world, name, data)
        except (DeskError, OSError):
            continue  # the run itself says what is wrong with it
        if decision.commands:
            _carry_out(world, decision, commit=commit)
            world = None  # what was changed is read again


def _may_have_commands(data: bytes, emails: Collection[bytes]) -> bool:
    """Whether a message has a colleague's address in its head, and perhaps a command."""
    head = data[:_HEAD].lower()
    return (b"#" in data or b"base64" in data) and any(it in head for it in emails)


def _carry_out(world: World, decision: Decision, *, commit: bool) -> None:
    handle = decision.handle
    results = [
        _run(world, decision.key, number, command, handle, commit=commit)
        for number, command in enumerate(decision.commands)
    ]
    message = decision.message
    answer = {
        "to": handle,
        "subject": message.subject if message else "",
        "text": texts.describe_results(results),
    }
    kept = memory.recall(world.root, RESULTS)
    memory.remember(world.root, RESULTS, {**kept, decision.key: answer})


def _run(
    world: World, key: str, number: int, command: MailCommand, handle: str, *, commit: bool
) -> CommandResult:
    """Carry out one command; whatever goes wrong is the answer to it."""
    if fault := rule.explain_fault(command):
        return CommandResult(command.verb, command.ticket, fault)
    names = (derive_id(("mail command", key, number, it), ()) for it in count())
    first = derive_id(("mail command", key, number, 0), ())
    try:
        filed = world.ticket(command.ticket)
        if filed and any(it.id == first for it in filed.record.entries):
            return CommandResult(command.verb, filed.record.id)
        with chance.taking(names):
            DO[command.verb](world.root, command, handle, commit)
    except DeskError as error:
        return CommandResult(command.verb, command.ticket, str(error))
    except Exception as error:  # no command may stop the run
        fault = describe_failure("carrying it out", error)
        return CommandResult(command.verb, command.ticket, fault)
    return CommandResult(command.verb, command.ticket)


def find_answers(world: World) -> list[tuple[str, Staff, bytes]]:
    """Return the answers to commands that wait to be sent: key, colleague, and the message."""
    staff = {it.handle: it for it in world.addresses.staff.values()}
    found = []
    for key, it in sorted(memory.recall(world.root, RESULTS).items()):
        if isinstance(it, dict) and (to := staff.get(str(it.get("to")))):
            found.append((key, to, _write(world, key, to, it)))
    return found


def _write(world: World, key: str, to: Staff, it: Mapping[str, object]) -> bytes:
    own = world.settings.address
    domain = own.partition("@")[2]
    return composer.to_colleague(
        f"result.{key}@{domain}",
        Address(own, world.profile.name),
        Address(to.email, to.name),
        f"Re: {it.get('subject', '')}",
        format_datetime(clock.now()),
        str(it.get("text", "")),
        reply_to=token.make_staff_address(world.secret, to.handle, own),
    )


def forget_answer(world: World, key: str) -> None:
    """Forget an answer that was sent."""
    kept = memory.recall(world.root, RESULTS)
    memory.remember(world.root, RESULTS, {name: it for name, it in kept.items() if name != key})
