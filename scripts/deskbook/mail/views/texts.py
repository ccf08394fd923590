"""Texts that mail brings into tickets and the vault, and our automatic answer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from deskbook.calendar.views import opening_times
from deskbook.library.model.records import Profile
from deskbook.mail.model.disposition import MACHINES, Nature
from deskbook.mail.model.mail import MailMessage


def describe_refusal(why: str) -> str:
    """Return the note about a reply that the mail server will never take."""
    return f"The mail server refused our reply, so the patron does not have it: {why}"


def acknowledge(profile: Profile, ticket: str, due: datetime | None, now: datetime) -> str:
    """Return the automatic answer: we have the question, and by when the patron hears from us."""
    zone = ZoneInfo(profile.timezone)
    by = due and opening_times.format_moment(due, now, zone, profile.country or "")
    when = f" You will hear from us by {by}." if by else ""
    return (
        f"Thank you for writing to {profile.name}. We have your question and gave it the number "
        f"{ticket}.{when} If there is something to add, just answer this message."
    )


def describe_machine(nature: Nature, message: MailMessage) -> str:
    """Return what a machine said, for colleagues: one sentence, and the reasons of a report."""
    reasons = [
        f"{it.action} {it.status}: {it.why}".strip(": ")
        for it in message.reports
        if nature.kind in ("bounce", "delay")
    ]
    head = f"{MACHINES[nature.kind]}{': ' + '; '.join(reasons) if reasons else ''}."
    own = "" if nature.kind in ("bounce", "delay", "receipt") and reasons else message.text
    return "\n\n".join(filter(None, (head, own)))


def describe_return(author: str, machine: str) -> str:
    """Return the note about a reply whose address is not known where mail is sent."""
    return (
        f"@{author}: this reply has not reached its patron. {machine}, which sends the mail, has "
        "no address of theirs: it may be in the vault of another computer (`desk join` there), or "
        "was never given. The reply waits, and goes out once the vault has the address."
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
