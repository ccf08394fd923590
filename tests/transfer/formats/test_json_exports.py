"""A ticket in JSON and back"""

import json

import pytest
from hypothesis import given
from tests import strategies as our

from deskbook.library.model.finding import DeskError
from deskbook.library.views import as_json
from deskbook.transfer.formats import json_exports
from deskbook.transfer.model.mapping import Reject


def through(ticket):
    """A ticket as it is written in JSON and read by any program."""
    (item,) = json.loads("".join(as_json.lines([as_json.ticket_values(ticket)])))
    return item


@given(our.tickets())
def test_what_was_written_is_read_back(ticket):
    assert json_exports.read_ticket(through(ticket)) == ticket


@given(our.tickets())
def test_what_no_file_can_hold_is_refused(ticket):
    with pytest.raises(DeskError, match="a ticket has no colour"):
        json_exports.read_ticket({**through(ticket), "colour": "blue"})
    with pytest.raises(DeskError, match="Expected `str`"):
        json_exports.read_ticket({**through(ticket), "title": 1})
    with pytest.raises(DeskError, match='"Q-nothing" is not a ticket id such as'):
        json_exports.read_ticket({**through(ticket), "id": "Q-nothing"})
    with pytest.raises(DeskError, match='labels "Bad Label" does not fit: write it like bad-label'):
        json_exports.read_ticket({**through(ticket), "labels": ["Bad Label"]})


def test_a_list_may_be_empty():
    assert json.loads("".join(as_json.lines([]))) == []


ISSUE = '{"number": 1, "created_at": "2026-10-01T10:00:00Z", "title": null, "labels": ["a"]%s}'


def rows(text):
    return list(json_exports.read_issues("issues.json", text, {}))


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
