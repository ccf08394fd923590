"""From a ticket to what its patron is written: the only maker of `PublicLetter`.

A reply's text is copied, and the library's own names; no note, title, lead or data line has a way
into it.
"""

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Profile, Service
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.mail.model.outgoing import PublicLetter

SENT, REFUSED = "sent", "refused"
"""Data lines by which a ticket says what became of a reply: the reply's id."""


def letter(
    profile: Profile, service: Service | None, ticket: Ticket, entry: Entry, link: str
) -> PublicLetter:
    """What a reply says to its patron.

    Args:
        profile: the library.
        service: the ticket's, which is named if it is public.
        ticket: the ticket.
        entry: the reply.
        link: where the patron sees how the question stands.

    Raises:
        DeskError: the entry is none that we write to patrons.
    """
    if entry.kind != "reply":
        raise DeskError(f"{ticket.id}: {entry.kind} ^{entry.id} is internal: it is never sent")
    named = service if service is not None and service.audience == "public" else None
    return PublicLetter(
        ticket=ticket.id,
        entry=entry.id,
        text=entry.text,
        written=entry.time,
        library=profile.name,
        service=named.name if named else "",
        link=link,
        automatic=entry.author == ROBOT,
    )


def settled(ticket: Ticket) -> frozenset[str]:
    """The replies of which the ticket says what became of them."""
    return frozenset(
        value for it in ticket.entries for key, value in it.data if key in (SENT, REFUSED)
    )
