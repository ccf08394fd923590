"""A run of the mirror: read, decide, keep tickets, change issues, until both sides agree."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from deskbook.github.adapters.api.carry_out import Hands, Outcome, carry_out
from deskbook.github.adapters.api.connect import Connection
from deskbook.github.adapters.api.reading import MANY, complete, look
from deskbook.github.model.github import MOST_ASSIGNEES, SeenRepository
from deskbook.github.model.mirror import Bookmark, ChangeIssue, SyncPlan, Terms, Words
from deskbook.github.rules import sync
from deskbook.github.rules.sync import Base, Desk, Seen
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules.merge.merge import MergeText

OVERLAP: Final = timedelta(minutes=5)
"""How far behind its last look the mirror looks again: GitHub's lists may lag behind its writes."""

PASSES: Final = 6
BATCH: Final = 25
"""So many new issues are written into their tickets at once, in one commit."""

Keep = tuple[tuple[Ticket | None, Ticket], ...]


class Store(Protocol):
    """The library's side; `github.adapters.mirror_store` has the one of a Git clone."""

    def bookmark(self) -> Bookmark | None:
        """Return the bookmark of the last synchronisation."""

    def changed(self) -> frozenset[str]:
        """Tickets that are not as they were at the bookmark."""

    def bases(self, wanted: Iterable[str], bookmark: Bookmark | None) -> Mapping[str, Base]:
        """Tickets as both sides agreed on them."""

    def commit_of(self, name: str, bookmark: Bookmark | None) -> str:
        """Return the commit with the base of a ticket that is left undone."""

    def move(self, bookmark: Bookmark) -> None:
        """Put the bookmark here."""

    def locked(self) -> AbstractContextManager[None]:
        """One writer at a time."""

    def load(self) -> Library:
        """The library without the tickets that have to be mended first."""

    def keep(
        self, tickets: Keep, staff: Mapping[str, Mapping[str, FieldValue]]
    ) -> Mapping[str, str]:
        """Write tickets (what they were, what they become) and colleagues' fields.

        Returns:
            why a ticket could not be written, by ticket, or by number (`#12`) for a new issue.
        """


@dataclass(frozen=True, slots=True)
class Mirror:
    """Both sides, and how the library's day and texts are made; `tell` is told of progress."""

    store: Store
    github: Connection
    words: Callable[[Library, bool], Words]
    merge_text: MergeText
    day: Callable[[Library], date]
    actor: Actor
    tell: Callable[[int], None] = lambda _: None


@dataclass(slots=True)
class Report:
    """The plans of each pass, what was left and why, and the number of issues looked at.

    What was left is named by ticket, or by number (`#12`) where an issue has no ticket yet; `again`
    is the time from which on such issues are read in the next run.
    """

    plans: list[SyncPlan] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    """Tickets whose issue was changed last and not looked at since."""
    issues: int = 0
    writes: int = 0
    again: datetime | None = None

    def set_aside(self, seen: Seen, failed: Mapping[str, str]) -> None:
        """Leave what failed for the next run."""
        self.left |= failed
        times = (self.again, sync.find_retry(seen, failed))
        self.again = min((it for it in times if it), default=None)

    def list_undone(self) -> list[str]:
        """Return the tickets that are not finished."""
        names = {*self.left, *self.unseen}
        return sorted(it for it in names if not it.startswith(("#", "knowledge/")))


def run(mirror: Mirror, *, apply: bool, full: bool, most: int) -> Report:
    """Bring both sides into agreement; without `apply` only find out what that would take.

    Args:
        mirror: both sides.
        apply: whether to write.
        full: look at every issue, not only at what changed: deletions show in no list.
        most: write to GitHub so often at most; what is left is gone on with in the next run.

    Raises:
        DeskError: the repository is not what library.md says it is, or GitHub refuses.
    """
    report, outcome = Report(), Outcome()
    bookmark = mirror.store.bookmark()
    reading = mirror.github.reading
    assignable = frozenset(it.lower() for it in reading.assignable())
    since = None if full or bookmark is None else bookmark.cursor - OVERLAP
    touched: frozenset[str] | None = None
    for _ in range(PASSES):
        home = reading.repository()
        seen = look(reading, since)
        with mirror.store.locked():
            library = mirror.store.load()
            terms = _terms(mirror, library, home, bookmark, outcome, assignable)
            desk = _desk(mirror, library, terms, home)
            plan = _planned(
                mirror, desk, seen, bookmark, _wanted(mirror, desk, touched, bookmark), report
            )
            report.set_aside(seen, plan.failed)
            if apply:
                failed = mirror.store.keep(plan.tickets, plan.staff)
                report.set_aside(seen, failed)
                plan = sync.set_aside(plan, failed)
        report.plans.append(plan)
        report.issues = max(report.issues, len(seen.issues))
        report.unseen = frozenset(it.ticket for it in plan.changes)
        if plan.is_quiet or not apply:
            break
        _carry_out(mirror, desk, plan, outcome, report, most)
        since, touched = home.time - OVERLAP, report.unseen
        if outcome.writes >= most:
            break
    report.writes = outcome.writes
    if apply and _moves(bookmark, report):
        held = {it: mirror.store.commit_of(it, bookmark) for it in report.list_undone()}
        cursor = min(home.time, report.again or home.time)
        mirror.store.move(Bookmark(cursor, terms.day, held, terms.most))
    return report


