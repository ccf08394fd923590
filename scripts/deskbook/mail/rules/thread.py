"""Which ticket a message belongs to. What anybody could write proves nothing: a new ticket then."""

from collections.abc import Callable, Iterable

from deskbook.library.model.ticket import Ticket
from deskbook.mail.model.disposition import Thread, ThreadedBy, Ties


def thread(ties: Ties, open_to: Callable[[str], bool], is_theirs: Callable[[str], bool]) -> Thread:
    """The ticket of a message: by our token, our message id, a reference, or its subject.

    A subject is believed from the patron of that ticket and from colleagues alone.

    Args:
        ties: what the message shows.
        open_to: whether there is a ticket of that id that a message can go into.
        is_theirs: whether the message's sender is the patron of that ticket, or a colleague.
    """
    proven: tuple[tuple[ThreadedBy, Iterable[str]], ...] = (
        ("token", ties.tokens),
        ("our-id", ties.own),
        ("reference", ties.referred),
        ("subject", [it for it in ties.named if open_to(it) and is_theirs(it)]),
    )
    for by, tickets in proven:
        for ticket in tickets:
            if open_to(ticket):
                return Thread(ticket, by)
    return Thread(None, "nothing", tuple(dict.fromkeys((*ties.named, *ties.false))))


def can_go_on(ticket: Ticket) -> bool:
    """Whether a message can go into a ticket: one whose patron was forgotten rests for good."""
    return ticket.status != "resolved" or ticket.patron is not None
