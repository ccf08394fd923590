"""The outcomes of commands on tickets, in words."""

from deskbook.library.views.outcome import Screen, steps
from deskbook.library.views.terminal import changed as edited
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.views import letters


def changed(outcome: TicketChanged, _screen: Screen) -> str:
    """Return one line for the ticket, one for each field that changed, and what comes next."""
    lines = [edited(outcome.before, outcome.edit, outcome.did)]
    lines += [f"It goes out by mail with the next `{letter.sender}`." for letter in outcome.waiting]
    if outcome.letter:
        lines.append(letters.shown(outcome.letter))
    return "\n".join((*lines, *steps(outcome)))
