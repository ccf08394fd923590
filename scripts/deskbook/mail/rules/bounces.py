"""Reports about our letters, and what they change in a ticket."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.mail.model.report import DeliveryReport
from deskbook.mail.rules import outgoing
from deskbook.mail.rules.verdicts import is_address_bad
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import patrons
from deskbook.tickets.model import BOUNCED, DEFERRED, RETRY, Delivery
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.lifecycle import entry

_Data = tuple[tuple[str, str], ...]
_SENT: Final = ("sent", "bounced", "deferred", "refused")


@dataclass(frozen=True, slots=True)
class Failure:
    """What a report says of a failure.

    `is_temporary`: the address may accept the letter another time; `is_address_bad`: the address
    itself is wrong; `recipients`: the addresses, perhaps none.
    """

    is_temporary: bool
    is_address_bad: bool
    recipients: tuple[str, ...]


def read_failure(report: DeliveryReport | None) -> Failure:
    """Return what a report says of the failure that it is about; without one nothing is known."""
    if report is None:
        return Failure(is_temporary=False, is_address_bad=False, recipients=())
    is_temporary = report.permanence == "temporary"
    is_bad = not is_temporary and is_address_bad(report.status)
    return Failure(is_temporary, is_bad, report.recipients)


def mark_addresses(patron: Patron, report: DeliveryReport | None) -> Patron:
    """Return a patron's record with the addresses that a report calls wrong marked as failed."""
    failure = read_failure(report)
    return patrons.mark_failed(patron, failure.recipients) if failure.is_address_bad else patron


def find_letter(ticket: Ticket, settings: MailSettings, replies: Iterable[str]) -> Delivery | None:
    """Return the letter that a report is about: the one that it returns, else the last one sent.

    A letter that comes back was sent, whatever the ticket says of it so far.

    Args:
        ticket: the ticket that the report came to.
        settings: the library's settings of mail.
        replies: entries whose message the report names, the surest first.
    """
    letters = deliveries.list_deliveries(ticket, settings)
    known: Mapping[str, Delivery] = {it.letter.id: it for it in letters}
    named = (known[it] for it in replies if it in known)
    sent = (it for it in reversed(letters) if it.state in _SENT)
    return next(named, next(sent, None))


def take_back(
    ticket: Ticket,
    actor: Actor,
    letter: Delivery,
    words: str,
    *,
    is_temporary: bool,
    day: date,
    data: _Data,
) -> TicketEdit:
    """Return the note that a letter came back: it is tried again later, or has failed.

    Args:
        ticket: the ticket.
        actor: the robot.
        letter: the letter.
        words: what the note says.
        is_temporary: whether the address may accept it another time.
        day: the next open day.
        data: the lines about the report itself.
    """
    until = deliveries.find_retry(letter.tries, actor.now) if is_temporary else None
    if until is None:
        return outgoing.fail(ticket, actor, letter.letter.id, BOUNCED, words, day=day, data=data)
    name = letter.letter.id
    again: _Data = ((BOUNCED, name), (DEFERRED, name), (RETRY, f"{until:%Y-%m-%dT%H:%M:%SZ}"))
    return entry(ticket, actor, "note", text=words, data=(*again, *data))
