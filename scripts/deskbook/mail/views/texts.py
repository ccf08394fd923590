"""Texts that mail brings into tickets and the vault, and our automatic answer."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.views import opening_times
from deskbook.library.model.records import Profile
from deskbook.mail.model.disposition import (
    LASTING,
    MACHINES,
    UNKNOWN_REPORT,
    AddressGap,
    Lost,
    Nature,
)
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.model.mail_command import COMMAND_VERBS, CommandResult, MailCommand

NOTHING: Final = Lost()


def describe_refusal(why: str, *, is_address_bad: bool) -> str:
    """Return the note about a reply that the mail server will never accept."""
    return "\n\n".join(
        filter(
            None,
            (
                f"The mail server refused our reply, so the patron does not have it: {why}",
                BAD_ADDRESS if is_address_bad else "",
            ),
        )
    )


BAD_ADDRESS: Final = (
    "Nothing more is sent to that address until somebody says that it is right: `desk patron edit "
    "PATRON --email ADDRESS`, then `desk outbox release` for this reply."
)
"""What a note says about an address that mail did not reach."""


def describe_deferral(why: str, until: datetime, zone: str) -> str:
    """Return the note about a reply that the mail server did not accept for now."""
    next_try = f"{until.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    return f"The mail server did not accept our reply yet: {why}. The next try is at {next_try}."


def acknowledge(
    profile: Profile,
    ticket: str,
    due: datetime | None,
    now: datetime,
    lost: Lost = NOTHING,
    *,
    megabytes: int = 0,
) -> str:
    """Return the automatic answer: we have the question, and by when the patron hears from us.

    Args:
        profile: the library.
        ticket: the number of the question.
        due: by when the patron hears from us.
        now: the time.
        lost: the files that were not kept.
        megabytes: the largest file that is kept.
    """
    zone = ZoneInfo(profile.timezone)
    by = due and opening_times.format_moment(due, now, zone, profile.country or "")
    when = f" You will hear from us by {by}." if by else ""
    return (
        f"Thank you for writing to {profile.name}. We have your question and gave it the number "
        f"{ticket}.{when}{_describe_lost(lost, megabytes)} If there is something to add, just "
        "answer this message."
    )


def _describe_lost(lost: Lost, megabytes: int) -> str:
    large = "A file" if lost.large == 1 else f"{lost.large} files"
    kinds = "A file" if lost.kinds == 1 else f"{lost.kinds} files"
    parts = (
        f" {large} that you sent could not be kept, being larger than {megabytes} MB: please send "
        "a link to it."
        if lost.large
        else "",
        f" {kinds} that you sent could not be kept, being of a kind that we do not open: please "
        "send it as a PDF or a picture."
        if lost.kinds
        else "",
    )
    return "".join(parts)


def describe_results(results: Iterable[CommandResult]) -> str:
    """Return the answer to commands by mail, a line for each; none begins with a command."""
    return "\n".join(map(_result, results)) + "\n"


def _result(it: CommandResult) -> str:
    what = f"{it.ticket or 'no ticket'}: {it.verb}"
    return f"{what}: not done: {' '.join(it.fault.split())}" if it.fault else f"{what}: done"


def list_verbs(commands: Iterable[MailCommand]) -> str:
    """Return the sentence that stands for commands in the note about their message."""
    return f"Commands by mail: {', '.join(it.verb for it in commands)}."


def add_commands(digest: str) -> str:
    """Return a digest with how to act from the mail; no line of it looks like a command."""
    verbs = ", ".join(COMMAND_VERBS)
    return (
        f"{digest.rstrip()}\n\n"
        "To act from here, answer with a command on a line of its own: a number sign, then\n"
        f"one of {verbs},\nthen the number of the ticket. You get an answer.\n"
    )


def remind_of_aside(number: int) -> str:
    """Return the paragraph of a digest about messages that are set aside."""
    messages = "1 message is" if number == 1 else f"{number} messages are"
    return f"{messages} set aside: `desk mail aside` lists them, accepts and dismisses.\n"


def describe_machine(nature: Nature, message: MailMessage) -> str:
    """Return what a machine said, for colleagues: one sentence, and the reason of a report."""
    report = message.report
    if report is None:
        return "\n\n".join(filter(None, (f"{MACHINES[nature.kind]}.", message.text)))
    head = MACHINES[nature.kind] if report.is_stated else UNKNOWN_REPORT
    last = f" ({LASTING[report.permanence]})" if report.kind == "failed" else ""
    why = ": ".join(filter(None, (report.status, report.why)))
    return f"{head}{last}{': ' + why.rstrip('.') if why else ''}."


GAPS: Final[Mapping[AddressGap, str]] = {
    "unknown": (
        "{machine}, which sends the mail, has no address of theirs: it may be in the vault of "
        "another computer (`desk join` there), or was never given."
    ),
    "closed": (
        "{machine}, which sends the mail, cannot open the vault: `desk vault doctor` there says "
        "why."
    ),
    "nobody": "Nobody knows yet who asked: `desk edit` the ticket with --patron-email.",
    "failed": (
        "Mail did not reach any of their addresses: find a better one and add it with `desk patron "
        "edit`, or tell them otherwise."
    ),
}
"""Why a letter has no address, for its author."""


def describe_return(author: str, gap: AddressGap, machine: str) -> str:
    """Return the note about a reply whose address is not known where mail is sent."""
    why = GAPS[gap].format(machine=machine)
    return (
        f"@{author}: this reply has not reached its patron. {why} The reply waits, and goes out "
        "once there is an address."
    )


def write_original(message: MailMessage) -> str:
    """Return a message as the vault keeps it to be read: its people and the whole text."""
    people = [("From", [message.sender] if message.sender else []), ("To", list(message.to))]
    lines = [
        f"{key}: " + ", ".join(f"{it.name} <{it.email}>".strip() for it in found)
        for key, found in people
        if found
    ]
    return "\n".join([*lines, f"Subject: {message.subject}", "", message.whole_text])
