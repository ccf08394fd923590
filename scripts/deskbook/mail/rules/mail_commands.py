"""Permission for commands by mail: whose they are, and why some are not carried out."""

from datetime import date

from deskbook.library.model.records import Staff
from deskbook.mail.model.disposition import Nature, Thread
from deskbook.mail.model.mail_command import COMMAND_VERBS, MailCommand

_PROVEN: frozenset[str] = frozenset({"token", "our-id", "reference"})
"""The ties by which a message answers one of ours; anybody can write a number into a subject."""


def explain_refusal(
    staff: Staff | None,
    nature: Nature,
    thread: Thread,
    *,
    holder: str,
    failed: bool,
    passed: bool,
    today: date,
) -> str:
    """Return why the commands in a message are not carried out; empty where they are.

    Its sender has to be a colleague, and proven: by our own mail server (DMARC), or by the address
    that only a mail of ours to this colleague had. And it has to answer a mail of ours.

    Args:
        staff: the colleague whose address the message is from, if it is one's.
        nature: its kind.
        thread: how its ticket is known.
        holder: the colleague whose own address for answers it came to, if it did.
        failed: whether our mail server says that the sender is not proven.
        passed: whether it says that they are.
        today: today.
    """
    if staff is None:
        return "their sender is no colleague"
    if staff.left is not None and staff.left < today:
        return f"{staff.handle} has left"
    if nature.kind != "person":
        return "a machine sent them"
    has_ours = holder == staff.handle
    if failed or not (passed or has_ours):
        return "their sender is not proven"
    if not has_ours and thread.by not in _PROVEN:
        return "they are not in an answer to a mail of ours"
    return ""


def explain_fault(command: MailCommand) -> str:
    """Return what a command lacks; empty where it is complete."""
    use = COMMAND_VERBS[command.verb]
    if command.is_cut and command.text and command.verb in ("reply", "resolve"):
        return (
            "its text ends at a line that looks like a quotation, so it may not be whole: send it "
            "alone, without what was quoted"
        )
    lacks = (
        (use.argument == "all" and not command.argument)
        or (use.text == "all" and not command.text)
        or not command.ticket
    )
    if not lacks:
        return ""
    missing = "which ticket? " if not command.ticket else ""
    return f"{missing}write {use.usage.replace('#' + command.verb, f'#{command.verb} Q-…', 1)}"
