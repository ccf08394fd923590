"""Delivery of letters to patrons, as the entries of their ticket record it.

The states and their order are in `tickets.model`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT, WRITTEN_CHANNELS
from deskbook.tickets import model as lines
from deskbook.tickets.model import DELIVERY_STATES, Delivery

RETRIES: Final = tuple(
    timedelta(minutes=it) for it in (15, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60, 24 * 60, 24 * 60)
)
"""Pauses before the next try of a letter that a server deferred; after four days it is refused, as
RFC 5321 (4.5.4.1) recommends."""


def can_be_reached(ticket: Ticket) -> bool:
    """Return whether a reply in a ticket reaches its patron: by mail, or as a comment on GitHub."""
    is_known = ticket.patron is not None and ticket.asker is None
    by_mail = ticket.channel in WRITTEN_CHANNELS and is_known
    return by_mail or ticket.issue is not None


def refuse_of_nobody(ticket: Ticket) -> None:
    """Raise a `DeskError` where nobody knows who asks, so that a letter would reach nobody."""
    if ticket.asker and not can_be_reached(ticket):
        raise DeskError(
            f"{ticket.id} has no patron yet, so nobody would get a reply: say who asks with "
            f"`desk edit {ticket.id} --patron-email ADDRESS`, or write a note"
        )


def goes_by_mail(ticket: Ticket) -> bool:
    """Return whether replies in a ticket go out by mail, once an address is known."""
    is_on_github = ticket.issue is not None and ticket.patron is None
    return ticket.channel in WRITTEN_CHANNELS and not is_on_github


def list_deliveries(ticket: Ticket, settings: MailSettings | None) -> tuple[Delivery, ...]:
    """Return the letters of a ticket that go out by mail with their states, oldest first.

    Args:
        ticket: the ticket.
        settings: the library's settings of mail; without any no letter goes out by mail.
    """
    if settings is None or not goes_by_mail(ticket):
        return ()
    delay = timedelta(seconds=settings.outbox_seconds)
    found = {
        it.id: Delivery(
            letter=it, until=it.time + delay if delay and it.author != ROBOT else settings.since
        )
        for it in ticket.entries
        if it.kind == "reply" and it.time >= settings.since
    }
    for entry in ticket.entries:
        for key, value in entry.data:
            if value in found:
                found[value] = _after(found[value], key, entry)
    return tuple(_with_care(ticket, it) for it in found.values())


def _after(it: Delivery, key: str, report: Entry) -> Delivery:
    """A letter after a data line about it: facts of servers win over the wishes of colleagues."""
    is_over = it.state in ("sent", "withdrawn")
    match key:
        case lines.SENT:
            return it if it.state == "bounced" else replace(it, state="sent", report=report)
        case lines.BOUNCED if it.state != "withdrawn":
            return replace(it, state="bounced", report=report)
        case lines.REFUSED if not is_over and it.state != "bounced":
            return replace(it, state="refused", report=report)
        case lines.UNDELIVERED if not is_over and it.state not in ("held", "bounced"):
            return replace(it, state="no-address", report=report)
        case lines.DEFERRED if not is_over and it.state != "held":
            until = _read_time(report.value(lines.RETRY)) or report.time
            return replace(it, state="deferred", until=until, report=report, tries=it.tries + 1)
        case lines.WITHDRAWN | lines.REPLACES if it.state != "sent":
            return replace(it, state="withdrawn", report=report)
        case lines.HELD if it.state in ("waiting", "deferred", "no-address"):
            return replace(it, state="held", report=report)
        case lines.RELEASED if not is_over:
            return replace(it, state="waiting", until=report.time, report=None, tries=0)
        case _:
            return it


def _read_time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _with_care(ticket: Ticket, it: Delivery) -> Delivery:
    report = it.report
    if report is None or not DELIVERY_STATES[it.state].is_failed:
        return it
    later = (each for each in ticket.entries if each.time > report.time and each.author != ROBOT)
    return replace(it, is_seen_to=any(each.kind in ("reply", "note") for each in later))


def list_undelivered(ticket: Ticket, settings: MailSettings | None) -> tuple[Delivery, ...]:
    """Return the letters of a ticket that its patron does not have."""
    return tuple(it for it in list_deliveries(ticket, settings) if it.is_undelivered)


def list_returned(ticket: Ticket, settings: MailSettings | None) -> tuple[Delivery, ...]:
    """Return the letters that failed and that nobody has seen to since."""
    return tuple(
        it
        for it in list_deliveries(ticket, settings)
        if DELIVERY_STATES[it.state].is_failed and not it.is_seen_to
    )


def may_be_undelivered(ticket: Ticket) -> bool:
    """Return whether a letter of a ticket may be undelivered, whatever the settings of mail are."""
    if not goes_by_mail(ticket):
        return False
    letters = {it.id for it in ticket.entries if it.kind == "reply"}
    settled, failed = set[str](), set[str]()
    for _, key, value in _lines(ticket):
        if key in (lines.SENT, lines.WITHDRAWN, lines.REPLACES):
            settled.add(value)
        elif key == lines.BOUNCED:
            failed.add(value)
    return bool(letters - settled or letters & failed)


def list_stopped(ticket: Ticket) -> frozenset[str]:
    """Return the letters that did not go out and are not to: held, undone or replaced."""
    held, gone, sent = set[str](), set[str](), set[str]()
    for _, key, value in _lines(ticket):
        match key:
            case lines.HELD:
                held.add(value)
            case lines.RELEASED:
                held.discard(value)
            case lines.WITHDRAWN | lines.REPLACES:
                gone.add(value)
            case lines.SENT:
                sent.add(value)
            case _:
                pass
    return frozenset((held | gone) - sent)


def _lines(ticket: Ticket) -> Iterator[tuple[Entry, str, str]]:
    return ((it, key, value) for it in ticket.entries for key, value in it.data)


def find_retry(tries: int, now: datetime) -> datetime | None:
    """Return the next try of a letter that was deferred so often before; none where it is over."""
    return now + RETRIES[tries] if tries < len(RETRIES) else None
