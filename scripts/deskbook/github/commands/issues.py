"""`desk sync issues`: tickets and GitHub's issues made to agree, both ways."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.github.adapters import mirror_store
from deskbook.github.adapters.api.connect import connect
from deskbook.github.commands.mirror import Keep, Mirror, run
from deskbook.github.formats import issue_text
from deskbook.github.model.mirror import Bookmark, Words
from deskbook.github.model.outcomes import IssuesSynced, WritesMade
from deskbook.github.rules import intake
from deskbook.github.rules.sync import Base
from deskbook.library.adapters import chance, clock, files, git, repo
from deskbook.library.formats import ticket_file, ticket_parts
from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import (
    DeskError,
    Finding,
    describe_failure,
    explain_environment,
)
from deskbook.library.model.library import Library, Loaded, leave_out_damaged
from deskbook.library.model.outcome import Progress, Written, ignore
from deskbook.library.model.plan import CreateTicket, Effect, FieldValue, Plan, SetFields, WriteFile
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.library.rules import texts
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import redact
from deskbook.status.adapters import status_key
from deskbook.tickets.commands.file_merge import merge_text
from deskbook.tickets.formats import tidy
from deskbook.tickets.rules.merge.merge import difference

EVERY = 25
"""Writes between two steps of progress."""


def sync_issues(
    root: Path, *, apply: bool, full: bool, most: int, progress: Progress = ignore
) -> IssuesSynced:
    """Compare both sides; with `apply` bring them into agreement.

    Raises:
        DeskError: the library is no clone, GitHub refuses, or the repository is not as private as
            `library.md` says.
    """
    if not git.is_clone(root):
        raise DeskError(
            f"{root} is no Git repository: what both sides last agreed on is kept in one, so "
            "`git init` it and commit first"
        )
    github = connect(repo.load_knowledge(root).library.profile)
    remote = git.remote(root)
    store = CloneStore(root, mirror_store.Store(root, remote))
    mirror = Mirror(
        store=store,
        github=github,
        words=lambda library, names: make_library_words(
            root, library, github.repository, names=names
        ),
        merge_text=merge_text,
        day=lambda library: Calendar(library.profile).day_of(clock.now()),
        actor=Actor(ROBOT, clock.now(), chance.entry_id),
        tell=lambda writes: _tell(progress, writes),
    )
    with files.alone(root, "sync.lock", "another desk command is speaking to GitHub"):
        report = run(mirror, apply=apply, full=full, most=most)
    return IssuesSynced(
        plans=tuple(report.plans),
        steps=tuple(it for plan in report.plans for it in plan.changes),
        left=report.left,
        issues=report.issues,
        writes=report.writes,
        applied=apply,
        damaged=store.damaged,
        written=store.written,
    )


def _tell(progress: Progress, writes: int) -> None:
    if writes and writes % EVERY == 0:
        progress(WritesMade(writes))


@dataclass(slots=True)
class CloneStore:
    """The library's side in a clone, as `mirroring.Store` wants it."""

    root: Path
    past: mirror_store.Store
    loaded: Loaded | None = None
    damaged: tuple[Finding, ...] = ()
    written: Written = field(default_factory=Written)

    def bookmark(self) -> Bookmark | None:
        """Return the bookmark of the last synchronisation."""
        return self.past.bookmark()

    def changed(self) -> frozenset[str]:
        """Tickets that are not as they were there."""
        return self.past.changed()

    def bases(self, wanted: Iterable[str], bookmark: Bookmark | None) -> Mapping[str, Base]:
        """Tickets as both sides agreed on them."""
        return self.past.bases({it: self._files.ticket(it).path for it in wanted}, bookmark)

    def commit_of(self, name: str, bookmark: Bookmark | None) -> str:
        """Return the commit with the base of a ticket that is left undone."""
        return self.past.commit_of(name, bookmark)

    def move(self, bookmark: Bookmark) -> None:
        """Put the bookmark here."""
        self.past.move(bookmark)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One writer at a time."""
        with files.locked(self.root):
            yield

    def load(self) -> Library:
        """The library without the tickets that have to be mended first."""
        self.loaded, self.damaged = leave_out_damaged(repo.load(self.root))
        return self.loaded.library

    @property
    def _files(self) -> Loaded:
        assert self.loaded is not None
        return self.loaded

    def keep(
        self, tickets: Keep, staff: Mapping[str, Mapping[str, FieldValue]]
    ) -> Mapping[str, str]:
        """Write tickets and colleagues' fields, in one commit; leave out what cannot be written."""
        failed: dict[str, str] = {}
        new: dict[str, Effect] = {
            f"#{after.issue}": CreateTicket(after) for before, after in tickets if before is None
        }
        if new:
            names = ", ".join([it.id for before, it in tickets if before is None][:3])
            self._write(f"GitHub: new {names}", new, failed)
            self.load()
        effects: dict[str, Effect] = {}
        for before, after in tickets:
            if before and f"#{after.issue}" not in failed:
                effects[after.id] = self._effect(before, after)
        for handle, fields in sorted(staff.items()):
            path = f"knowledge/staff/{handle}.md"
            effects[path] = SetFields(path, dict(fields), self._files.filed[path].digest)
        if effects:
            names = ", ".join(it.id for _, it in tickets[:3])
            what = f"{len(tickets)} tickets" if len(tickets) > 3 else names or "who is who"
            self._write(f"GitHub: {what}", effects, failed)
        return failed

    def _write(self, message: str, effects: Mapping[str, Effect], failed: dict[str, str]) -> None:
        """Write effects in one commit, or each in its own where one of them fails."""
        plan = Plan(message, tuple(effects.values()))
        try:
            done = write_gate.write(self.root, plan, commit=True, ask=False).written
        except Exception as error:
            if isinstance(error, git.GitError) or explain_environment(error):
                raise
            if len(effects) == 1:
                failed.update(dict.fromkeys(effects, describe_failure("writing it", error)))
            else:
                for name, it in effects.items():
                    self._write(f"GitHub: {name}", {name: it}, failed)
            return
        self.written = Written(
            changes=(*self.written.changes, *done.changes),
            replaced=(*self.written.replaced, *done.replaced),
        )

    def _effect(self, before: Ticket, after: Ticket) -> Effect:
        filed = self._files.ticket(after.id)
        data = files.inside(self.root, filed.path).read_bytes()
        if files.digest(data) != filed.digest:
            raise files.ChangedError(f"{filed.path} has changed meanwhile: run it again")
        text = ticket_file.edit(data.decode(), difference(before, after))
        whole = tidy.sort_entries(ticket_parts.take_apart(text))
        return WriteFile(filed.path, whole, filed.digest)


