"""Interfaces of the adapter of GitHub, one to read and one to write: a dry run cannot write."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from deskbook.github.model.github import (
    IssueState,
    Missing,
    SeenComment,
    SeenIssue,
    SeenLabel,
    SeenRepository,
    StateReason,
)
from deskbook.library.model.finding import DeskError

Whole = tuple[SeenIssue, tuple[SeenComment, ...]]
"""An issue with all of its comments."""


class GitHubError(DeskError):
    """GitHub refused or could not be reached; `status` is its answer, 0 where there was none."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class Reading(Protocol):
    """Everything that is read; lists are whole, however many pages they have."""

    def repository(self) -> SeenRepository:
        """The repository."""

    def issues(self, since: datetime) -> list[SeenIssue]:
        """Issues that changed at that second or later, oldest change first; no pull requests."""

    def labelled(self, label: str) -> list[SeenIssue]:
        """All issues with a label, open or closed, oldest first."""

    def comments(self, since: datetime) -> list[SeenComment]:
        """Comments that changed at that second or later."""

    def everything(self) -> list[Whole]:
        """All issues with all their comments, in few requests."""

    def issue(self, number: int) -> SeenIssue | Missing:
        """One issue, if it is still there."""

    def comments_of(self, number: int) -> list[SeenComment]:
        """All comments of an issue, oldest first."""

    def labels(self) -> list[SeenLabel]:
        """The labels of the repository."""

    def assignable(self) -> list[str]:
        """Logins that issues can be assigned to."""

    def teams(self) -> list[str]:
        """Teams that have access, as people mention them: `owner/team`."""


class Writing(Protocol):
    """Everything that is written; each call is one request, and none is carried out twice."""

    def open_issue(
        self,
        title: str,
        body: str,
        labels: Sequence[str],
        assignees: Sequence[str],
        is_it: Callable[[SeenIssue], bool],
    ) -> SeenIssue:
        """Open an issue; `is_it` knows it again where GitHub's answer was lost."""

    def edit_issue(
        self,
        number: int,
        *,
        title: str | None = None,
        body: str | None = None,
        state: IssueState | None = None,
        reason: StateReason | None = None,
    ) -> None:
        """Change an issue; what is none stays."""

    def add_labels(self, number: int, names: Sequence[str]) -> None:
        """Put labels on an issue; others on it stay."""

    def drop_label(self, number: int, name: str) -> None:
        """Take a label off an issue."""

    def assign(self, number: int, logins: Sequence[str]) -> int:
        """Assign people to an issue, others stay; to how many it is assigned then."""

    def unassign(self, number: int, logins: Sequence[str]) -> None:
        """Take people off an issue."""

    def say(self, number: int, body: str, is_it: Callable[[SeenComment], bool]) -> SeenComment:
        """Comment on an issue; `is_it` knows it again where GitHub's answer was lost."""

    def edit_comment(self, comment: int, body: str) -> None:
        """Replace a comment's text."""

    def make_label(self, label: SeenLabel) -> None:
        """Make a label."""

    def edit_label(self, name: str, label: SeenLabel) -> None:
        """Rename a label, or change its colour and description; it stays on its issues."""

    def delete_label(self, name: str) -> None:
        """Delete a label, from all issues too."""
