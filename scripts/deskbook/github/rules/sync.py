"""Decisions of a synchronisation with GitHub, for each pair of a ticket and an issue."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from deskbook.github.model.github import Account, Missing, People, SeenComment, SeenIssue
from deskbook.github.model.mirror import (
    OFF_GITHUB,
    ChangeIssue,
    Decided,
    OpenIssue,
    Pair,
    SyncPlan,
    Terms,
    Words,
)
from deskbook.github.rules import accounts as ownership
from deskbook.github.rules import intake, mirror_comments, mirror_in, mirror_out, mirror_view
from deskbook.github.rules.mirror_in import Taking
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import describe_failure
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules.lifecycle import apply, derive_id, entry
from deskbook.tickets.rules.merge.merge import MergeText, difference, merge


def decide_pair(
    library: Library,
    people: People,
    terms: Terms,
    words: Words,
    pair: Pair,
    merge_text: MergeText,
) -> Decided:
    """Return the decision about a ticket that has an issue, and about that issue.

    Args:
        library: the library.
        people: whose accounts are which.
        terms: what may go where.
        words: how texts are written and read.
        pair: the ticket, as it was and is, with its issue and those comments that were read.
        merge_text: merges a question that both sides changed.
    """
    if pair.base and pair.base.issue != pair.issue.number:
        pair = replace(pair, base=None)
    base = pair.base or pair.ours
    taking = Taking(library, people, terms, words, pair, base, [])
    mirror_comments.take_comments(taking)
    if pair.base:
        mirror_in.take_fields(taking)
    merged = merge(base, pair.ours, taking.ticket, merge_text)
    wanted = mirror_view.make_view(library, merged, terms, words)
    change = mirror_out.find_change(library, terms, words, pair, merged, wanted)
    return Decided(merged, None if change.is_idle else change, tuple(taking.notices))


def open_issue(library: Library, terms: Terms, words: Words, ticket: Ticket) -> OpenIssue | None:
    """The issue to open for a ticket that has none; none where it is not to have one.

    Only open tickets get one, and only in a repository for staff: what a patron asked in private
    is never made an issue that others can read.
    """
    wants = terms.staff_only and ticket.status != "resolved" and OFF_GITHUB not in ticket.labels
    if not wants or ticket.issue:
        return None
    view = mirror_view.make_view(library, ticket, terms, words)
    assignees = mirror_view.choose_assignees(library, ticket, terms)
    return OpenIssue(
        ticket.id, ticket.title[: mirror_view.LONGEST_TITLE], view.text or "",
        tuple(sorted(view.labels)), assignees,
    )  # fmt: skip


def link_issue(ticket: Ticket, number: int) -> Ticket:
    """A ticket with the issue that was opened for it."""
    return replace(ticket, issue=number)


def part_from_issue(ticket: Ticket, actor: Actor, why: str) -> Ticket:
    """A ticket whose issue is gone: it goes on without one, and says so."""
    labels = tuple(dict.fromkeys((*ticket.labels, OFF_GITHUB)))
    changes: dict[str, FieldValue] = {"issue": None, "labels": labels}
    about = ("gone", ticket.issue, why)
    by = replace(actor, author=ROBOT, mint=lambda: derive_id(about, ()))
    return apply(ticket, entry(ticket, by, "edit", text=why, changes=changes))


def is_mirrored(ticket: Ticket) -> bool:
    """Whether a ticket has an issue that is to agree with it."""
    return ticket.issue is not None and OFF_GITHUB not in ticket.labels


Base = tuple[Ticket | None, bool]
"""Decisions of a synchronisation with GitHub, for each pair of a ticket and an issue."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The issues and comments read from GitHub, by the number of the issue.

    `whole` are issues all of whose comments are there, `missing` those that are gone; `is_all`
    where every issue was read.
    """

    issues: Mapping[int, SeenIssue]
    comments: Mapping[int, tuple[SeenComment, ...]]
    whole: frozenset[int] = frozenset()
    missing: Mapping[int, Missing] = field(default_factory=dict)
    is_all: bool = False

    def accounts(self) -> Iterator[Account]:
        """Everybody who was seen."""
        for issue in self.issues.values():
            yield from (it for it in (issue.author, *issue.assignees) if it)
        for comments in self.comments.values():
            yield from (it.author for it in comments if it.author)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a pass decides by; `hand` is the robot's, `repository` names the issues' home."""

    library: Library
    terms: Terms
    words: Words
    merge_text: MergeText
    actor: Actor
    repository: str


def index_by_issue(library: Library) -> dict[int, str]:
    """The tickets that have an issue, by its number."""
    return {it.issue: name for name, it in library.tickets.items() if it.issue and is_mirrored(it)}


def find_handed_over(desk: Desk) -> frozenset[str]:
    """Tickets that others see to than at the last synchronisation, because of absences."""
    then = replace(desk.terms, day=desk.terms.base_day)
    if then == desk.terms:
        return frozenset()
    return frozenset(
        name
        for name in index_by_issue(desk.library).values()
        if mirror_view.choose_assignees(desk.library, desk.library.tickets[name], then)
        != mirror_view.choose_assignees(desk.library, desk.library.tickets[name], desk.terms)
    )


