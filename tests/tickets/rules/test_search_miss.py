"""A question that began with a search that found nothing is labelled, whichever way it came."""

from dataclasses import fields, replace
from datetime import UTC, datetime

from tests.reports.rules.test_facts import WORLD

from deskbook.github.model.github import SeenIssue
from deskbook.github.model.mirror import Words
from deskbook.github.rules import intake
from deskbook.library.model.actor import Actor
from deskbook.tickets.rules import opening


def test_the_mark_of_the_ask_page_becomes_a_label():
    assert opening.drop_mark("Not found: llamas in Peru") == ("llamas in Peru", ("search-miss",))
    assert opening.drop_mark("Llamas in Peru") == ("Llamas in Peru", ())


def test_whatever_way_it_came_it_is_labelled_once():
    actor = Actor("ann", datetime(2026, 11, 2, tzinfo=UTC), iter(()).__next__)
    made = opening.open_new(
        "Q-AAAAAA",
        actor.now,
        {"title": "Not found: llamas", "service": "s", "channel": "form", "labels": ("a", "search-miss")},
        "Where?",
        actor,
    )  # fmt: skip
    assert (made.title, made.labels) == ("llamas", ("a", "search-miss"))
    assert opening.choose_title("", "Not found: llamas\n\nWhere?") == ("llamas", ("search-miss",))
    assert opening.choose_title("Not found:", "Where?") == ("Where?", ("search-miss",))


def test_an_issue_with_the_mark_is_labelled():
    words = Words(**{it.name: lambda said, *_: said for it in fields(Words)})
    words = replace(words, asked=lambda text: ({}, text))
    issue = SeenIssue(
        number=7, title="Not found: llamas", body="Where?", state="open", reason=None, labels=(),
        assignees=(), locked=False, author=None, created=datetime(2026, 11, 2, tzinfo=UTC),
        updated=datetime(2026, 11, 2, tzinfo=UTC),
    )  # fmt: skip
    made = intake.make_ticket(WORLD, words, issue, "library/desk")
    assert (made.title, made.labels) == ("llamas", ("search-miss",))
