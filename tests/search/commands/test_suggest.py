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
    desk("reply", worlds.NEW, "Yes, for a while.")
    assert desk("resolve", worlds.NEW, "--answer", "laptops").code == 0
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


@pytest.fixture
def experienced(library):
    """A library that has answered four questions about atlases that did not open."""
    for number in range(4):
        name = f"Q-AT1AS{number}".replace("1", "7")
        (library / f"tickets/2026/10/{name}.md").write_text(
            f"---\nid: {name}\ntitle: The digital atlas does not open\nstatus: resolved\n"
            "service: e-resources\nchannel: email\nopened: 2026-10-20T13:00:00Z\nlead: eresources\n"
            "resource: history-full-text\ncause: platform-outage\nresolved: 2026-10-20T14:00:00Z\n"
            "resolution: answered\n---\n\nThe digital atlas shows a white page.\n\n<!-- timeline -->\n"
        )
    return library


NEW = (
    "new",
    "The atlas does not open: a white page",
    "--service",
    "reference",
    "--channel",
    "desk",
)


def test_a_new_ticket_shows_where_it_may_belong_and_nothing_of_it_is_set(experienced, desk):
    outcome = desk(*NEW)
    name = worlds.made(outcome)
    said = outcome.out.splitlines()[1:]
    assert [it.split("?")[0].strip() for it in said[:3]] == [
        "service: e-resources", "resource: history-full-text", "cause: platform-outage",
    ]  # fmt: skip
    assert said[3] == f"  Nothing of it is set: `desk route {name} --accept all`, or name a field."
    front = worlds.front(experienced, name)
    assert (front["service"], front.get("resource")) == ("reference", None)


def test_what_is_accepted_is_set_with_the_reason_in_the_timeline(experienced, desk):
    name = worlds.made(desk(*NEW))
    assert desk("route", name, "--accept", "resource").code == 0
    front = worlds.front(experienced, name)
    assert (front["service"], front["resource"]) == ("reference", "history-full-text")
    assert "As past questions suggest: resource history-full-text (" in worlds.ticket_text(
        experienced, name
    )
    assert desk("route", name, "--accept", "all").code == 0
    front = worlds.front(experienced, name)
    assert (front["service"], front["cause"]) == ("e-resources", "platform-outage")
    again = desk("route", name, "--accept", "all")
    assert (again.code, again.err) == (2, f"desk: nothing is suggested for {name}\n")


def test_what_is_not_suggested_cannot_be_accepted(experienced, desk):
    name = worlds.made(desk(*NEW))
    outcome = desk("route", name, "--accept", "department")
    assert outcome.err == (
        f"desk: no department is suggested for {name}, but service, resource, cause\n"
    )
    assert desk("route", "--accept", "all").code == 2


def test_a_ticket_that_nobody_leads_says_how_to_see_it_until_somebody_does(experienced, desk):
    name = worlds.made(desk(*NEW))
    assert desk("show", name).out.endswith(f"\n`desk route {name}` suggests where it belongs.\n")
    desk("claim", name)
    assert "desk route" not in desk("show", name).out


def test_without_a_ticket_it_is_about_all_that_nobody_leads(experienced, desk):
    name = worlds.made(desk(*NEW))
    out = desk("route").out
    assert name in out
    assert worlds.NEW not in out
    assert desk("route", worlds.NEW).out.endswith("\n  Nothing is suggested.\n")
    values = json.loads(desk("route", "--json", name).out)
    assert (values["kind"], values["tickets"][0]["ticket"]) == ("routes", name)


def test_json_of_an_accepted_route_has_the_fields_before_and_after(experienced, desk):
    name = worlds.made(desk(*NEW))
    content = json.loads(desk("route", name, "--accept", "resource", "--json").out)
    (change,) = content["changes"]
    assert content["result"] == "TicketChanged"
    assert [*change["after"]] == ["resource"]
    assert "before" not in change or "resource" not in change["before"]
