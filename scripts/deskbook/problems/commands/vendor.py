"""`desk vendor` and `desk evidence`: vendors' cases, and what to send with one."""

from datetime import date
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.adapters import title_lists
from deskbook.eresources.commands import coverage
from deskbook.eresources.formats import open_url
from deskbook.eresources.model.diagnosis import Source
from deskbook.eresources.rules import arrivals, diagnosis
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.problems.rules import ledger
from deskbook.problems.views import vendors
from deskbook.tickets.commands import change


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
    late = arrivals.by_vendor(arrivals.delays(loaded.library, calendar))
    console.echo(vendors.ledger(known, late, calendar.day_of(now)))
    return complain(damaged)


def evidence(root: Path, ticket: str) -> int:
    """Print the pack of evidence for a ticket's case, as Markdown without anything of a patron."""
    name = change.current(root, ticket).record.id
    loaded, damaged = sound(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    asked = loaded.library.tickets[name]
    listed = _listed(root, loaded.library, asked, calendar.day_of(clock.now()))
    console.echo(vendors.evidence(ledger.evidence(loaded.library, asked, calendar, listed)))
    console.complain("Read it before you send it: what colleagues wrote as tried is in it.")
    return complain(damaged)


def _listed(root: Path, library: Library, ticket: Ticket, today: date) -> tuple[Source, ...]:
    """What the title lists of a ticket's resource say of its item."""
    resource = library.resources.get(ticket.resource or "")
    if ticket.item is None or resource is None or not (resource.kbart or resource.holdings):
        return ()
    title_lists.load(root, library.resources.values())
    cited = open_url.citation(ticket.item)
    rows = coverage.rows(root, cited, ticket.item)
    of_resource = [it for it in rows if it[1].resource == resource.slug]
    return diagnosis.diagnose(resource.slug, of_resource, cited, today).sources
