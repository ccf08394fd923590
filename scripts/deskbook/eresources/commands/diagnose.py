"""`desk diagnose`: why an issue is not in the database, with the evidence and the next step."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.commands import coverage
from deskbook.eresources.formats import open_url
from deskbook.eresources.model.citation import Citation
from deskbook.eresources.model.diagnosis import Diagnosis, Symptom
from deskbook.eresources.rules import diagnosis, related
from deskbook.eresources.views import holdings as view
from deskbook.library.adapters import clock, console, lookup, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import as_json
from deskbook.tickets.commands import change


def diagnose(
    root: Path,
    asked: str,
    *,
    issue: Citation,
    resource: str | None,
    symptom: Symptom,
    json: bool,
) -> int:
    """Show the verdict on a ticket's item, or on a citation.

    Args:
        root: the library.
        asked: a ticket's id or its beginning, or a citation: OpenURL, DOI link, ISSN, title.
        issue: what was said of the issue besides.
        resource: where it was looked for; by default the ticket's, or each that lists the title.
        symptom: whether the item is missing, or there and does not open.
        json: print it for other programs.
    """
    loaded, damaged = sound(repo.load(root))
    library = loaded.library
    if resource is not None and resource not in library.resources:
        raise DeskError(f"{resource} is no resource: {', '.join(sorted(library.resources))} are")
    ticket = _ticket(root, library, asked)
    words = (ticket.item or f"{ticket.title}\n{ticket.question}") if ticket else asked
    cited = coverage.joined(open_url.citation(words), issue)
    where = resource or (ticket.resource if ticket else None)
    coverage.loaded(root, library)
    found = _verdicts(
        root, library, cited, "" if ticket and not ticket.item else words, where, symptom
    )
    if json:
        console.echo(as_json.envelope("diagnosis", {"verdicts": [view.values(it) for it in found]}))
        return complain(damaged)
    today = Calendar(library.profile).day_of(clock.now())
    console.echo(view.citation(cited))
    for it in found:
        console.echo(f"\n{view.diagnosis(library, it, today)}")
    of = {it.resource for it in found} if where is None else {where}
    problems, tickets = related.problems(library, of), related.tickets(library, of, words, ticket)
    if shown := view.alike(problems, tickets):
        console.echo(f"\n{shown}")
    return complain(damaged)


def _ticket(root: Path, library: Library, asked: str) -> Ticket | None:
    """The ticket that is meant; none where the words are a citation."""
    try:
        lookup.normal_id(asked)
    except DeskError:
        return None
    return library.tickets.get(change.current(root, asked).record.id)


def _verdicts(
    root: Path,
    library: Library,
    cited: Citation,
    words: str,
    where: str | None,
    symptom: Symptom,
) -> list[Diagnosis]:
    """One verdict for the resource where it was looked for, then for each other that lists it."""
    today = Calendar(library.profile).day_of(clock.now())
    listed = coverage.rows(root, cited, words)
    slugs = dict.fromkeys((*([where] if where else []), *(it.resource for _, it in listed)))
    return [
        diagnosis.diagnose(
            slug, [pair for pair in listed if pair[1].resource == slug], cited, today, symptom
        )
        for slug in slugs
    ] or [diagnosis.diagnose("", (), cited, today, symptom)]
