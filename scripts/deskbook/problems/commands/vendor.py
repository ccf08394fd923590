"""`desk vendor` and `desk evidence`: vendors' cases, and what to send with one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.adapters.title_lists import load_title_lists
from deskbook.eresources.commands.missing import find_record, make_issue
from deskbook.eresources.commands.reading import read_item
from deskbook.eresources.commands.verdicts import Question, judge_in
from deskbook.eresources.model.diagnosis import Source
from deskbook.eresources.rules import arrivals
from deskbook.library.adapters import clock, repo
from deskbook.library.model.library import Library, leave_out_damaged
from deskbook.library.model.outcome import Notice
from deskbook.library.model.records import Missing
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import texts
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import plan, redact
from deskbook.privacy.rules.redact import Gate
from deskbook.problems.model.outcomes import CasesListed, EvidencePacked
from deskbook.problems.rules import ledger
from deskbook.search.adapters.index import parts
from deskbook.search.adapters.index.parts import Part
from deskbook.tickets.commands import change


def vendor(root: Path, name: str, *, ended: bool) -> CasesListed:
    """List the cases; with a name, those of vendors and resources that it is part of."""
    known = repo.load_knowledge(root)
    recorded = tuple(it for record in known.library.missing.values() for it in record.tickets)
    over = ("vendor_case", "waiting_on") if ended else ()
    part = Part(is_open=True, has=("arrived", *over), names=recorded)
    loaded, damaged = parts.load(root, known, part)
    calendar, now = Calendar(loaded.library.profile), clock.now()
    cases = ledger.list_cases(loaded.library, calendar, now, ended=ended)
    return CasesListed(
        cases=ledger.select_cases(cases, name),
        late=arrivals.sum_by_vendor(arrivals.list_delays(loaded.library, calendar)),
        today=calendar.day_of(now),
        damaged=damaged,
    )


def evidence(root: Path, ticket: str, *, quoted: Sequence[str] = ()) -> EvidencePacked:
    """Pack the evidence for a ticket's case, without anything of a patron.

    Args:
        root: the library.
        ticket: the ticket.
        quoted: other reports of the case whose titles the vendor may see.
    """
    others = [change.follow_merges(root, it)[0].record.id for it in quoted]
    filed, notices = change.follow_merges(root, ticket)
    loaded, damaged = leave_out_damaged(repo.load(root))
    calendar, gate = Calendar(loaded.library.profile), write_gate.load_gate(root)
    asked = loaded.library.tickets[filed.record.id]
    listed, record = _listed(root, loaded.library, asked, calendar.day_of(clock.now()))
    message = "Read it before you send it: what colleagues wrote as tried is in it."
    return EvidencePacked(
        evidence=ledger.pack_evidence(
            _clean_problem(loaded.library, asked.problem or "", gate),
            asked,
            calendar,
            lambda it: plan.guard_ticket(texts.restrict_to_view(it, "evidence"), gate)[0],
            listed,
            record,
            others,
        ),
        notices=(*notices, Notice("evidence.tried", message)),
        damaged=damaged,
    )


def _clean_problem(library: Library, slug: str, gate: Gate) -> Library:
    """The library with the problem of a case, without personal data in its texts."""
    if slug not in library.problems:
        return library
    clean = texts.reword(library.problems[slug], lambda text: redact.clean_intake(text, gate)[0])
    return replace(library, problems={slug: clean})


def _listed(
    root: Path, library: Library, ticket: Ticket, today: date
) -> tuple[tuple[Source, ...], Missing | None]:
    """The rows of a resource's title lists about a ticket's item, and the record of its issue."""
    resource = library.resources.get(ticket.resource or "")
    if ticket.item is None or resource is None:
        return (), find_record(library, None, ticket.id)
    lists = load_title_lists(root, library.resources.values())
    item = read_item(root, library, ticket.item, resource.slug)
    of_resource = [it for it in item.listed if it[1].resource == resource.slug]
    question = Question(root, lists, today)
    found = judge_in(question, resource.slug, of_resource, item.reading.citation)
    record = find_record(library, make_issue(resource.slug, item, found), ticket.id)
    return found.sources, record
