"""Answers of GitHub's REST and GraphQL interfaces as records."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from deskbook.github.model.github import (
    Account,
    SeenComment,
    SeenIssue,
    SeenLabel,
    SeenRepository,
    StateReason,
    Visibility,
)
from deskbook.library.formats.text import even_text

Json = Mapping[str, Any]
"""An object of an answer, as `json` reads it."""

_REASONS: Final[dict[str, StateReason]] = {
    "completed": "completed",
    "not_planned": "not_planned",
    "duplicate": "duplicate",
    "reopened": "reopened",
}


def repository(data: Json, time: datetime) -> SeenRepository:
    """A repository; old GitHub Enterprise servers tell only whether it is private."""
    told: Visibility = "private" if data["private"] else "public"
    return SeenRepository(str(data["full_name"]), data.get("visibility") or told, time)


def issue(data: Json) -> SeenIssue | None:
    """An issue of the REST interface; none for a pull request, which GitHub lists among them."""
    if "pull_request" in data:
        return None
    closed = data.get("closed_at")
    return SeenIssue(
        number=int(data["number"]),
        title=str(data["title"]),
        body=even_text(data.get("body") or ""),
        state="closed" if data["state"] == "closed" else "open",
        reason=_REASONS.get(data.get("state_reason") or ""),
        labels=tuple(it if isinstance(it, str) else str(it["name"]) for it in data["labels"]),
        assignees=tuple(found for it in data.get("assignees") or () if (found := account(it))),
        locked=bool(data.get("locked")),
        author=account(data.get("user")),
        created=_time(data["created_at"]),
        updated=_time(data["updated_at"]),
        closed=_time(closed) if closed else None,
    )


def comment(data: Json) -> SeenComment:
    """A comment of the REST interface."""
    return SeenComment(
        number=int(data["id"]),
        issue=int(str(data["issue_url"]).rpartition("/")[2]),
        author=account(data.get("user")),
        body=even_text(data.get("body") or ""),
        created=_time(data["created_at"]),
        updated=_time(data["updated_at"]),
    )


def label(data: Json) -> SeenLabel:
    """A label."""
    return SeenLabel(str(data["name"]), str(data["color"]).lower(), data.get("description") or "")


def account(data: Json | None) -> Account | None:
    """Somebody of the REST interface; none where the account was deleted."""
    if not data:
        return None
    return Account(str(data["login"]), int(data["id"]), data.get("type") == "Bot")


def issue_number_moved(data: Json, repository_name: str) -> str:
    """The repository that an issue was transferred to; empty where it is still in its own."""
    found = "/".join(str(data["repository_url"]).split("/")[-2:])
    return "" if found.lower() == repository_name.lower() else found


ISSUES: Final = """\
query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 50, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        number title body state stateReason locked createdAt updatedAt closedAt
        author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
        labels(first: 100) { nodes { name } }
        assignees(first: 10) { nodes { login databaseId } }
        comments(first: 100) {
          pageInfo { hasNextPage }
          nodes {
            databaseId body createdAt updatedAt
            author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
          }
        }
      }
    }
  }
}
"""
"""The question for all issues with their first hundred comments, fifty issues at a time."""


def graphql_issues(data: Json) -> Iterator[tuple[SeenIssue, tuple[SeenComment, ...], bool]]:
    """The issues of an answer to `ISSUES`, their comments, and whether there are more of these."""
    for node in data["repository"]["issues"]["nodes"]:
        reason, closed = node["stateReason"], node["closedAt"]
        seen = SeenIssue(
            number=int(node["number"]),
            title=str(node["title"]),
            body=even_text(node["body"] or ""),
            state="closed" if node["state"] == "CLOSED" else "open",
            reason=_REASONS.get(reason.lower()) if reason else None,
            labels=tuple(str(it["name"]) for it in node["labels"]["nodes"]),
            assignees=tuple(
                Account(str(it["login"]), int(it["databaseId"] or 0))
                for it in node["assignees"]["nodes"]
            ),
            locked=bool(node["locked"]),
            author=_author(node["author"]),
            created=_time(node["createdAt"]),
            updated=_time(node["updatedAt"]),
            closed=_time(closed) if closed else None,
        )
        comments = tuple(_comment(seen.number, it) for it in node["comments"]["nodes"])
        yield seen, comments, bool(node["comments"]["pageInfo"]["hasNextPage"])


def graphql_page(data: Json) -> tuple[int, str]:
    """Return the number of all issues, and the cursor of the next page (empty after the last)."""
    found = data["repository"]["issues"]
    page = found["pageInfo"]
    return int(found["totalCount"]), str(page["endCursor"]) if page["hasNextPage"] else ""


def _comment(number: int, node: Json) -> SeenComment:
    return SeenComment(
        number=int(node["databaseId"]),
        issue=number,
        author=_author(node["author"]),
        body=even_text(node["body"] or ""),
        created=_time(node["createdAt"]),
        updated=_time(node["updatedAt"]),
    )


def _author(node: Json | None) -> Account | None:
    if not node:
        return None
    return Account(
        str(node["login"]), int(node.get("databaseId") or 0), node["__typename"] == "Bot"
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)
