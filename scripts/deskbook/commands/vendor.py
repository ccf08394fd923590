"""`desk vendor` and `desk evidence`: vendors' cases, and what to send with one."""

from pathlib import Path

from deskbook.adapters import clock, console, repo
from deskbook.commands import desk
from deskbook.commands.library import complain, sound
from deskbook.model.finding import DeskError
from deskbook.rules import ledger
from deskbook.rules.opening_hours import Calendar
from deskbook.views import vendors


def vendor(root: Path, name: str, *, ended: bool) -> int:
    """Show the ledger of cases; with a name, of vendors and resources that it is part of."""
    loaded, damaged = sound(repo.load(root))
    calendar, now = Calendar(loaded.library.profile), clock.now()
    found = ledger.cases(loaded.library, calendar, now, ended=ended)
    wanted = name.casefold()
    known = [it for it in found if wanted in f"{it.vendor}\n{it.resource}".casefold()]
    if found and not known:
        names = ", ".join(sorted({it.vendor for it in found if it.vendor})) or "none"
        raise DeskError(f'no case is with "{name}": the vendors with cases are {names}')
    console.echo(vendors.ledger(known, calendar.day_of(now)))
    return complain(damaged)


def evidence(root: Path, ticket: str) -> int:
    """Print the pack of evidence for a ticket's case, as Markdown without anything of a patron."""
    name = desk.current(root, ticket).record.id
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    found = ledger.evidence(loaded.library, loaded.library.tickets[name], calendar)
    console.echo(vendors.evidence(found))
    console.complain("Read it before you send it: what colleagues wrote as tried is in it.")
    return complain(damaged)
