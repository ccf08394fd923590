"""Changes of issues, each carried out once, also after a run that was cut short."""

from collections.abc import Callable
from dataclasses import dataclass, field

from deskbook.github.adapters.api.connect import Connection
from deskbook.github.adapters.api.ports import GitHubError
from deskbook.github.model.github import Account, Missing, SeenComment, SeenIssue
from deskbook.github.model.mirror import ChangeIssue, OpenIssue, Words
from deskbook.github.rules import mirror_comments

_LEFT: frozenset[int] = frozenset({403, 404, 410, 422})
"""What GitHub may answer for one issue's sake; the others go on."""


@dataclass(slots=True)
class Outcome:
    """Issues opened by ticket, tickets that could not be finished and why, a limit found out."""

    opened: dict[str, int] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    gone: dict[str, Missing] = field(default_factory=dict)
    most: int | None = None
    writes: int = 0


@dataclass(frozen=True, slots=True)
class Hands:
    """The connection, the words of the repository, and the callback of progress."""

    github: Connection
    words: Words
    tell: Callable[[int], None]


def carry_out(hands: Hands, change: OpenIssue | ChangeIssue, outcome: Outcome) -> None:
    """Do what one ticket's issue needs; what GitHub refuses for its sake is left for the next run.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses for a reason that concerns all.
    """
    try:
        if isinstance(change, OpenIssue):
            _open(hands, change, outcome)
        else:
            _change(hands, change, outcome)
    except GitHubError as error:
        if error.status not in _LEFT:
            raise
        outcome.left[change.ticket] = str(error)
    hands.tell(outcome.writes)


def _open(hands: Hands, it: OpenIssue, outcome: Outcome) -> None:
    def same(issue: SeenIssue) -> bool:
        return hands.words.ticket_of(issue.body) == it.ticket

    made = hands.github.writing.open_issue(it.title, it.text, it.labels, it.assignees, same)
    outcome.writes += 1
    outcome.opened[it.ticket] = made.number
    _note_limit(len(it.assignees), len(made.assignees), outcome)


def _change(hands: Hands, it: ChangeIssue, outcome: Outcome) -> None:
    """Look at an issue before words or names go to it: it may have moved to where they must not."""
    writing, number = hands.github.writing, it.number
    assigned: tuple[Account, ...] = ()
    if it.say or it.reword or it.title or it.text or it.assign:
        there = hands.github.reading.issue(number)
        if isinstance(there, Missing):
            outcome.gone[it.ticket] = there
            return
        assigned = there.assignees
    for label in it.drop_labels:
        writing.drop_label(number, label)
    if it.add_labels:
        writing.add_labels(number, it.add_labels)
    if it.assign:
        now = writing.assign(number, it.assign)
        wanted = {*it.assign, *(one.login.lower() for one in assigned)}
        _note_limit(len(wanted), now, outcome)
    if it.unassign:
        writing.unassign(number, it.unassign)
    outcome.writes += len(it.drop_labels) + sum(map(bool, (it.add_labels, it.assign, it.unassign)))
    if it.say or it.reword:
        _comments(hands, it, outcome)
    if it.title or it.text or it.state:
        writing.edit_issue(number, title=it.title, body=it.text, state=it.state, reason=it.reason)
        outcome.writes += 1


def _comments(hands: Hands, it: ChangeIssue, outcome: Outcome) -> None:
    """Say what is not said yet: a run before this may have said it and been cut short."""
    there = hands.github.reading.comments_of(it.number)
    known = mirror_comments.find_entries(hands.words, it.ticket, there)
    for entry, text in it.say.items():
        if entry not in known:

            def same(comment: SeenComment, entry: str = entry) -> bool:
                return hands.words.entry_of(comment.body) == (it.ticket, entry)

            hands.github.writing.say(it.number, text, same)
            outcome.writes += 1
    for entry, text in it.reword.items():
        comment = known.get(entry)
        if comment and comment.body != text:
            hands.github.writing.edit_comment(comment.number, text)
            outcome.writes += 1


def _note_limit(asked: int, done: int, outcome: Outcome) -> None:
    """Some plans of GitHub let a private issue be assigned to one person only."""
    if 0 < done < asked:
        outcome.most = done
