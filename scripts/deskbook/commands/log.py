"""`desk log`: the five-second log of the desk."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from deskbook.adapters import console, files, memory
from deskbook.commands import desk, intake
from deskbook.commands.new import begun, keep, settled
from deskbook.model.vocabulary import Resolution
from deskbook.rules import opening
from deskbook.views import terminal

STICKY = ("service", "channel", "activity")
"""Fields that keep their value from one `desk log` to the next."""


def log(
    root: Path,
    question: str,
    *,
    fields: Mapping[str, str],
    at: str | None,
    outcome: Resolution,
    leave_open: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Write down a question that was answered on the spot, or with `leave_open` is to be."""
    hand = desk.hand(root, me)
    values = settled(root, "log", fields, STICKY)
    desk.refuse_unknown(root, values)
    with files.locked(root):
        clean, found = intake.text(root, question)
        ticket = begun(root, clean, values, at, hand)
        if leave_open:
            ticket = opening.claimed(ticket, replace(hand, now=ticket.opened))
        else:
            ticket = opening.logged(ticket, hand, outcome)
        ticket = keep(root, ticket, f"logged by {hand.author}", commit=commit, found=found)
        memory.remember(root, "log", {key: values[key] for key in STICKY})
    console.echo(terminal.created(ticket, "logged"))
    return 0
