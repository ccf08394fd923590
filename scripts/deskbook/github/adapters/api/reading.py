"""Reading a repository's issues, comments and labels."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from deskbook.github.adapters.api.client import Client
from deskbook.github.adapters.api.ports import GitHubError, Reading, Whole
from deskbook.github.formats import github_json
from deskbook.github.model.github import (
    Missing,
    SeenComment,
    SeenIssue,
    SeenLabel,
    SeenRepository,
)
from deskbook.github.rules.sync import Seen
from deskbook.library.adapters import console

_TOLD_EVERY: Final = 500
_GONE: Final = (301, 404, 410)


class Reader:
    """Reads through a client; see `ports.Reading`."""

    def __init__(self, client: Client) -> None:
        """Take the client."""
        self._client = client

    def repository(self) -> SeenRepository:
        """The repository, with the time that GitHub's clock shows."""
        data = self._client.get("")
        return github_json.repository(data, self._client.date)

    def issues(self, since: datetime) -> list[SeenIssue]:
        """Issues that changed since; oldest change first, so that a page more is never missed."""
        items = self._client.pages(
            "/issues", state="all", sort="updated", direction="asc", since=_stamp(since)
        )
        return [found for it in items if (found := github_json.issue(it))]

    def labelled(self, label: str) -> list[SeenIssue]:
        """Issues with a label, oldest first: of two for one thing the first counts."""
        items = self._client.pages("/issues", state="all", labels=label, direction="asc")
        return [found for it in items if (found := github_json.issue(it))]

    def comments(self, since: datetime) -> list[SeenComment]:
        """Comments that changed since, of the whole repository."""
        items = self._client.pages(
            "/issues/comments", sort="updated", direction="asc", since=_stamp(since)
        )
        return [github_json.comment(it) for it in items]

    def everything(self) -> list[Whole]:
        """All issues with their comments, fifty in a request."""
        found: list[Whole] = []
        after: str | None = None
        while after != "":
            data = self._client.ask(github_json.ISSUES, {"after": after})
            for issue, comments, more in github_json.graphql_issues(data):
                rest = tuple(self.comments_of(issue.number)) if more else comments
                found.append((issue, rest))
            total, after = github_json.graphql_page(data)
            if total > len(found) and not len(found) % _TOLD_EVERY:
                console.complain(f"desk: {len(found)} of {total} issues read")
        return found

    def issue(self, number: int) -> SeenIssue | Missing:
        """One issue; GitHub leads on to where it was transferred, which is not ours any more."""
        try:
            data = self._client.get(f"/issues/{number}")
        except GitHubError as error:
            if error.status in _GONE:
                return Missing(number)
            raise
        if moved := github_json.issue_number_moved(data, self._client.name):
            return Missing(number, moved)
        return github_json.issue(data) or Missing(number)

    def comments_of(self, number: int) -> list[SeenComment]:
        """All comments of an issue."""
        items = self._client.pages(f"/issues/{number}/comments")
        return [github_json.comment(it) for it in items]

    def labels(self) -> list[SeenLabel]:
        """The labels."""
        return [github_json.label(it) for it in self._client.pages("/labels")]

    def assignable(self) -> list[str]:
        """Logins that issues can be assigned to."""
        return [str(it["login"]) for it in self._client.pages("/assignees")]

    def teams(self) -> list[str]:
        """Teams with access; a person's own repository has none."""
        owner = self._client.name.partition("/")[0]
        try:
            return [f"{owner}/{it['slug']}" for it in self._client.pages("/teams")]
        except GitHubError as error:
            if error.status in (403, 404):
                return []
            raise


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


MANY: Final = 100
"""More issues than this are read all at once; and where so many changed without a meaning for us,
the bookmark moves all the same."""


def look(reading: Reading, since: datetime | None) -> Seen:
    """Return what changed on GitHub since a time; everything where none is given."""
    if since is None:
        whole = reading.everything()
        return Seen(
            {it.number: it for it, _ in whole},
            {it.number: comments for it, comments in whole},
            frozenset(it.number for it, _ in whole),
            is_all=True,
        )
    issues = {it.number: it for it in reading.issues(since)}
    comments: dict[int, list[SeenComment]] = {}
    for comment in reading.comments(since):
        comments.setdefault(comment.issue, []).append(comment)
    return Seen(issues, {number: tuple(it) for number, it in comments.items()})


def complete(
    reading: Reading, seen: Seen, numbers: Iterable[int], incomplete: Iterable[int]
) -> Seen:
    """Return what was seen, with the issues that are needed besides, and all comments of some."""
    numbers, partly = list(numbers), [it for it in incomplete if it not in seen.whole]
    if len(partly) + sum(it not in seen.issues for it in numbers) > MANY:
        whole = look(reading, None)  # a request for fifty issues, not two for each
        seen = replace(seen, issues=whole.issues, comments=whole.comments, whole=whole.whole)
    issues, comments = dict(seen.issues), dict(seen.comments)
    missing: dict[int, Missing] = {}
    for number in numbers:
        if number not in issues:
            found = reading.issue(number)
            if isinstance(found, Missing):
                missing[number] = found
            else:
                issues[number] = found
    for number in partly:
        if number not in seen.whole and number not in missing:
            comments[number] = tuple(reading.comments_of(number))
    return replace(seen, issues=issues, comments=comments, missing=missing)