def find_marked(desk: Desk, seen: Seen) -> dict[str, int]:
    """Tickets without an issue whose issue was opened by a run that was cut short: its number."""
    found: dict[str, int] = {}
    for number, issue in sorted(seen.issues.items()):
        name = desk.words.ticket_of(issue.body)
        ticket = desk.library.tickets.get(name)
        if ticket and ticket.issue is None and OFF_GITHUB not in ticket.labels:
            found.setdefault(name, number)
    return found


def find_strange(desk: Desk, seen: Seen) -> list[SeenIssue]:
    """Issues that people opened and that no ticket has yet; those of robots are none of ours."""
    known = {it.issue for it in desk.library.tickets.values()}
    return [
        issue
        for number, issue in sorted(seen.issues.items())
        if number not in known
        and not desk.words.ticket_of(issue.body)
        and not desk.words.is_ours(issue.body)
        and not (issue.author and issue.author.is_robot)
    ]


def find_doubtful(desk: Desk, seen: Seen) -> Iterator[int]:
    """Issues with a marked comment that is not as we made it: edited, or a copy of one."""
    for number, comments in seen.comments.items():
        for it in comments:
            name, mark = desk.words.entry_of(it.body)
            ticket = desk.library.tickets.get(name)
            entries = ticket.entries if ticket else ()
            if ticket and not any(
                one.id == mark and desk.words.comment(ticket, one) == it.body for one in entries
            ):
                yield number


@dataclass(slots=True)
class _Pass:
    """A pass as it is decided, one ticket or issue after another."""

    desk: Desk
    people: People
    kept: list[tuple[Ticket | None, Ticket]] = field(default_factory=list)
    changes: list[OpenIssue | ChangeIssue] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Decide one item; whatever it raises stops none of the others."""
        try:
            yield
        except Exception as error:
            self.failed[name] = describe_failure("comparing it with its issue", error)

    def decide(self, pair: Pair) -> Decided:
        """Return what becomes of a ticket and its issue."""
        desk = self.desk
        return decide_pair(desk.library, self.people, desk.terms, desk.words, pair, desk.merge_text)

    def note(self, before: Ticket, found: Decided) -> None:
        """Take a decision into the plan."""
        self.notices.extend(found.notices)
        if found.change:
            self.changes.append(found.change)
        if difference(before, found.ticket) != TicketEdit():
            self.kept.append((before, found.ticket))


def plan_pass(desk: Desk, seen: Seen, bases: Mapping[str, Base], left: Iterable[str]) -> SyncPlan:
    """All that becomes of the tickets that `bases` names, of new issues and of new tickets.

    Args:
        desk: what to decide by.
        seen: what was read from GitHub.
        bases: the tickets to look at, as both sides agreed on them.
        left: tickets that are not touched (any more) in this run.
    """
    skipped = set(left)
    relinked = {k: v for k, v in find_marked(desk, seen).items() if k not in skipped}
    plan = _Pass(desk, ownership.list_people(desk.library))
    for name, (base, unsaid) in sorted(bases.items()):
        with plan.alone(name):
            _plan_ticket(plan, seen, desk.library.tickets[name], base, unsaid=unsaid)
    for name, number in sorted(relinked.items()):
        ours = desk.library.tickets[name]
        plan.kept.append((ours, link_issue(ours, number)))
    for issue in find_strange(desk, seen):
        with plan.alone(f"#{issue.number}"):
            ticket = intake.make_ticket(desk.library, desk.words, issue, desk.repository)
            pair = Pair(ticket, ticket, issue, seen.comments.get(issue.number, ()))
            found = plan.decide(pair)
            plan.kept.append((None, ticket))
            plan.note(ticket, found)
    for name, ticket in sorted(desk.library.tickets.items()):
        if name not in relinked and name not in skipped:
            with plan.alone(name):
                wanted = open_issue(desk.library, desk.terms, desk.words, ticket)
                plan.changes += [wanted] if wanted else []
    learned = ownership.learn(desk.library, seen.accounts())
    return SyncPlan(
        tuple(plan.kept), learned, tuple(plan.changes), tuple(plan.notices), plan.failed
    )


def _plan_ticket(
    plan: _Pass, seen: Seen, ours: Ticket, base: Ticket | None, *, unsaid: bool
) -> None:
    number = ours.issue or 0
    if missing := seen.missing.get(number):
        plan.kept.append((ours, part_from_issue(ours, plan.desk.actor, describe_loss(missing))))
        return
    comments = seen.comments.get(number, ())
    plan.note(ours, plan.decide(Pair(ours, base, seen.issues[number], comments, unsaid)))


def set_aside(plan: SyncPlan, names: Iterable[str]) -> SyncPlan:
    """Return a plan that leaves the issues of these tickets as they are."""
    left = set(names)
    return replace(plan, changes=tuple(it for it in plan.changes if it.ticket not in left))


def find_retry(seen: Seen, failed: Iterable[str]) -> datetime | None:
    """Return when the first issue changed that failed and has no ticket: it is read again then."""
    numbers = [int(it[1:]) for it in failed if it.startswith("#")]
    return min((seen.issues[it].updated for it in numbers), default=None)


def describe_loss(missing: Missing) -> str:
    """Return the note in a ticket about an issue that is gone."""
    if missing.to:
        return f"Its issue was transferred to {missing.to}, so the ticket goes on without it."
    return "Its issue was deleted on GitHub, so the ticket goes on without it."
