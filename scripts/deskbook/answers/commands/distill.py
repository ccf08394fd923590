"""`desk distill`: proposals for the book of answers from resolved tickets, on a branch."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from deskbook.answers.formats import PROPOSED, read_proposed, write_proposed
from deskbook.answers.model.outcomes import AnswersKeptApart, AnswersProposed, TicketsDeclined
from deskbook.answers.model.proposal import NOTHING, Proposals, Proposed
from deskbook.answers.rules.distill import proposals
from deskbook.answers.views import proposals as view
from deskbook.calendar.formats import parse_past_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, clock, files, git, repo
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded, leave_out_damaged
from deskbook.library.model.outcome import Notice, Written
from deskbook.library.model.plan import EditTicket, Effect, Plan, SetFields, WriteFile
from deskbook.library.model.records import Answer
from deskbook.library.rules import references
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands import change
from deskbook.tickets.rules import amendment

FOLDER: Final = "distill"
"""The folder of the names of branches with proposals."""

YEAR: Final = timedelta(days=365)


def distill(root: Path, since: str | None, most: int, *, apply: bool) -> AnswersProposed:
    """Find what is proposed, so many drafts at most; with `apply` put it on a branch."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    first = parse_past_day(since, today) if since else today - YEAR
    gate, waiting, past = write_gate.load_gate(root), [*_waiting(root)], _past(root)
    found = proposals.propose(library, calendar, first, gate, waiting, past, most)
    branch = ""
    if apply and not found.is_empty():
        page = view.summarise(library, found, today)
        lines = write_proposed(found.proposed())
        message = f"{view.headline(found)}\n\n{page}\n\n{lines}\n"
        branch = _write_branch(root, loaded, found, message, today)
    return AnswersProposed(
        proposals=found,
        branch=branch,
        remote=bool(branch and git.remote(root)),
        today=today,
        library=library,
        damaged=damaged,
    )


def decline(
    root: Path, tickets: Sequence[str], why: str, *, me: str | None, commit: bool
) -> TicketsDeclined:
    """Note on tickets that no answer is to be made of them; they propose nothing again.

    A branch means all tickets from which it proposes.
    """
    actor = identify(root, me)
    with files.locked(root):
        effects, notices = dict[str, Effect](), list[Notice]()
        for prefix in [name for it in tickets for name in _meant(root, it)]:
            filed, merged = change.follow_merges(root, prefix)
            labels = tuple(dict.fromkeys((*filed.record.labels, proposals.DECLINED)))
            edit = amendment.edit(filed.record, actor, {"labels": labels}, text=why)
            effects[filed.record.id] = EditTicket(filed.path, edit, filed.digest)
            notices += merged
        plan = Plan(f"No answer to be made, by {actor.author}", tuple(effects.values()))
        kept = write_gate.write(root, plan, commit=commit)
    return TicketsDeclined(tickets=tuple(effects), written=kept.written, notices=tuple(notices))


def apart(root: Path, slug: str, other: str, *, me: str | None, commit: bool) -> AnswersKeptApart:
    """Note that two answers stay apart; their merging is not proposed again."""
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        for name in (slug, other):
            references.refuse_unknown("--apart", "answer", name, loaded.library.answers)
        if slug == other:
            raise DeskError(f"{slug} is one answer: name two")
        path = _path(slug)
        fields = proposals.keep_apart(loaded.library.answers[slug], other)
        effect = SetFields(path, fields, loaded.filed[path].digest)
        plan = Plan(f"{slug} and {other} stay apart, by {actor.author}", (effect,))
        changes = carry_out.apply(root, plan, commit=commit)
    return AnswersKeptApart(answers=(slug, other), written=Written(changes=changes))


def _write_branch(root: Path, loaded: Loaded, found: Proposals, message: str, today: date) -> str:
    """Put the proposals on a new branch, and return its name.

    Raises:
        DeskError: there is no Git, or an answer that changes is not committed as it stands.
    """
    if not git.is_clone(root):
        raise DeskError("proposals go on a branch, and this library is not in Git: `git init` it")
    effects: tuple[Effect, ...] = (
        *(WriteFile(_path(it.answer.slug), record_file.write(it.answer)) for it in found.drafts),
        *proposals.plan_changes(loaded, found),
    )
    plan, _ = write_gate.guard_plan(root, Plan("", effects))
    written = {}
    for effect in plan.effects:
        it = carry_out.render(root, effect)
        before = git.at(root, "HEAD", it.path)
        if (files.digest(before) if before is not None else "") != it.expected:
            raise DeskError(
                f"{it.path} differs from its last commit: commit it first, then distill"
            )
        if it.data is not None:
            written[it.path] = it.data
    branch = _name(root, today)
    git.commit_on_branch(root, branch, written, message, clock.now())
    return branch


def _name(root: Path, today: date) -> str:
    """A name for a branch that no branch has."""
    taken = {ref.partition(f"{FOLDER}/")[2] for ref in git.branches(root, FOLDER)}
    names = (f"{today}", *(f"{today}-{number}" for number in range(2, len(taken) + 3)))
    return f"{FOLDER}/{next(it for it in names if it not in taken)}"


def _waiting(root: Path) -> Iterator[Answer]:
    """Answers as they stand on branches with proposals that are not merged yet."""
    if not git.is_clone(root):
        return
    for ref in git.branches(root, FOLDER):
        for path in git.changed_between(root, "HEAD", ref, ["knowledge/answers"]) or ():
            data = git.at(root, ref, path)
            reading = record_file.parse(Answer, path, data) if data else None
            if reading and reading.filed:
                yield reading.filed.record


def _past(root: Path) -> Proposed:
    """The earlier proposals, of branches that wait or were merged."""
    if not git.is_clone(root):
        return NOTHING
    refs = ["HEAD", *git.branches(root, FOLDER)]
    return read_proposed(git.messages(root, PROPOSED, refs))


def _meant(root: Path, name: str) -> Iterator[str]:
    """The tickets that are meant: one by its id, or all from which a branch proposes."""
    if not name.startswith(f"{FOLDER}/"):
        yield name
        return
    refs = [it for it in git.branches(root, FOLDER) if it.endswith(f"/{name}")]
    if not refs:
        raise DeskError(f"--decline: there is no branch {name}")
    marked = git.messages(root, PROPOSED, [*refs, "^HEAD"])
    yield from sorted(read_proposed(marked).tickets)


def _path(slug: str) -> str:
    return f"knowledge/answers/{slug}.md"
