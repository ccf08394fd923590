"""What the robot writes to a patron whose answer we wait for."""

from datetime import date

from deskbook.model.ticket import Ticket


def nudge(ticket: Ticket, closes: date) -> str:
    """Asking a silent patron again, with the day on which we stop."""
    return (
        "We asked you something about this question and have not heard from you yet. If you still "
        f"need our help, just write back. If we hear nothing by {_said(closes)}, we close the "
        f"question {ticket.id} for now; you can open it again at any time by writing to us."
    )


def closing(ticket: Ticket) -> str:
    """Closing a question that its patron no longer answers, and how to go on with it."""
    return (
        "We have not heard from you, so we close this question for now. Nothing is lost: write to "
        f"us at any time, name {ticket.id}, and we go on where we stopped."
    )


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
