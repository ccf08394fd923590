"""`desk problem`: a fault that many tickets belong to is opened, attached to, and fixed."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.calendar.formats import moment
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, clock, console, files, repo
from deskbook.library.commands.actor import identify
from deskbook.library.commands.whole_library import complain, refuse_unknown, sound
from deskbook.library.formats import record_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import EditTicket, Plan, SetFields, WriteFile
from deskbook.library.model.records import Problem, ProblemNews
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import SLUG, ProblemState
from deskbook.library.rules import references
from deskbook.privacy.commands import write_gate
from deskbook.privacy.model.privacy import Found
from deskbook.problems.rules import problems, signal_problem
from deskbook.problems.views import plan as problem_plan
from deskbook.reports.model.signal import Signal
from deskbook.reports.rules import report
from deskbook.reports.rules.signals import signals
from deskbook.reports.views import signals as views
from deskbook.tickets.commands import change
from deskbook.tickets.rules import amendment


def open_(
    root: Path,
    slug: str,
    title: str,
    body: str,
    *,
    resource: str | None,
    state: ProblemState,
    public: bool,
    banner: str,
    tickets: Sequence[str],
    signal: str | None,
    me: str | None,
    commit: bool,
) -> int:
    """Write a problem down, led by who opens it, and attach tickets to it.

    Those of a signal are attached too; its name, title and resource are the signal's where nobody
    gave others.
    """
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = sound(repo.load(root))
        if signal is not None:
            it, more = _of_signal(loaded.library, signal)
            slug = slug or signal_problem.slug(it.seen.key, loaded.library.problems)
            title = title or views.about(it.seen.key, report.names(loaded.library))
            resource = resource or signal_problem.resource(it.seen.key)
            tickets = tuple(dict.fromkeys((*tickets, *more)))
        if not re.fullmatch(SLUG, slug):
            raise DeskError(f'"{slug}" cannot name a problem: write lower case with hyphens')
        if slug in loaded.library.problems:
            raise DeskError(f"there is a problem {slug} already: `desk problem attach {slug}`")
        if resource:
            references.refuse_unknown("resource", "resource", resource, loaded.library.resources)
        attached = _attached(root, slug, tickets, actor)
        path = f"knowledge/problems/{slug}.md"
        (title, banner), found = _clean(root, title, banner)
        problem = Problem(
            slug=slug,
            title=title,
            state=state,
            public=public,
            resource=resource,
            started=min((_day(it, actor) for it in attached), default=actor.today()),
            lead=actor.author,
            banner=banner,
            body=body,
        )
        written = WriteFile(path, record_file.write(problem))
        plan = Plan(f"Problem {slug}, by {actor.author}", (written, *attached.values()))
        write_gate.keep(root, plan, commit=commit, found=found)
    with_them = f", with {', '.join(it.id for it in attached)}" if attached else ""
    console.echo(f"{path} written{with_them}")
    return 0


def attach(root: Path, slug: str, tickets: Sequence[str], *, me: str | None, commit: bool) -> int:
    """Attach tickets to a problem; without any, show which ones may belong to it."""
    if not tickets:
        return _suggest(root, slug)
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = sound(repo.load(root))
        refuse_unknown(loaded, "which problem", "problem", slug)
        attached = _attached(root, slug, tickets, actor)
        plan = Plan(f"Attached to {slug} by {actor.author}", tuple(attached.values()))
        carry_out.apply(root, plan, commit=commit)
    console.echo(f"attached to {slug}: {', '.join(it.id for it in attached)}")
    return 0


def news(
    root: Path, slug: str, says: str, *, state: ProblemState | None, day: str,
    me: str | None, commit: bool,
) -> int:  # fmt: skip
    """Write down what became of a problem, for its page and for those who follow it."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, damaged = sound(repo.load(root))
        refuse_unknown(loaded, "which problem", "problem", slug)
        filed = loaded.filed[f"knowledge/problems/{slug}.md"]
        (says,), found = _clean(root, says)
        told = ProblemNews(
            day=moment.past_day(day, actor.today()) if day else actor.today(),
            state=state,
            says=says,
        )
        changes = problems.news(filed.record, told)
        plan = Plan(
            f"News of {slug}, by {actor.author}", (SetFields(filed.path, changes, filed.digest),)
        )
        write_gate.keep(root, plan, commit=commit, found=found)
    console.echo(problem_plan.news(slug, told))
    return complain(damaged)


def fix(
    root: Path,
    slug: str,
    text: str,
    *,
    resolve: bool,
    apply: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Show whom a fix tells, once each; with `apply` mark it fixed and write to them."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, damaged = sound(repo.load(root))
        refuse_unknown(loaded, "which problem", "problem", slug)
        day = Calendar(loaded.library.profile).day_of(clock.now())
        plan = problems.fix(loaded, slug, text, actor, day=day, resolve=resolve)
        if apply:
            write_gate.keep(root, plan, commit=commit)
    console.echo(problem_plan.fix(slug, text, plan, applied=apply))
    return complain(damaged)


def _clean(root: Path, *texts: str) -> tuple[tuple[str, ...], tuple[Found, ...]]:
    """Texts without personal data, and what was found in them."""
    clean = [write_gate.text(root, it) for it in texts]
    return tuple(text for text, _ in clean), tuple(it for _, found in clean for it in found)


def _of_signal(library: Library, text: str) -> tuple[Signal, tuple[str, ...]]:
    """The signal that is meant, and those of its questions that belong to no problem yet."""
    calendar = Calendar(library.profile)
    found = signals.of_library(library, calendar, calendar.day_of(clock.now()))
    it = signal_problem.named(found, text)
    return it, signal_problem.free(it, library)


def _suggest(root: Path, slug: str) -> int:
    loaded, damaged = sound(repo.load(root))
    refuse_unknown(loaded, "which problem", "problem", slug)
    found = problems.suggested(loaded.library, slug)
    alike = [(it.ticket, it.same_resource, it.words) for it in found]
    console.echo(problem_plan.suggestions(slug, alike))
    return complain(damaged)


def _attached(
    root: Path, slug: str, tickets: Sequence[str], actor: Actor
) -> dict[Ticket, EditTicket]:
    """The edit of each ticket that is attached."""
    found = {}
    for prefix in tickets:
        filed = change.current(root, prefix)
        edit = amendment.edit(filed.record, actor, {"problem": slug})
        found[filed.record] = EditTicket(filed.path, edit, filed.digest)
    return found


def _day(ticket: Ticket, actor: Actor) -> date:
    """The day at the library on which a ticket was opened."""
    return ticket.opened.astimezone(ZoneInfo(actor.zone)).date()
