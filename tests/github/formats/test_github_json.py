"""What GitHub sends where something is missing: deleted accounts, old servers, plain labels."""

from datetime import UTC, datetime

from deskbook.github.formats import github_json
from deskbook.github.model.github import Account, SeenComment, SeenIssue, SeenRepository

TIME = "2026-11-05T15:00:00Z"
NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)


def test_an_old_server_tells_only_whether_a_repository_is_private():
    for private, told in ((True, "private"), (False, "public")):
        data = {"full_name": "o/r", "private": private}
        assert github_json.repository(data, NOW) == SeenRepository("o/r", told, NOW)


def test_an_issue_of_a_deleted_account_has_no_author():
    data = {
        "number": 1, "title": "T", "body": None, "state": "open", "labels": ["bug", {"name": "b"}], "user": None,
        "created_at": TIME, "updated_at": TIME,
    }  # fmt: skip
    assert github_json.issue(data) == SeenIssue(
        number=1, title="T", body="", state="open", reason=None, labels=("bug", "b"), assignees=(), locked=False,
        author=None, created=NOW, updated=NOW,
    )  # fmt: skip


def test_a_comment_of_a_deleted_account_has_no_author_on_either_way():
    sent = {
        "id": 9,
        "issue_url": "https://x/issues/3",
        "user": None,
        "body": "a\r\nb",
        "created_at": TIME,
        "updated_at": TIME,
    }
    assert github_json.comment(sent) == SeenComment(9, 3, None, "a\nb", NOW, NOW)
    node = {"databaseId": 9, "body": None, "author": None, "createdAt": TIME, "updatedAt": TIME}
    issue = {
        "number": 3, "title": "T", "body": None, "state": "CLOSED", "stateReason": "COMPLETED", "locked": True,
        "createdAt": TIME, "updatedAt": TIME, "closedAt": TIME,
        "author": {"__typename": "Bot", "login": "robot"},
        "labels": {"nodes": []}, "assignees": {"nodes": [{"login": "ann", "databaseId": None}]},
        "comments": {"nodes": [node], "pageInfo": {"hasNextPage": False}},
    }  # fmt: skip
    data = {
        "repository": {
            "issues": {"totalCount": 1, "pageInfo": {"hasNextPage": False}, "nodes": [issue]}
        }
    }
    ((seen, comments, more),) = github_json.graphql_issues(data)
    assert (seen.author, seen.assignees, seen.closed) == (
        Account("robot", 0, True),
        (Account("ann"),),
        NOW,
    )
    assert (seen.state, seen.reason, comments, more) == (
        "closed", "completed", (SeenComment(9, 3, None, "", NOW, NOW),), False,
    )  # fmt: skip
    assert github_json.graphql_page(data) == (1, "")
