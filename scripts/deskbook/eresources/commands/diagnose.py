"""`desk diagnose`: why an issue is not in the database, with the evidence and the next step."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.commands.coverage import find_rows, load_lists
from deskbook.eresources.formats import open_url
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import Symptom
from deskbook.eresources.model.outcomes import CausesListed, ItemDiagnosed
from deskbook.eresources.rules import diagnosis
from deskbook.library.adapters import clock, lookup, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, leave_out_damaged
from deskbook.library.model.outcome import Notice
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CAUSES
from deskbook.tickets.commands import change


def diagnose(
    root: Path,
    asked: str,
    *,
    issue: Citation,
    resource: str | None,
    symptom: Symptom,
) -> ItemDiagnosed:
    """Find the verdict on a ticket's item, or on a citation.

    Args:
        root: the library.
        asked: a ticket's id or its beginning, or a citation: OpenURL, DOI link, ISSN, title.
        issue: what was said of the issue besides.
        resource: where it was looked for; by default the ticket's, or each that lists the title.
        symptom: whether the item is missing, or there and does not open.
    """
    loaded, damaged = leave_out_damaged(repo.load(root))
    library = loaded.library
    if resource is not None and resource not in library.resources:
        raise DeskError(f"{resource} is no resource: {', '.join(sorted(library.resources))} are")
    ticket, notices = _ticket(root, library, asked)
    words = (ticket.item or f"{ticket.title}\n{ticket.question}") if ticket else asked
    cited = diagnosis.with_issue(open_url.parse_citation(words), issue)
    where = resource or (ticket.resource if ticket else None)
    load_lists(root, library)
    listed = find_rows(root, cited, "" if ticket and not ticket.item else words)
    today = Calendar(library.profile).day_of(clock.now())
    verdicts = diagnosis.diagnose_each(listed, cited, where, today, symptom)
    of = {it.resource for it in verdicts} if where is None else {where}
    return ItemDiagnosed(
        cited=cited,
        verdicts=verdicts,
        problems=diagnosis.related_problems(library, of),
        tickets=diagnosis.related_tickets(library, of, words, ticket),
        today=today,
        library=library,
        notices=notices,
        damaged=damaged,
    )


def causes() -> CausesListed:
    """Return the closed list of causes."""
    return CausesListed(causes=CAUSES)


def _ticket(root: Path, library: Library, asked: str) -> tuple[Ticket | None, tuple[Notice, ...]]:
    """The ticket that is meant, followed where it was merged; none where it is a citation."""
    try:
        lookup.normal_id(asked)
    except DeskError:
        return None, ()
    filed, notices = change.followed(root, asked)
    return library.tickets.get(filed.record.id), notices
