"""`desk log`: the five-second log of the desk."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import console, files
from deskbook.library.commands.actor import identify
from deskbook.library.model.vocabulary import Resolution
from deskbook.library.views import terminal
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import Given
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands import change
from deskbook.tickets.commands.edit import Typed
from deskbook.tickets.commands.new import begun, keep, named, remember, settled, with_patron
from deskbook.tickets.rules import opening


def log(
    root: Path,
    question: str,
    *,
    fields: Mapping[str, Typed],
    at: str | None,
    outcome: Resolution,
    leave_open: bool,
    who: Given,
    me: str | None,
    commit: bool,
) -> int:
    """Write down a question that was answered on the spot, or with `leave_open` is to be.

    What the gate takes out is kept nowhere, unless somebody says who asks.
    """
    actor = identify(root, me)
    values = settled(root, "log", fields)
    change.refuse_unknown(root, values)
    with files.locked(root):
        asker = patron.meant(root, who, values)
        clean, found = write_gate.text(root, question, named(values), asker)
        ticket = begun(root, clean, with_patron(values, asker), at, actor)
        if leave_open:
            ticket = opening.claimed(ticket, replace(actor, now=ticket.opened))
        else:
            ticket = opening.logged(ticket, actor, outcome)
        done = f"logged by {actor.author}"
        ticket = keep(root, ticket, done, commit=commit, found=found, who=asker)
        remember(root, "log", values)
    console.echo(terminal.created(ticket, "logged"))
    return 0
