"""The outcomes of commands on tickets, in words."""

from deskbook.library.views.outcome import Screen, steps
from deskbook.library.views.terminal import describe_creation, describe_edit
from deskbook.tickets.model import (
    TicketChanged,
    TicketOpened,
    TicketsMerged,
    TicketSplit,
    TicketsTidied,
)
from deskbook.tickets.views import letters


def describe_change(outcome: TicketChanged, _screen: Screen) -> str:
    """Return one line for the ticket, one for each field that changed, and what comes next."""
    lines = [describe_edit(outcome.before, outcome.edit, outcome.did)]
    lines += [
        f"It goes out by mail with the next `{letter.sender}`. "
        "`desk undo` takes it back until then."
        for letter in outcome.waiting
    ]
    if outcome.letter:
        lines.append(letters.describe_letter(outcome.letter))
    return "\n".join((*lines, *steps(outcome)))


def describe_split(outcome: TicketSplit, _screen: Screen) -> str:
    """Return the changes of the first ticket, and a line for the new one."""
    first = describe_edit(outcome.before, outcome.edit, outcome.did)
    return f"{first}\n{describe_creation(outcome.made, 'opened')}"


def describe_merge(outcome: TicketsMerged, _screen: Screen) -> str:
    """Return the changes of both tickets."""
    first = describe_edit(outcome.before, outcome.edit, outcome.did)
    return f"{first}\n{describe_edit(outcome.into_before, outcome.into_edit, 'goes on')}"


def describe_opening(outcome: TicketOpened, _screen: Screen) -> str:
    """Return a line for the new ticket, and where it may belong."""
    return "\n".join((describe_creation(outcome.made, outcome.did), *steps(outcome)))


def describe_tidying(outcome: TicketsTidied, _screen: Screen) -> str:
    """Return what was done to each file, and a last line that counts them."""
    lines = [f"{it.path}: {', '.join(it.done)}" for it in outcome.files]
    number = f"{len(outcome.files)} {'to tidy' if outcome.check else 'tidied'}"
    lines.append(f"Looked at {outcome.looked_at} tickets: {number}")
    if outcome.amid:
        lines.append("A merge or rebase is not finished: `git add` these files and go on with it")
    return "\n".join(lines)