def _moves(bookmark: Bookmark | None, report: Report) -> bool:
    """Whether the bookmark moves: not where nothing happened, so that quiet runs leave no trace."""
    if bookmark is None or report.issues > MANY or not report.plans[0].is_quiet:
        return True
    return sorted(bookmark.held) != report.list_undone()


def _terms(
    mirror: Mirror,
    library: Library,
    home: SeenRepository,
    bookmark: Bookmark | None,
    outcome: Outcome,
    assignable: frozenset[str],
) -> Terms:
    """On what terms tickets are mirrored now.

    Raises:
        DeskError: the repository is not as private as library.md says.
    """
    declared = library.profile.github is not None and library.profile.github.staff_only
    if declared and home.visibility != "private":
        raise DeskError(
            f"library.md says that {home.name} is for staff only, but on GitHub it is "
            f"{home.visibility}: nothing was sent. Make it private there, or take staff_only: true "
            "out of library.md (then no note leaves the library)"
        )
    day = mirror.day(library)
    most = outcome.most or (bookmark.most if bookmark else MOST_ASSIGNEES)
    return Terms(
        staff_only=declared,
        names=declared or library.profile.privacy.name_staff,
        day=day,
        base_day=bookmark.day if bookmark else day,
        assignable=assignable,
        most=most,
    )


def _desk(mirror: Mirror, library: Library, terms: Terms, home: SeenRepository) -> Desk:
    words = mirror.words(library, terms.names)
    return Desk(library, terms, words, mirror.merge_text, mirror.actor, home.name)


def _wanted(
    mirror: Mirror, desk: Desk, touched: frozenset[str] | None, bookmark: Bookmark | None
) -> frozenset[str]:
    """Tickets to look at besides those whose issue was seen to change."""
    if touched is not None:
        return touched
    held = frozenset(bookmark.held if bookmark else ())
    return mirror.store.changed() | held | sync.find_handed_over(desk)


def _planned(
    mirror: Mirror,
    desk: Desk,
    seen: Seen,
    bookmark: Bookmark | None,
    wanted: frozenset[str],
    report: Report,
) -> SyncPlan:
    tickets = sync.index_by_issue(desk.library)
    numbers = {name: number for number, name in tickets.items()}
    told = {tickets[it] for it in (*seen.issues, *seen.comments) if it in tickets}
    every = numbers.keys() if seen.is_all else (told | wanted) & numbers.keys()
    names = sorted(every - report.left.keys())
    bases = mirror.store.bases(names, bookmark)
    incomplete = {numbers[it] for it, (base, unsaid) in bases.items() if unsaid or base is None}
    incomplete |= {it.number for it in sync.find_strange(desk, seen)}
    incomplete |= {*sync.find_doubtful(desk, seen)} & tickets.keys()
    seen = complete(mirror.github.reading, seen, (numbers[it] for it in names), incomplete)
    return sync.plan_pass(desk, seen, bases, report.left)


def _carry_out(
    mirror: Mirror, desk: Desk, plan: SyncPlan, outcome: Outcome, report: Report, most: int
) -> None:
    """Change issues; what GitHub refuses for one ticket's sake, or is too much for now, is left."""
    hands = Hands(mirror.github, desk.words, mirror.tell)
    try:
        for number, change in enumerate(plan.changes):
            if outcome.writes >= most:
                rest = {it.ticket for it in plan.changes[number:] if isinstance(it, ChangeIssue)}
                report.left |= dict.fromkeys(sorted(rest), "not yet: it goes on with the next run")
                break
            carry_out(hands, change, outcome)
            if len(outcome.opened) >= BATCH:
                _link(mirror, outcome)
    finally:
        _link(mirror, outcome)
    report.left |= outcome.left


def _link(mirror: Mirror, outcome: Outcome) -> None:
    """Write into tickets which issue was opened for them, or that theirs is gone."""
    if not outcome.opened and not outcome.gone:
        return
    with mirror.store.locked():
        tickets = mirror.store.load().tickets
        kept: list[tuple[Ticket | None, Ticket]] = []
        for name, number in outcome.opened.items():
            if name in tickets:
                kept.append((tickets[name], sync.link_issue(tickets[name], number)))
        for name, missing in outcome.gone.items():
            if name in tickets and tickets[name].issue == missing.number:
                why = sync.describe_loss(missing)
                kept.append((tickets[name], sync.part_from_issue(tickets[name], mirror.actor, why)))
        mirror.store.keep(tuple(kept), {})
    outcome.opened.clear()
    outcome.gone.clear()
