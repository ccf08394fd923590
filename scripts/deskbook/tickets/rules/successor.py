"""Where a ticket that was merged went on."""

from deskbook.library.model.ticket import Ticket


def successor(ticket: Ticket) -> str | None:
    """The id of the ticket that this one was merged into, if it was and has not been reopened."""
    if ticket.status != "resolved":
        return None
    endings = (item for item in reversed(ticket.entries) if item.kind == "resolve")
    last = next(endings, None)
    return (last.value("merged_into") or None) if last else None
