"""Digests on GitHub, and the outcomes of the commands that work with GitHub."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from deskbook.github.model.github import LabelPlan
from deskbook.github.model.mirror import ChangeIssue, OpenIssue, SyncPlan
from deskbook.library.model.outcome import UNSAID, Outcome

DIGEST_LABEL: Final = "digest"
"""The label of the issues that digests are written to."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A colleague and their login."""

    handle: str
    name: str
    login: str


@dataclass(frozen=True, slots=True)
class BeginDigests:
    """Open the issue of a colleague's digests, assigned to them."""

    reader: Reader


@dataclass(frozen=True, slots=True)
class TellDigest:
    """Comment on a colleague's issue with the digest of the day; its number is none until it is."""

    handle: str
    issue: int | None


@dataclass(frozen=True, slots=True)
class MendDigest:
    """The digest of the day was made anew and says something else: change the comment."""

    handle: str
    comment: int


DigestStep = BeginDigests | TellDigest | MendDigest


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsMade(Outcome):
    """The issue forms of a library.

    Args:
        number: files that were looked at.
        stale: files that were not as the records say.
        gone: forms of services that do not exist any more.
        applied: whether the stale files were written.
    """

    number: int
    stale: tuple[str, ...]
    gone: tuple[str, ...]
    applied: bool

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to do."""
        return not self.gone and (self.applied or not self.stale)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsSynced(Outcome):
    """GitHub's labels, compared with the file of labels.

    Args:
        plan: the differences.
        number: labels that GitHub has.
        applied: whether the plan was carried out.
    """

    plan: LabelPlan
    number: int
    applied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersWritten(Outcome):
    """The file of owners.

    Args:
        number: paths that somebody owns.
        stale: whether the file was not as the records say.
        applied: whether a stale file was written.
        without: colleagues without a login.
        unknown: the logins, by handle, that GitHub does not let issues be assigned to.
        teams: teams that have no access.
        asked: whether GitHub was asked about logins and teams.
    """

    number: int
    stale: bool
    applied: bool
    without: tuple[str, ...]
    unknown: Mapping[str, str]
    teams: tuple[str, ...]
    asked: bool

    @property
    def is_clean(self) -> bool:
        """Whether the file is as the records say now."""
        return self.applied or not self.stale


@dataclass(frozen=True, slots=True)
class WritesMade:
    """The number of changes that a synchronisation has made on GitHub so far."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuesSynced(Outcome):
    """Tickets and GitHub's issues, brought into agreement or compared.

    Args:
        plans: the passes that it took.
        steps: what was planned for issues.
        left: tickets that are left for the next run, each with the reason.
        issues: issues that were looked at.
        writes: changes made on GitHub.
        applied: whether the plans were carried out.
    """

    plans: tuple[SyncPlan, ...] = field(metadata=UNSAID)
    steps: tuple[OpenIssue | ChangeIssue, ...]
    left: Mapping[str, str]
    issues: int
    writes: int
    applied: bool

    @property
    def is_clean(self) -> bool:
        """Whether no ticket was left out or left for the next run."""
        return not (self.left or self.damaged)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestsPosted(Outcome):
    """The day's digests on GitHub.

    Args:
        steps: comments and issues to write.
        day: the day of the digests.
        number: digests that there are.
        without: colleagues who cannot be reached on GitHub.
        applied: whether the steps were carried out.
    """

    steps: tuple[DigestStep, ...]
    day: date
    number: int
    without: tuple[str, ...]
    applied: bool
