"""`desk suggest`: what was answered before, found by words, spelling and past questions."""

import json

import pytest
from tests import worlds

from deskbook.search.adapters.index import changes, nearest, store

ANSWER = """\
---
title: Can I take a laptop home?
state: published
also_asked: [notebook computers to go]
sources: [Q-D0NE01]
---

Yes, for three days.
"""


@pytest.fixture(params=["without an index", "with an index"])
def helpful(library, monkeypatch, request):
    """A library with an answer that was learnt from the resolved ticket."""
    (library / "knowledge/answers/laptops.md").write_text(ANSWER)
    if request.param == "with an index":
        monkeypatch.setattr(store, "WORTH", 1)
        monkeypatch.setattr(changes, "SLACK", -60_000_000_000)
    return library


def names(desk, *words):
    document = json.loads(desk("suggest", "--json", *words).out)
    assert (document["deskbook"], document["kind"]) == (1, "suggestions")
    return [[it["name"] for it in document[kind]] for kind in ("answers", "tickets")]


def test_a_question_is_met_with_the_answer_and_the_ticket_that_it_was_learnt_from(helpful, desk):
    assert desk("suggest", "May", "I", "take", "a", "labtop", "with me?") == worlds.Outcome(
        0,
        "Answers\n"
        "  laptops  Can I take a laptop home?\n"
        "      never reviewed\n"
        "      in common: labtop, take; answered Q-D0NE01\n"
        "\n"
        "Resolved tickets\n"
        "  Q-D0NE01  Can I take laptops home?\n"
        "      resolved Tue 20 Oct\n"
        "      in common: labtop, take\n",
        "",
    )
    assert (helpful / store.FILE).exists() == (store.WORTH == 1)


def test_an_answer_is_found_by_its_wordings_by_what_it_says_and_by_tickets(helpful, desk):
    assert names(desk, "notebook") == [["laptops"], []]
    assert names(desk, "three days") == [["laptops"], []]
    assert names(desk, "zeppelin") == [[], []]
    desk("resolve", worlds.NEW, "--answer", "laptops")
    assert names(desk, "printed census") == [["laptops"], [worlds.NEW]]


def test_a_ticket_is_compared_with_what_is_about_the_same_resource(helpful, desk):
    shown = desk("suggest", "4kx7")
    assert shown.out == (
        "Answers\n"
        "  missing-issue  Why is the newest issue of a journal missing from a database?\n"
        "      reviewed Tue 1 Sep\n"
        "      in common: journal, missing, issues; the same resource\n"
        "\n"
        "`desk resolve Q-4KX7M2 --answer missing-issue` says which one helped.\n"
    )


def test_only_published_answers_that_are_there_and_can_be_read_are_suggested(helpful, desk):
    file = helpful / "knowledge/answers/laptops.md"
    file.write_text(ANSWER.replace("published", "draft"))
    assert names(desk, "laptop") == [[], [worlds.RESOLVED]]
    file.write_text("<<<<<<< HEAD\n")
    assert names(desk, "laptop") == [[], [worlds.RESOLVED]]
    file.write_text(ANSWER)
    assert names(desk, "laptop") == [["laptops"], [worlds.RESOLVED]]
    file.unlink()
    assert names(desk, "laptop") == [[], [worlds.RESOLVED]]


def test_words_that_could_begin_an_id_are_words_where_no_ticket_has_it(helpful, desk):
    assert names(desk, "days") == [["laptops"], []]
    assert names(desk, "2026a") == [[], []]
    assert desk("suggest", "Q-DAYS").err.startswith("desk: no ticket begins with Q-DAYS")
    assert desk("suggest", "?!").err == (
        "desk: what is asked? Write it behind the verb, or name a ticket\n"
    )


def test_where_words_are_too_many_to_be_weighed_the_commonest_are_left_out(helpful, monkeypatch):
    monkeypatch.setattr(nearest, "BUDGET", 2)
    found = nearest.neighbours(helpful, "laptop and index, take and index")
    assert [it.ticket.id for it in found.near if it.ticket] == [worlds.OVERDUE]
    assert found.words == {"laptop": "laptop", "index": "index", "take": "take"}
