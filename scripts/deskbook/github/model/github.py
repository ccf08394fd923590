"""GitHub as a library reads it (repository, issues, comments), and its accounts and labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from deskbook.library.model.fields import doc

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


@dataclass(frozen=True, slots=True)
class Owned:
    """A path of the repository (`*` for all that has no other line) and who is to see its changes.

    `team` is a team on GitHub that stands for `people` where it is named.
    """

    path: str
    people: tuple[str, ...]
    team: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Handles as GitHub knows them, and those that it does not.

    `logins` keep the order of the handles; `without` have no login in their file, `unknown` one
    that GitHub does not let issues be assigned to, `too_many` are beyond GitHub's ten.
    """

    logins: tuple[str, ...]
    without: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    too_many: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Accounts and the colleagues that they belong to; a login may change, a number does not."""

    by_login: Mapping[str, str]
    by_number: Mapping[int, str]

    def who(self, account: Account | None) -> str | None:
        """The handle of an account, or nothing."""
        if account is None:
            return None
        return self.by_number.get(account.number) or self.by_login.get(account.login.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSpec:
    """One label of `.github/labels.yml`."""

    name: str = field(
        metadata=doc("What people see, at most 50 characters.", pattern=r"\S(?:.{0,48}\S)?")
    )
    colour: str = field(
        metadata=doc("Six hexadecimal digits.", pattern="[0-9a-fA-F]{6}", example="1d5f8a")
    )
    description: str = field(
        default="", metadata=doc("At most 100 characters.", pattern=".{0,100}")
    )
    was: tuple[str, ...] = field(default=(), metadata=doc("Names it had before."))

    @property
    def wanted(self) -> SeenLabel:
        """The label as GitHub is to show it."""
        return SeenLabel(self.name, self.colour.lower(), self.description)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsFile:
    """The whole of `.github/labels.yml`."""

    labels: tuple[LabelSpec, ...] = field(metadata=doc("The labels, one a line."))


@dataclass(frozen=True, slots=True)
class MakeLabel:
    """Make a label that is not there under any of its names."""

    label: SeenLabel


@dataclass(frozen=True, slots=True)
class ChangeLabel:
    """Rename a label, or change its colour or description; it stays on its issues."""

    before: SeenLabel
    after: SeenLabel


@dataclass(frozen=True, slots=True)
class DropLabel:
    """Delete a label, from its issues too."""

    name: str


LabelStep = MakeLabel | ChangeLabel | DropLabel


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """The steps to do, and old names that still exist beside the new ones."""

    steps: tuple[LabelStep, ...]
    leftovers: tuple[tuple[str, str], ...] = ()
    """Each old name with the label that it was; GitHub cannot make one of the two."""
