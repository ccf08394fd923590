"""`desk problem`: a fault that many tickets belong to is opened, attached to, and fixed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbook.calendar.formats import parse_past_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import one_line
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import Library, leave_out_damaged
from deskbook.library.model.outcome import Notice, Written
from deskbook.library.model.plan import EditTicket, Plan, SetFields, WriteFile
from deskbook.library.model.records import Problem, ProblemNews
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ProblemState
from deskbook.library.rules.references import refuse_missing
from deskbook.privacy.commands import write_gate
from deskbook.problems.model.outcomes import (
    NewsAdded,
    ProblemFixed,
    ProblemOpened,
    TicketsAttached,
    TicketsSuggested,
)
from deskbook.problems.rules import problems
from deskbook.reports.model.signal import Signal
from deskbook.reports.rules import report
from deskbook.reports.rules.signals import signals
from deskbook.reports.views import signals as views
from deskbook.tickets.commands import change
from deskbook.tickets.rules import amendment


@dataclass(frozen=True, slots=True)
class _Attached:
    """Tickets with the edits that attach them, and remarks on those that were merged."""

    edits: dict[Ticket, EditTicket]
    notices: tuple[Notice, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(it.id for it in self.edits)


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
) -> ProblemOpened:
    """Write a problem down, led by who opens it, and attach tickets to it.

    Those of a signal are attached too; its name, title and resource are the signal's where nobody
    gave others.
    """
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = leave_out_damaged(repo.load(root))
        library = loaded.library
        if signal is not None:
            it, more = _signal(library, signal)
            slug = slug or problems.choose_slug(it.seen.key, library.problems)
            title = title or views.name_key(it.seen.key, report.collect_names(library))
            resource = resource or problems.find_resource(it.seen.key)
            tickets = tuple(dict.fromkeys((*tickets, *more)))
        problem = Problem(
            slug=slug,
            title=title,
            state=state,
            public=public,
            resource=resource,
            started=actor.today(),
            lead=actor.author,
            banner=banner,
            body=body,
        )
        problems.refuse_unusable(problem, library)
        attached = _attach(root, slug, tickets, actor)
        problem = replace(problem, started=problems.began_on(attached.edits, actor))
        path = f"knowledge/problems/{slug}.md"
        file = WriteFile(path, record_file.write(problem))
        plan = Plan(f"Problem {slug}, by {actor.author}", (file, *attached.edits.values()))
        kept = write_gate.write(root, plan, commit=commit)
    return ProblemOpened(
        slug=slug,
        path=path,
        tickets=attached.names,
        written=kept.written,
        notices=attached.notices,
    )


def attach(
    root: Path, slug: str, tickets: Sequence[str], *, me: str | None, commit: bool
) -> TicketsAttached:
    """Attach tickets to a problem."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, _ = leave_out_damaged(repo.load(root))
        refuse_missing(loaded, "which problem", "problem", slug)
        attached = _attach(root, slug, tickets, actor)
        plan = Plan(f"Attached to {slug} by {actor.author}", tuple(attached.edits.values()))
        changes = carry_out.apply(root, plan, commit=commit)
    return TicketsAttached(
        slug=slug,
        tickets=attached.names,
        written=Written(changes=changes),
        notices=attached.notices,
    )


def suggest(root: Path, slug: str) -> TicketsSuggested:
    """Find tickets that may belong to a problem."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    refuse_missing(loaded, "which problem", "problem", slug)
    suggestions = problems.suggest(loaded.library, slug)
    return TicketsSuggested(slug=slug, suggestions=suggestions, damaged=damaged)


def news(
    root: Path,
    slug: str,
    text: str,
    *,
    state: ProblemState | None,
    day: str,
    me: str | None,
    commit: bool,
) -> NewsAdded:
    """Write down what became of a problem, for its page and for those who follow it."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, damaged = leave_out_damaged(repo.load(root))
        refuse_missing(loaded, "which problem", "problem", slug)
        filed = loaded.filed[f"knowledge/problems/{slug}.md"]
        today = actor.today()
        told = ProblemNews(
            day=parse_past_day(day, today) if day else today, state=state, says=one_line(text)
        )
        fields = problems.add_news(filed.record, told)
        effect = SetFields(filed.path, fields, filed.digest)
        plan = Plan(f"News of {slug}, by {actor.author}", (effect,))
        kept = write_gate.write(root, plan, commit=commit, letters=(text,))
    return NewsAdded(slug=slug, news=told, written=kept.written, damaged=damaged)


def fix(
    root: Path,
    slug: str,
    text: str,
    *,
    resolve: bool,
    apply: bool,
    me: str | None,
    commit: bool,
) -> ProblemFixed:
    """Plan whom a fix tells, once each; with `apply` mark it fixed and write to them."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, damaged = leave_out_damaged(repo.load(root))
        refuse_missing(loaded, "which problem", "problem", slug)
        day = Calendar(loaded.library.profile).day_of(clock.now())
        plan = problems.fix(loaded, slug, text, actor, day=day, resolve=resolve)
        written = write_gate.write(root, plan, commit=commit).written if apply else Written()
    return ProblemFixed(
        slug=slug,
        tickets=tuple(_names(plan)),
        applied=apply,
        text=text,
        written=written,
        damaged=damaged,
    )


def _names(plan: Plan) -> Iterable[str]:
    """The ids of the tickets that a plan edits."""
    edits = (it for it in plan.effects if isinstance(it, EditTicket))
    return (it.path.rpartition("/")[2].removesuffix(".md") for it in edits)


def _signal(library: Library, text: str) -> tuple[Signal, tuple[str, ...]]:
    """The signal that is meant, and those of its questions that belong to no problem yet."""
    calendar = Calendar(library.profile)
    found = signals.scan_library(library, calendar, calendar.day_of(clock.now()))
    it = problems.find_signal(found, text)
    return it, problems.list_unattached(it, library)


def _attach(root: Path, slug: str, tickets: Sequence[str], actor: Actor) -> _Attached:
    """The edit of each ticket that is attached."""
    edits, notices = {}, list[Notice]()
    for prefix in tickets:
        filed, merged = change.follow_merges(root, prefix)
        edit = amendment.edit(filed.record, actor, {"problem": slug})
        edits[filed.record] = EditTicket(filed.path, edit, filed.digest)
        notices += merged
    return _Attached(edits, tuple(notices))
