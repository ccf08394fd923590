"""Issues as GitHub exports them"""

from deskbook.transfer.formats import issue_export, json_items
from deskbook.transfer.model.mapping import Reject

ISSUE = '{"number": 1, "created_at": "2026-10-01T10:00:00Z", "title": null, "labels": ["a"]%s}'


def rows(text):
    return list(issue_export.read_rows("issues.json", text, {}))


def test_lists_one_after_the_other_and_lines_of_json_are_read_too():
    text = '[{"a": 1},\n {"b": 2}]\n[{"c": 3}]\n{"d": 4}'
    assert list(json_items.read_items("x", text)) == [
        (1, {"a": 1}),
        (2, {"b": 2}),
        (3, {"c": 3}),
        (4, {"d": 4}),
    ]
    assert list(json_items.read_items("x", " [] ")) == []


def test_a_name_may_stand_alone_or_in_an_object():
    (row,) = rows(ISSUE % ', "assignees": [{"login": "one"}, {}], "user": null')
    assert (row.cells["labels"], row.cells["assignees"], row.cells["login"]) == ("a", "one;", "")
    assert row.cells["title"] == row.cells["milestone"] == row.cells["closed"] == ""


def test_what_is_no_issue_and_comments_that_cannot_be_read_are_said():
    assert rows('{"number": 1}') == [
        Reject(1, 1, "it has no number or no time: this is no issue", "")
    ]
    (reject,) = rows(ISSUE % ', "comments": [{"body": "x", "createdAt": "yesterday"}]')
    assert reject.why.startswith("#1: a comment cannot be read (Invalid isoformat string")
