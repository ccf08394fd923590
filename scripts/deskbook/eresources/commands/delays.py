"""`desk watch`, `arrived` and `delays`: late issues are awaited, noted and counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from deskbook.calendar.formats import parse_day, parse_past_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.commands import missing as issues
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.model.outcomes import DelaysFound, IssueArrived, IssueAwaited
from deskbook.eresources.rules import arrivals, missing
from deskbook.library.adapters import clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import Loaded, leave_out_damaged
from deskbook.library.model.outcome import Step
from deskbook.library.model.plan import EditTicket, Effect, Plan, SetFields, WriteFile
from deskbook.library.model.records import Missing
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands import change

FOLDER = "knowledge/missing"


def watch(
    root: Path, ticket: str, day: str, text: str, *, item: str | None, me: str | None, commit: bool
) -> IssueAwaited:
    """Look again on a day whether a late issue has come, and keep a record of the issue."""
    actor = identify(root, me)
    with files.locked(root):
        filed, notices = change.follow_merges(root, ticket)
        when = parse_day(day, actor.today())
        edit = arrivals.watch(filed.record, actor, when, item, text)
        loaded = repo.load_knowledge(root)
        asked = {filed.record.id: Calendar(loaded.library.profile).day_of(filed.record.opened)}
        record = _joined(root, loaded, filed.record, item, asked, actor)
        effects: tuple[Effect, ...] = (EditTicket(filed.path, edit, filed.digest),)
        if record is not None:
            record = missing.await_again(record, when)
            effects = (*effects, *_recorded(loaded, record))
        plan = Plan(f"{filed.record.id}: watch by {actor.author}", effects)
        kept = write_gate.write(root, plan, commit=commit, ticket=filed.record)
    (done,) = write_gate.list_edits(kept.plan)
    return IssueAwaited(
        ticket=filed.record.id,
        did="watch",
        before=filed.record,
        edit=done,
        record=record,
        written=kept.written,
        notices=notices,
    )


def arrived(
    root: Path,
    ticket: str,
    day: str | None,
    text: str,
    *,
    tell: str | None,
    quiet: bool,
    me: str | None,
    commit: bool,
) -> IssueArrived:
    """Note that a late issue is there, for all who missed it, and write to their patrons.

    Args:
        root: the library.
        ticket: one of the tickets about it.
        day: the day on which it was seen to be there; by default today.
        text: how that was checked, for colleagues.
        tell: the news for the patrons; by default one sentence with title, volume and issue.
        quiet: tell nobody.
        me: who acts.
        commit: whether to keep the change in a commit.
    """
    actor = identify(root, me)
    with files.locked(root):
        filed, notices = change.follow_merges(root, ticket)
        when = parse_past_day(day, actor.today()) if day else actor.today()
        edit = arrivals.note_arrival(filed.record, actor, when, text)
        loaded, damaged = leave_out_damaged(repo.load(root))
        calendar = Calendar(loaded.library.profile)
        issue = issues.find_issue(root, loaded.library, filed.record, actor.today())
        same = (
            issues.list_same(root, loaded.library, issue, actor.today(), calendar) if issue else {}
        )
        asked = {filed.record.id: calendar.day_of(filed.record.opened), **same}
        record = _joined(root, loaded, filed.record, None, asked, actor, issue)
        news = ""
        others: tuple[Ticket, ...] = ()
        effects: list[Effect] = []
        if record is not None:
            record = missing.note_arrival(record, when, text)
            effects += _recorded(loaded, record)
            others = missing.list_open(loaded.library, record, filed.record.id)
            resource = loaded.library.resources.get(record.resource)
            news = "" if quiet else tell or missing.write_news(record, resource)
        elif tell and not quiet:
            news = tell
        first, told = missing.inform(filed.record, actor, edit, news)
        effects.insert(0, EditTicket(filed.path, first, filed.digest))
        for it in others:
            other = arrivals.note_arrival_for(it, actor, when, news if _is_told(it) else "")
            where = loaded.ticket(it.id)
            effects.append(EditTicket(where.path, other, where.digest))
        plan = Plan(f"{filed.record.id}: arrived by {actor.author}", tuple(effects))
        kept = write_gate.write(root, plan, commit=commit, ticket=filed.record)
    informed = [
        *([filed.record.id] if told else []),
        *(it.id for it in others if news and _is_told(it)),
    ]
    return IssueArrived(
        ticket=filed.record.id,
        did="arrived",
        before=filed.record,
        edit=write_gate.list_edits(kept.plan)[0],
        record=record,
        closed=tuple(it.id for it in others),
        informed=tuple(informed),
        news=news if informed else "",
        written=kept.written,
        notices=notices,
        damaged=damaged,
        next=_next(filed.record.id, informed),
    )


def _is_told(ticket: Ticket) -> bool:
    """Whether the patron of a ticket is written to: somebody has to know who they are."""
    return ticket.patron is not None and ticket.asker is None


def _next(ticket: str, informed: list[str]) -> tuple[Step, ...]:
    if informed:
        message = "The news waits in the outbox: `desk undo` takes it back until it is sent."
        return (Step(message, ("desk undo",)),)
    message = "Now tell the patron: `desk reply`, or `desk resolve` with a last reply."
    return (Step(message, (f"desk reply {ticket}", f"desk resolve {ticket}")),)


def _joined(
    root: Path,
    loaded: Loaded,
    ticket: Ticket,
    item: str | None,
    asked: dict[str, date],
    actor: Actor,
    issue: Issue | None = None,
) -> Missing | None:
    """The record of the issue that a ticket is about, with all its tickets; new if need be."""
    library = loaded.library
    issue = issue or issues.find_issue(root, library, ticket, actor.today(), item)
    record = issues.find_record(library, issue, ticket.id)
    if record is None:
        if issue is None:
            return None
        slug = missing.make_slug(issue, library.missing)
        record = missing.open_record(issue, slug, min(asked.values()))
    return missing.join(record, asked, [ticket.vendor_case or ""])


def _recorded(loaded: Loaded, record: Missing) -> Iterator[Effect]:
    """The effect that keeps a record: a new file, or the fields that differ."""
    path = f"{FOLDER}/{record.slug}.md"
    before = loaded.library.missing.get(record.slug)
    if before is None:
        yield WriteFile(path, record_file.write(record))
    elif changes := missing.list_changes(before, record):
        yield SetFields(path, changes, loaded.filed[path].digest)


def delays(root: Path) -> DelaysFound:
    """Find what came late and how late, and what is still missing."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    calendar = Calendar(loaded.library.profile)
    found = arrivals.list_delays(loaded.library, calendar)
    return DelaysFound(
        delays=found,
        vendors=arrivals.sum_by_vendor(found),
        today=calendar.day_of(clock.now()),
        damaged=damaged,
    )
