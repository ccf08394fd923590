"""A ticket as its issue shows it, and the plans of a synchronisation for both sides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from deskbook.github.model.github import (
    MOST_ASSIGNEES,
    IssueState,
    SeenComment,
    SeenIssue,
    StateReason,
)
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Entry, Ticket

OFF_GITHUB: Final = "off-github"
"""The label of a ticket that is never mirrored: by choice, or because its issue is gone."""

FROM_GITHUB: Final = "github"
"""The data line of an entry that came from a comment: the comment's number."""


@dataclass(frozen=True, slots=True)
class Words:
    """Functions between the texts of tickets and those of issues.

    What reads has the gate in it: whatever comes back from it may be kept.
    """

    issue: Callable[[Ticket], str]
    comment: Callable[[Ticket, Entry], str]
    title: Callable[[str], str]
    asked: Callable[[str], tuple[Mapping[str, FieldValue], str]]
    """Fields and question of an issue's text, which a form may have made."""
    said: Callable[[str], str]
    ticket_of: Callable[[str], str]
    """The id of the ticket whose mark an issue's text carries, or nothing."""
    entry_of: Callable[[str], tuple[str, str]]
    """Ticket and id of the entry whose mark a comment carries, or two times nothing."""
    is_cut: Callable[[str], bool]
    """Whether a text is only the beginning of what the ticket holds."""
    is_ours: Callable[[str], bool]
    """Whether an issue's text is of something else of ours, such as a digest."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms tickets are mirrored.

    `staff_only` where the repository is declared, and is, private and for staff alone: then all
    that colleagues see goes there. Else only what patrons may see, of tickets that began there.
    `names` whether it shows who leads; `day` the library's day, `base_day` that of the last
    synchronisation; `assignable` the logins that GitHub accepts, in lower case, and `most` how many
    of them on one issue.
    """

    staff_only: bool
    names: bool
    day: date
    base_day: date
    assignable: frozenset[str]
    most: int = MOST_ASSIGNEES


@dataclass(frozen=True, slots=True)
class Mirrored:
    """An issue as a ticket wants it; title and text are none where they are not ours to say."""

    title: str | None
    text: str | None
    state: IssueState
    reason: StateReason | None
    labels: frozenset[str]
    assignees: frozenset[str]
    comments: Mapping[str, str]
    """What is said, by the id of the entry, in their order."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A ticket and its issue; `base` is the ticket as both last agreed on, if they did.

    `unsaid` where the base may have entries that were not said on GitHub: then all `comments` of
    the issue are there, and their marks tell.
    """

    ours: Ticket
    base: Ticket | None
    issue: SeenIssue
    comments: tuple[SeenComment, ...]
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """Open an issue for a ticket."""

    ticket: str
    title: str
    text: str
    labels: tuple[str, ...]
    assignees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeIssue:
    """Change an issue; what is none or empty stays. `say` and `reword` are ids of entries."""

    ticket: str
    number: int
    title: str | None = None
    text: str | None = None
    state: IssueState | None = None
    reason: StateReason | None = None
    add_labels: tuple[str, ...] = ()
    drop_labels: tuple[str, ...] = ()
    assign: tuple[str, ...] = ()
    unassign: tuple[str, ...] = ()
    say: Mapping[str, str] = field(default_factory=dict)
    reword: Mapping[str, str] = field(default_factory=dict)
    """New texts of comments, by the id of the entry."""

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to do."""
        return self == ChangeIssue(self.ticket, self.number)


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision about one ticket: as it is to be kept, the change of its issue, notices."""

    ticket: Ticket
    change: OpenIssue | ChangeIssue | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """The plan of one pass: tickets to keep (with what they were), colleagues, issues.

    A new ticket is kept first as its issue was opened, then with what happened to it since.
    `failed` has why nothing could be decided: by ticket, or by number (`#12`) for an issue that has
    no ticket yet.
    """

    tickets: tuple[tuple[Ticket | None, Ticket], ...] = ()
    staff: Mapping[str, Mapping[str, FieldValue]] = field(default_factory=dict)
    changes: tuple[OpenIssue | ChangeIssue, ...] = ()
    notices: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is to be done on either side."""
        return not (self.tickets or self.staff or self.changes)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The end of the last synchronisation: GitHub's time then, and the library's day.

    `held` are tickets that could not be finished, each with the commit that has the version which
    both sides agreed on (empty where there is none). `most` is how many people GitHub lets an issue
    be assigned to, as far as that was found out.
    """

    cursor: datetime
    day: date
    held: Mapping[str, str] = field(default_factory=dict)
    most: int = MOST_ASSIGNEES
