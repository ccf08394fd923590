"""Mail in words: what became of each message, what a machine said, how we say that we have it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from deskbook.library.model.records import Profile
from deskbook.library.views.terminal import safe
from deskbook.mail.model.disposition import FATES, MACHINES, KeptFile, Nature, Outcome, Parcel
from deskbook.mail.model.mail import MailMessage
from deskbook.patrons.model.patron import Blob


def outcome(name: str, found: Outcome, *, applied: bool) -> str:
    """What became of one message, or would; it does not say whose it is."""
    words = FATES[found.fate]
    said = (words.done if applied else words.planned).format(ticket=found.ticket)
    why = f" ({found.why})" if found.why else ""
    return f"{safe(name)}: {said}{safe(why)}"


def summary(outcomes: Iterable[Outcome], source: str, *, applied: bool) -> str:
    """How many messages there were and what became of them, in one sentence."""
    counts: dict[str, int] = {}
    for it in outcomes:
        counts[it.fate] = counts.get(it.fate, 0) + 1
    number = sum(counts.values())
    if not number:
        return f"No mail waits in {source}."
    told = ", ".join(f"{counts[fate]} {fate}" for fate in FATES if fate in counts)
    last = "" if applied else " Nothing was written or moved: `desk mail fetch --apply` does it."
    return f"{counted(number, 'message')} in {source}: {told}.{last}"


def parcel(found: Parcel, more: str, *, done: str) -> str:
    """A reply that waits, was sent or was refused; it does not say to whom."""
    said = found.why and f"cannot be sent: {' '.join(found.why.split())}"
    head = f"{found.ticket} ^{found.entry}: {said or done or 'waits to be sent'}"
    if not more:
        return head
    return f"{head} ({safe(' '.join(more.split()))})" if done else f"{head}\n\n{_indented(more)}"


def waiting(replies: int, digests: int) -> str:
    """How much waits, in one sentence."""
    return (
        f"{counted(replies, 'reply', 'replies')} and {counted(digests, 'digest')} wait. Nothing "
        "was sent: `desk mail send --apply` does it."
    )


def sent(replies: int, failed: int, digests: int) -> str:
    """How much went out, in one sentence."""
    left = f"; {counted(failed, 'reply', 'replies')} could not be sent" if failed else ""
    return f"Sent {counted(replies, 'reply', 'replies')} and {counted(digests, 'digest')}{left}."


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def refused(why: str) -> str:
    """What colleagues are told of a reply that the mail server will never take."""
    return f"The mail server refused our reply, so the patron does not have it: {why}"


def _indented(text: str) -> str:
    return "\n".join(f"  | {line}".rstrip() for line in _lines(text))


def _lines(text: str) -> list[str]:
    """The lines of a text, each without what steers a terminal."""
    return [safe(line) for line in text.strip("\n").split("\n")]


def attached(ticket: str, kept: KeptFile) -> str:
    """What is said of a file that was attached."""
    return f"{ticket}: {kept.key} is in the vault ({kept.kind}, {_size(kept.size)})"


def files(ticket: str, found: Sequence[Blob]) -> str:
    """The files of a ticket, a line each."""
    if not found:
        return f"{ticket} has no files in the vault."
    return "\n".join(f"{it.id}  {file(it)}" for it in found)


def file(found: Blob) -> str:
    """A file as colleagues are told of it."""
    named = f"{safe(found.name)}, " if found.name else ""
    return f"{named}{safe(found.kind)}, {_size(len(found.data))}"


def file_name(found: Blob) -> str:
    """A name to write a file under: its key, with its ending where that is an ordinary one."""
    ending = found.name.rpartition(".")[2].lower()
    plain = "." in found.name and ending.isascii() and ending.isalnum() and len(ending) <= 10
    return f"{found.id}.{ending}" if plain else found.id


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024))} KB"


def acknowledgement(profile: Profile, ticket: str, due: datetime | None, now: datetime) -> str:
    """What a patron is told at once: that we have the question, and by when they hear from us."""
    zone = ZoneInfo(profile.timezone)
    when = f" You hear from us by {_moment(due, now, zone)}." if due else ""
    return (
        f"Thank you for writing to {profile.name}. We have your question and gave it the number "
        f"{ticket}.{when} If there is something to add, just answer this message."
    )


def machine(nature: Nature, message: MailMessage) -> str:
    """What a machine said, for colleagues: in one sentence, and a report's reasons."""
    reasons = [
        f"{it.action} {it.status}: {it.why}".strip(": ")
        for it in message.reports
        if nature.kind in ("bounce", "delay")
    ]
    head = f"{MACHINES[nature.kind]}{': ' + '; '.join(reasons) if reasons else ''}."
    own = "" if nature.kind in ("bounce", "delay", "receipt") and reasons else message.text
    return "\n\n".join(filter(None, (head, own)))


def as_it_came(message: MailMessage) -> str:
    """A message as the vault keeps it to be read: whom it was from and to, and the whole text."""
    people = [("From", [message.sender] if message.sender else []), ("To", list(message.to))]
    lines = [
        f"{key}: " + ", ".join(f"{it.name} <{it.email}>".strip() for it in found)
        for key, found in people
        if found
    ]
    return "\n".join([*lines, f"Subject: {message.subject}", "", message.whole_text])


def _moment(due: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time as a letter says it: `15:00 today`, `Monday 9 November, 10:00`."""
    local, today = due.astimezone(zone), now.astimezone(zone).date()
    if local.date() == today:
        return f"{local:%H:%M} today"
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"
