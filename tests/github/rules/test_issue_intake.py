"""What an issue asks becomes a ticket; one that began with a fruitless search says so."""

from datetime import UTC, datetime

import pytest
from tests import site_world

from deskbook.github.model.github import SeenIssue
from deskbook.github.model.mirror import Words
from deskbook.github.rules import issue_intake

NOW = datetime(2026, 11, 5, tzinfo=UTC)


def unused(*_):
    raise AssertionError


WORDS = Words(
    issue=unused, comment=unused, title=str, asked=lambda text: ({}, text), said=unused,
    ticket_of=unused, entry_of=unused, is_cut=unused, is_ours=unused,
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "title", "labels"),
    [
        ("Not found: hours of the map room", "hours of the map room", ("search-miss",)),
        ("Not found: ", "Where is it?", ("search-miss",)),
        ("The map is not found: help", "The map is not found: help", ()),
        ("", "Where is it?", ()),
    ],
)
def test_a_search_that_found_nothing_is_in_the_labels_and_not_in_the_title(asked, title, labels):
    issue = SeenIssue(
        number=7, title=asked, body="Where is it?", state="open", reason=None, labels=(),
        assignees=(), locked=False, author=None, created=NOW, updated=NOW,
    )  # fmt: skip
    ticket = issue_intake.ticket(site_world.library(), WORDS, issue, "hill/desk")
    assert (ticket.title, ticket.labels, ticket.question) == (title, labels, "Where is it?")
