"""`desk sync reminders`: the day's digests to colleagues on GitHub, one comment each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.github.adapters.api.connect import Connection, connect
from deskbook.github.formats import issue_text
from deskbook.github.model.github import SeenComment, SeenIssue
from deskbook.github.model.outcomes import (
    DIGEST_LABEL,
    BeginDigests,
    DigestsPosted,
    DigestStep,
    MendDigest,
    TellDigest,
)
from deskbook.github.rules import digests as rule
from deskbook.github.views import outcomes as view
from deskbook.library.adapters import clock, memory, repo
from deskbook.library.model.finding import DeskError
from deskbook.status.adapters import status_key


@dataclass(frozen=True, slots=True)
class _Post:
    """The place of digests: repository, secret of its marks, day, comments by handle."""

    github: Connection
    key: bytes
    day: date
    texts: Mapping[str, str]

    def owner(self, issue: SeenIssue) -> str:
        """Return the colleague whose digests an issue has."""
        handle, day = issue_text.find_digest(issue.body, self.key)
        return handle if day == "all" else ""

    def is_todays(self, comment: SeenComment, handle: str) -> bool:
        """Whether a comment is a colleague's digest of today."""
        return issue_text.find_digest(comment.body, self.key) == (handle, self.day.isoformat())


def sync_reminders(root: Path, *, apply: bool) -> DigestsPosted:
    """Find the digests to post; with `apply` post each once, however often it is run.

    Raises:
        DeskError: the repository is not declared, or not found to be, private and for staff only.
    """
    library = repo.load_knowledge(root).library
    github = connect(library.profile)
    _refuse_open(
        github, declared=library.profile.github is not None and library.profile.github.staff_only
    )
    day = Calendar(library.profile).day_of(clock.now())
    digests = memory.digests(root, day)
    readers, without = rule.find_readers(library, digests, github.reading.assignable())
    key = issue_text.make_secret(status_key.read_key(root), github.repository)
    texts = {
        it.handle: issue_text.write_digest(
            it.handle, day.isoformat(), digests[f"staff/{it.handle}"], key
        )
        for it in readers
    }
    post = _Post(github, key, day, texts)
    issues = _issues(post) if readers else {}
    told = {it: seen for it in texts if it in issues and (seen := _told(post, issues[it], it))}
    steps = tuple(rule.plan_digests(readers, issues, told, texts))
    if apply:
        _carry_out(post, steps)
    return DigestsPosted(
        steps=steps, day=day, number=len(digests), without=tuple(without), applied=apply
    )


def _refuse_open(github: Connection, *, declared: bool) -> None:
    visibility = github.reading.repository().visibility
    if not declared or visibility != "private":
        raise DeskError(
            f"digests are for colleagues: {github.repository} has to be private, and library.md "
            "has to say so: github: {repository: …, staff_only: true}"
        )


def _issues(post: _Post) -> dict[str, int]:
    found: dict[str, int] = {}
    for issue in post.github.reading.labelled(DIGEST_LABEL):
        if owner := post.owner(issue):
            found.setdefault(owner, issue.number)
    return found


def _told(post: _Post, issue: int, handle: str) -> tuple[int, str] | None:
    comments = post.github.reading.comments_of(issue)
    return next(((it.number, it.body) for it in comments if post.is_todays(it, handle)), None)


def _carry_out(post: _Post, steps: Sequence[DigestStep]) -> None:
    """In their order: an issue is opened before it is written to."""
    writing, opened = post.github.writing, dict[str, int]()
    for step in steps:
        match step:
            case BeginDigests(reader):
                handle = reader.handle
                text = issue_text.write_digest_head(
                    handle, view.introduce_digests(reader), post.key
                )
                made = writing.open_issue(
                    view.title_digests(reader),
                    text,
                    [DIGEST_LABEL],
                    [reader.login],
                    lambda issue, handle=handle: post.owner(issue) == handle,  # type: ignore[misc]
                )
                opened[handle] = made.number
            case TellDigest(handle, issue):
                writing.say(
                    issue or opened[handle],
                    post.texts[handle],
                    lambda seen, handle=handle: post.is_todays(seen, handle),  # type: ignore[misc]
                )
            case MendDigest(handle, comment):
                writing.edit_comment(comment, post.texts[handle])
