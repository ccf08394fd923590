"""The state of GitHub as a library reads it: repository, issues, comments, labels."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

LONGEST_TEXT: Final = 65_536
"""Characters that GitHub keeps of an issue's text or of a comment."""

MOST_ASSIGNEES: Final = 10
"""How many people GitHub lets an issue be assigned to."""

Visibility = Literal["public", "internal", "private"]
"""Who can read a repository: anybody, everybody of an enterprise, or who was let in."""

IssueState = Literal["open", "closed"]
StateReason = Literal["completed", "not_planned", "duplicate", "reopened"]


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody on GitHub: the login may change, the number never does."""

    login: str
    number: int = 0
    is_robot: bool = False


@dataclass(frozen=True, slots=True)
class SeenRepository:
    """A repository, and what GitHub's clock said when it was looked at (UTC)."""

    name: str
    visibility: Visibility
    time: datetime


@dataclass(frozen=True, slots=True)
class SeenComment:
    """A comment: `author` is none where the account is gone; times in UTC and whole seconds."""

    number: int
    issue: int
    author: Account | None
    body: str
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenIssue:
    """An issue, without its comments; `reason` is why it was closed."""

    number: int
    title: str
    body: str
    state: IssueState
    reason: StateReason | None
    labels: tuple[str, ...]
    assignees: tuple[Account, ...]
    locked: bool
    author: Account | None
    created: datetime
    updated: datetime
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeenLabel:
    """A label of a repository; the colour is six hexadecimal digits in lower case."""

    name: str
    colour: str
    description: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An issue that is not there any more: deleted, or transferred to another repository."""

    number: int
    to: str = ""