Clean = Callable[[str], str]


def make_words(library: Library, secret: bytes, clean: Clean, *, names: bool) -> Words:
    """The words of one repository.

    Args:
        library: the library.
        secret: what marks are made with, see `issue_text.make_secret`.
        clean: takes personal data out of a text.
        names: whether readers may know who of the staff wrote.
    """

    def team(ticket: Ticket) -> str:
        service = library.services.get(ticket.service)
        return service.github_team if service and names else ""

    def asked(text: str) -> tuple[Mapping[str, FieldValue], str]:
        plain = issue_text.read(text)
        body = issue_text.parse(plain)
        if body is None:
            return {}, clean_text(clean(plain))
        told = intake.read_answers(body, library)
        fields = {key: clean(it) if isinstance(it, str) else it for key, it in told.fields.items()}
        return fields, clean_text(clean(told.question))

    return Words(
        issue=lambda ticket: issue_text.write_issue(ticket, secret, team(ticket)),
        comment=lambda ticket, entry: issue_text.write_comment(
            ticket, texts.remove_comments(entry), secret, names=names
        ),
        title=lambda text: one_line(clean(text)),
        asked=asked,
        said=lambda text: clean_text(clean(issue_text.read(text))),
        ticket_of=lambda text: issue_text.find_ticket(text, secret),
        entry_of=lambda text: issue_text.find_entry(text, secret),
        is_cut=issue_text.is_cut,
        is_ours=issue_text.is_digest,
    )


def make_library_words(root: Path, library: Library, repository: str, *, names: bool) -> Words:
    """The words for a library's repository: marks by its secret, texts through its gate."""
    gate = write_gate.load_gate(root)
    secret = issue_text.make_secret(status_key.read_key(root), repository)
    return make_words(library, secret, lambda text: redact.clean_intake(text, gate)[0], names=names)
