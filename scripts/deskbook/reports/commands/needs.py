"""`desk needs`: find what patrons ask and nothing of ours meets, and take it on."""

from datetime import date, timedelta
from pathlib import Path

from deskbook.answers.commands.answer import new_path
from deskbook.answers.model.outcomes import AnswerDrafted
from deskbook.answers.rules.distill import draft
from deskbook.calendar.formats import parse_day, parse_past_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Library, Loaded, leave_out_damaged
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import EditTicket, Plan, WriteFile
from deskbook.library.model.records import Milestone, Project
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules.redact import Gate
from deskbook.reports.model.need import Need
from deskbook.reports.model.outcomes import NeedsFound, NeedTaken, PublicNeeds
from deskbook.reports.rules import needs as rule
from deskbook.reports.rules import report
from deskbook.reports.views import needs as view
from deskbook.search.adapters.index import parts
from deskbook.search.adapters.index.parts import Part
from deskbook.tickets.rules import amendment

SOON = timedelta(days=14)
"""The time until the first step of a need that was taken on is due, by default."""


def needs(root: Path, since: str | None) -> NeedsFound:
    """Find the unmet needs of questions asked since a day; by default within the last year."""
    known = repo.load_knowledge(root)
    calendar = Calendar(known.library.profile)
    today = calendar.day_of(clock.now())
    first = _first(since, today)
    loaded, damaged = _load_since(root, known, calendar, first)
    library = loaded.library
    found = rule.find(library, calendar, first, write_gate.load_gate(root))
    return NeedsFound(
        needs=found, names=report.collect_names(library), today=today, damaged=damaged
    )


def publish(root: Path, since: str | None) -> PublicNeeds:
    """Find the unmet needs that may be published, without tickets, examples and small numbers."""
    known = repo.load_knowledge(root)
    calendar = Calendar(known.library.profile)
    today = calendar.day_of(clock.now())
    first = _first(since, today)
    loaded, damaged = _load_since(root, known, calendar, first)
    library = loaded.library
    found = rule.find(library, calendar, first)
    shown = rule.publishable(found, report.collect_names(library), library.profile.privacy.min_cell)
    return PublicNeeds(needs=tuple(shown), since=found.since, today=today, damaged=damaged)


def _load_since(
    root: Path, known: Loaded, calendar: Calendar, first: date
) -> tuple[Loaded, tuple[Finding, ...]]:
    """Load the questions that were asked since a day."""
    part = Part(opened=calendar.span_of(first, date.max), questions=True)
    return parts.load(root, known, part)


def _first(since: str | None, today: date) -> date:
    return parse_past_day(since, today) if since else today - rule.YEAR


def take(root: Path, key: str, due: str | None, *, me: str | None, commit: bool) -> NeedTaken:
    """Make a need the project of who takes it on, with a first step that has a day."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = leave_out_damaged(repo.load(root))
        today = actor.today()
        day = parse_day(due, today) if due else today + SOON
        need = find_need(loaded.library, key, today, write_gate.load_gate(root))
        slug = f"{rule.PREFIX}{need.key}"
        if slug in loaded.library.projects:
            raise DeskError(f"{slug} is a project already: knowledge/projects/{slug}.md")
        path, project = f"knowledge/projects/{slug}.md", _project(slug, need, actor.author, day)
        written = WriteFile(path, record_file.write(project))
        edits = (_with_project(loaded, it, slug, actor) for it in need.tickets)
        plan = Plan(f"{slug}: taken on by {actor.author}", (written, *edits))
        changes = carry_out.apply(root, plan, commit=commit)
    return NeedTaken(
        project=slug, path=path, tickets=need.tickets, written=Written(changes=changes)
    )


def begin_answer(
    root: Path, key: str, slug: str | None, title: str | None, *, me: str | None, commit: bool
) -> AnswerDrafted:
    """Begin the answer that a need lacks from the replies to its tickets, as `distill` does.

    Args:
        root: the library.
        key: the need, as `desk needs` names it.
        slug: the name of its file, where the one that its title gives will not do.
        title: the question as a patron asks it, where what patrons wrote will not do.
        me: who acts.
        commit: whether to keep it in a commit.
    """
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = leave_out_damaged(repo.load(root))
        gate = write_gate.load_gate(root)
        need = find_need(loaded.library, key, actor.today(), gate)
        answer = draft.begin(
            loaded.library,
            [loaded.library.tickets[it] for it in need.tickets],
            gate,
            slug=slug,
            title=title,
        )
        path = new_path(root, answer.slug)
        written = WriteFile(path, record_file.write(answer))
        plan = Plan(f"Draft of {answer.slug} for a need, by {actor.author}", (written,))
        kept = write_gate.write(root, plan, commit=commit, ask=False)
    return AnswerDrafted(
        slug=answer.slug,
        path=path,
        tickets=need.tickets,
        title=answer.title,
        written=kept.written,
    )


def find_need(library: Library, key: str, today: date, gate: Gate | None) -> Need:
    """The need of a key, among those of the last year.

    Raises:
        DeskError: there is none.
    """
    found = rule.find(library, Calendar(library.profile), today - rule.YEAR, gate).groups
    for it in found:
        if it.key == key:
            return it
    there = ", ".join(it.key for it in found[:8])
    raise DeskError(f"there is no need {key}: {f'there are {there}' if there else 'there is none'}")


def _project(slug: str, need: Need, lead: str, due: date) -> Project:
    step = Milestone(what=view.TODO[need.kind].capitalize(), due=due)
    title = f"Unmet need: {view.title(need)}"
    body = f"What {len(need.tickets)} questions ask and nothing of ours meets."
    return Project(slug=slug, title=title, lead=lead, milestones=(step,), body=body)


def _with_project(loaded: Loaded, name: str, slug: str, actor: Actor) -> EditTicket:
    filed = loaded.ticket(name)
    return EditTicket(
        filed.path, amendment.edit(filed.record, actor, {"project": slug}), filed.digest
    )
