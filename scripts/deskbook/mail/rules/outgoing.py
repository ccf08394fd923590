"""Replies as letters to patrons (the only maker of `PublicLetter`), and digests to colleagues."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.records import Profile, Service, Staff
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.library.rules import comments
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.model.outgoing import PublicLetter
from deskbook.patrons.model.patron import Patron
from deskbook.tickets.model import CORRECTS, DEFERRED, RETRY, SENT, UNDELIVERED
from deskbook.tickets.rules.lifecycle import entry, reopen_changes, successor


def write_letter(
    profile: Profile, service: Service | None, ticket: Ticket, reply: Entry, link: str
) -> PublicLetter:
    """Return what a reply says to its patron.

    Args:
        profile: the library.
        service: the ticket's, which is named if it is public.
        ticket: the ticket.
        reply: the reply.
        link: where the patron sees how the question stands.

    Raises:
        DeskError: the entry is none that we write to patrons.
    """
    if reply.kind != "reply":
        raise DeskError(f"{ticket.id}: {reply.kind} ^{reply.id} is internal: it is never sent")
    named = service if service is not None and service.audience == "public" else None
    return PublicLetter(
        ticket=ticket.id,
        entry=reply.id,
        text=comments.remove(reply.text),
        written=reply.time,
        library=profile.name,
        service=named.name if named else "",
        link=link,
        automatic=reply.author == ROBOT,
        corrects=_find_corrected(profile, ticket, reply),
    )


def _find_corrected(profile: Profile, ticket: Ticket, reply: Entry) -> str:
    """The day of the letter that a reply corrects, in words; empty where it corrects none."""
    first, zone = reply.value(CORRECTS), ZoneInfo(profile.timezone)
    times = (it.time.astimezone(zone) for it in ticket.entries if it.id == first)
    return next((f"{it:%A} {it.day} {it:%B %Y}" for it in times), "")


def choose_recipient(patron: Patron, last: MailMessage | None) -> Address | None:
    """Return where a patron is written to: whence they wrote last, if that is known as theirs.

    An address that mail did not reach is left out until somebody says that it is right.
    """
    emails = [it for it in patron.emails if it not in patron.failed]
    if not emails:
        return None
    name = patron.names[-1] if patron.names else ""
    given = [it.email for it in (last.reply_to, last.sender) if it] if last else []
    known = {it.lower() for it in emails}
    return Address(next((it for it in given if it in known), emails[-1]), name)


def list_references(last: MailMessage | None) -> tuple[str, ...]:
    """Return the ids that a reply goes on from, oldest first."""
    if last is None or not last.message_id:
        return ()
    return tuple(dict.fromkeys((*reversed(last.references), last.message_id)))


def write_subject(profile: Profile, ticket: Ticket, topic: str) -> str:
    """Return the subject of a reply; `topic` is that of the patron's message, if it had one."""
    return f"Re: {topic}" if topic else f"Your question to {profile.name} [{ticket.id}]"


def accept(ticket: Ticket, actor: Actor, reply: str) -> TicketEdit:
    """Return the entry by which a server has accepted a reply."""
    return entry(ticket, actor, "link", data=((SENT, reply),))


def defer(ticket: Ticket, actor: Actor, reply: str, until: datetime, words: str) -> TicketEdit:
    """Return the note that a server did not accept a reply for now.

    Args:
        ticket: the ticket.
        actor: the robot.
        reply: the reply's id.
        until: the next try.
        words: what the note says.
    """
    data = ((DEFERRED, reply), (RETRY, f"{until:%Y-%m-%dT%H:%M:%SZ}"))
    return entry(ticket, actor, "note", text=words, data=data)


def fail(
    ticket: Ticket,
    actor: Actor,
    reply: str,
    key: str,
    words: str,
    *,
    day: date,
    data: tuple[tuple[str, str], ...] = (),
) -> TicketEdit:
    """Return the note that a patron does not have a reply; its ticket is to be worked on again.

    A resolved ticket is open again, one that waits on the patron too, and it gets a next date. A
    letter of the robot (that we have the question, that we close it) changes nothing but the note.

    Args:
        ticket: the ticket.
        actor: the robot.
        reply: the reply's id.
        key: `refused` or `bounced`.
        words: what the note says.
        day: the next open day.
        data: more data lines.
    """
    changes: dict[str, FieldValue] = {}
    is_ours = any(it.id == reply and it.author != ROBOT for it in ticket.entries)
    if is_ours and successor(ticket) is None:
        if ticket.status == "resolved":
            changes = reopen_changes(ticket)
        elif ticket.waiting_on == "patron":
            changes = {"status": "open", "waiting_on": None}
        changes["promised"] = min(ticket.promised or day, day)
    return entry(ticket, actor, "note", text=words, data=((key, reply), *data), changes=changes)


def report(ticket: Ticket, actor: Actor, reply: str, words: str, day: date) -> TicketEdit:
    """Return the note by which a reply that cannot be sent comes back to who wrote it.

    An open ticket gets a next date, so that it is in the digest of that day.
    """
    changes: dict[str, FieldValue] = {}
    is_ours = any(it.id == reply and it.author != ROBOT for it in ticket.entries)
    if is_ours and ticket.status != "resolved":
        changes["promised"] = min(ticket.promised or day, day)
    return entry(ticket, actor, "note", text=words, data=((UNDELIVERED, reply),), changes=changes)


def choose_digests(
    staff: Iterable[Staff],
    services: Iterable[Service],
    digests: Mapping[str, str],
    sent: Collection[str],
    day: date,
) -> Iterator[tuple[Staff, str]]:
    """Yield each colleague who is to be sent something, and the text.

    Args:
        staff: colleagues with an address.
        services: the services with their teams.
        digests: the texts of the day by name (`staff/HANDLE`, `services/SLUG`).
        sent: the handles of those who were sent theirs already.
        day: today; who left before gets none.
    """
    teams = [*services]
    for it in staff:
        names = [f"staff/{it.handle}"]
        names += [f"services/{each.slug}" for each in teams if it.handle in each.team]
        text = "\n".join(digests[name] for name in names if name in digests)
        has_left = it.left is not None and it.left < day
        if text and it.handle not in sent and not has_left:
            yield it, text
