"""Writing to a repository's issues and labels: one request each, and none carried out twice."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, TypeVar
from urllib.parse import quote

from deskbook.github.adapters.api.client import Client, is_unsure
from deskbook.github.adapters.api.ports import GitHubError
from deskbook.github.adapters.api.reading import Reader
from deskbook.github.formats import github_json
from deskbook.github.formats.github_json import Json
from deskbook.github.model.github import (
    IssueState,
    SeenComment,
    SeenIssue,
    SeenLabel,
    StateReason,
)

_PAUSES: Final = (2.0, 8.0, 30.0)
_OVERLAP: Final = timedelta(minutes=5)

SeenT = TypeVar("SeenT", SeenComment, SeenIssue)


class Writer:
    """Writes through a client; see `ports.Writing`."""

    def __init__(self, client: Client) -> None:
        """Take the client."""
        self._client, self._reader = client, Reader(client)

    def open_issue(
        self,
        title: str,
        body: str,
        labels: Sequence[str],
        assignees: Sequence[str],
        is_it: Callable[[SeenIssue], bool],
    ) -> SeenIssue:
        """Open an issue; where the answer is lost, it is looked for before it is opened again."""
        given = {"title": title, "body": body, "labels": [*labels], "assignees": [*assignees]}
        since = self._client.date - _OVERLAP

        def post() -> SeenIssue:
            made = github_json.issue(self._client.write("POST", "/issues", given))
            assert made is not None
            return made

        return self._once(post, lambda: filter(is_it, self._reader.issues(since)))

    def edit_issue(
        self,
        number: int,
        *,
        title: str | None = None,
        body: str | None = None,
        state: IssueState | None = None,
        reason: StateReason | None = None,
    ) -> None:
        """Change an issue."""
        values = {"title": title, "body": body, "state": state, "state_reason": reason}
        given = {key: it for key, it in values.items() if it is not None}
        self._client.write("PATCH", f"/issues/{number}", given)

    def add_labels(self, number: int, names: Sequence[str]) -> None:
        """Put labels on an issue."""
        self._client.write("POST", f"/issues/{number}/labels", {"labels": [*names]})

    def drop_label(self, number: int, name: str) -> None:
        """Take a label off an issue; it may be off already."""
        self._delete(f"/issues/{number}/labels/{quote(name, safe='')}")

    def assign(self, number: int, logins: Sequence[str]) -> int:
        """Assign people to an issue; GitHub passes over those it does not take."""
        given = {"assignees": [*logins]}
        data = self._client.write("POST", f"/issues/{number}/assignees", given)
        return len(data["assignees"])

    def unassign(self, number: int, logins: Sequence[str]) -> None:
        """Take people off an issue."""
        self._client.write("DELETE", f"/issues/{number}/assignees", {"assignees": [*logins]})

    def say(self, number: int, body: str, is_it: Callable[[SeenComment], bool]) -> SeenComment:
        """Comment on an issue; where the answer is lost, it is looked for, not said again."""

        def post() -> SeenComment:
            data = self._client.write("POST", f"/issues/{number}/comments", {"body": body})
            return github_json.comment(data)

        return self._once(post, lambda: filter(is_it, self._reader.comments_of(number)))

    def edit_comment(self, comment: int, body: str) -> None:
        """Replace a comment's text."""
        self._client.write("PATCH", f"/issues/comments/{comment}", {"body": body})

    def make_label(self, label: SeenLabel) -> None:
        """Make a label; one that a lost answer made already is no mistake."""
        try:
            self._client.write("POST", "/labels", _label(label, "name"))
        except GitHubError as error:
            if label.name.lower() not in {it.name.lower() for it in self._reader.labels()}:
                raise
            if not is_unsure(error):
                self.edit_label(label.name, label)

    def edit_label(self, name: str, label: SeenLabel) -> None:
        """Rename a label, or change how it looks."""
        self._client.write("PATCH", f"/labels/{quote(name, safe='')}", _label(label, "new_name"))

    def delete_label(self, name: str) -> None:
        """Delete a label; it may be gone already."""
        self._delete(f"/labels/{quote(name, safe='')}")

    def _delete(self, path: str) -> None:
        try:
            self._client.write("DELETE", path)
        except GitHubError as error:
            if error.status != 404:
                raise

    def _once(self, post: Callable[[], SeenT], found: Callable[[], "filter[SeenT]"]) -> SeenT:
        for seconds in (*_PAUSES, None):
            try:
                return post()
            except GitHubError as error:
                if not is_unsure(error) or seconds is None:
                    raise
            self._client.pauses.wait(seconds, "GitHub did not say whether it did this")
            if known := next(found(), None):
                return known
        raise AssertionError


def _label(label: SeenLabel, name: str) -> Json:
    return {name: label.name, "color": label.colour, "description": label.description}
