"""`desk coverage` and `desk diagnose`: find what was bought of an item, and judge a citation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.adapters.title_lists import find_by_title, load_title_lists
from deskbook.eresources.commands.missing import find_record, make_issue
from deskbook.eresources.commands.reading import read_item
from deskbook.eresources.commands.verdicts import Question, judge_item
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import Diagnosis, Symptom, TitleList
from deskbook.eresources.model.outcomes import (
    CausesListed,
    CoverageFound,
    ItemDiagnosed,
    TitleListsLoaded,
)
from deskbook.eresources.rules import coverage as coverage_rules
from deskbook.eresources.rules import diagnosis, related, titles
from deskbook.library.adapters import clock, lookup, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, leave_out_damaged
from deskbook.library.model.outcome import Notice
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CAUSES
from deskbook.tickets.commands import change


def coverage(root: Path, asked: str, *, issue: Citation) -> CoverageFound:
    """Find what the title lists say of a title, or of one issue of it.

    Args:
        root: the library.
        asked: an ISSN, an OpenURL, or the words of a title.
        issue: what was said of an issue besides.
    """
    library = repo.load_knowledge(root).library
    lists = load_lists(root, library)
    item = read_item(root, library, asked)
    cited = diagnosis.with_issue(item.reading.citation, issue)
    today = Calendar(library.profile).day_of(clock.now())
    rows = item.listed or (() if cited.numbers or cited.doi else find_by_title(root, asked))
    return CoverageFound(
        asked=asked,
        cited=cited,
        sources=tuple(coverage_rules.judge_row(by, it, cited, today) for by, it in rows),
        today=today,
        library=library,
        notices=tuple(_notice(it) for it in lists if it.findings),
    )


def list_title_lists(root: Path) -> TitleListsLoaded:
    """Load every list; a row that cannot be used is a finding."""
    lists = load_lists(root, repo.load_knowledge(root).library)
    return TitleListsLoaded(
        lists=lists, findings=tuple(finding for it in lists for finding in it.findings)
    )


def load_lists(root: Path, library: Library) -> tuple[TitleList, ...]:
    """Load all title lists.

    Raises:
        DeskError: no resource names one.
    """
    lists = load_title_lists(root, library.resources.values())
    if not lists:
        raise DeskError(
            "no resource names a title list: put the vendor's KBART file into the repository and "
            "write its path as `kbart:` into knowledge/resources/….md"
        )
    return lists


def _notice(it: TitleList) -> Notice:
    """The notice that rows of a list cannot be used."""
    number = len(it.findings)
    findings = "1 finding" if number == 1 else f"{number} findings"
    message = f"{it.path}: {findings}: `desk coverage --lists` shows them"
    return Notice("holdings.findings", message)


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
    where = resource or (ticket.resource if ticket else None)
    lists = load_lists(root, library)
    item = read_item(root, library, words, where)
    reading = item.reading
    listing = {it.resource for it in lists}
    where = where or titles.only([it for it in reading.resources if it in listing])
    if where is None and not item.listed:
        where = titles.only(reading.publishers)
    cited = diagnosis.with_issue(reading.citation, issue)
    today = Calendar(library.profile).day_of(clock.now())
    asked_for = replace(reading, citation=cited)
    verdicts = judge_item(Question(root, lists, today, symptom), item.listed, asked_for, where)
    read = replace(item, reading=asked_for)
    records = [find_record(library, make_issue(it.resource, read, it)) for it in verdicts]
    verdicts = tuple(map(diagnosis.note_arrival, verdicts, records))
    of = {it.resource for it in verdicts} if where is None else {where}
    return ItemDiagnosed(
        cited=cited,
        reading=reading,
        verdicts=verdicts,
        missing=tuple(dict.fromkeys(filter(None, records))),
        problems=related.related_problems(library, of),
        tickets=related.related_tickets(library, of, words, ticket),
        today=today,
        library=library,
        notices=(*notices, *_unusable(lists, verdicts)),
        damaged=damaged,
    )


def _unusable(lists: Sequence[TitleList], verdicts: Sequence[Diagnosis]) -> Iterator[Notice]:
    """Notices of lists with rows that cannot be used, where a title is in no list."""
    unlisted = {it.resource for it in verdicts if it.verdict == "unlisted"}
    for it in lists:
        if it.findings and (it.resource in unlisted or "" in unlisted):
            yield _notice(it)


def causes() -> CausesListed:
    """Return the closed list of causes."""
    return CausesListed(causes=CAUSES)


def _ticket(root: Path, library: Library, asked: str) -> tuple[Ticket | None, tuple[Notice, ...]]:
    """The ticket that is meant, followed where it was merged; none where it is a citation."""
    try:
        lookup.normal_id(asked)
    except DeskError:
        return None, ()
    filed, notices = change.follow_merges(root, asked)
    return library.tickets.get(filed.record.id), notices
