"""`desk merge` and `desk split`: an old id leads to where it went on."""

import json

import pytest
from tests import worlds

SAME = ("--patron", "p-7f3kq29d")


@pytest.fixture
def merged(git_library, desk):
    desk("edit", worlds.NEW, *SAME)
    outcome = desk("merge", "new", "4kx")
    assert outcome == worlds.Outcome(
        0,
        "Q-NEW001 merged into Q-4KX7M2: Where do I find census tables from before 1900?\n"
        "  status: new -> resolved\n  lead: -> history-liaison\n"
        "  resolved: -> 2026-11-05T15:00:01Z\n  resolution: -> duplicate\n  links: -> Q-4KX7M2\n"
        "Q-4KX7M2 goes on: 2026 issues of a history journal are missing from the aggregator\n"
        "  patron_group: -> student\n  links: -> Q-NEW001\n  language: -> en\n"
        "  course: -> HIST 210\n",
        "",
    )
    return git_library


def test_one_commit_keeps_both_files(merged):
    assert worlds.git(merged, "log", "-1", "--name-only", "--format=%s").split("\n\n") == [
        "Q-NEW001: merged into Q-4KX7M2 by history-liaison",
        "tickets/2026/11/Q-4KX7M2.md\ntickets/2026/11/Q-NEW001.md\n",
    ]
    assert worlds.timeline(merged, worlds.OVERDUE).endswith("""\
- merged_from: Q-NEW001

Where do I find census tables from before 1900?

I need the printed census tables, not the database.
""")


def test_an_old_id_is_shown_with_its_successor_and_verbs_follow_it(merged, desk):
    assert "This one went on as Q-4KX7M2" in desk("show", worlds.NEW).out
    assert json.loads(desk("show", worlds.NEW, "--json").out)["ticket"]["merged_into"] == "Q-4KX7M2"
    noted = desk("note", worlds.NEW, "For both.")
    assert noted.err == "Q-NEW001 was merged: this is about Q-4KX7M2\n"
    assert noted.out.startswith("Q-4KX7M2 note: ")
    assert worlds.timeline(merged, worlds.OVERDUE).endswith("\n\nFor both.\n")


def test_reopening_the_old_one_parts_them_again(merged, desk):
    assert desk("reopen", worlds.NEW, "It was another question.").code == 0
    assert desk("note", worlds.NEW, "Alone.").err == ""


def test_two_tickets_merged_into_each_other_in_two_clones_are_named(merged, desk):
    desk("reopen", worlds.NEW)
    desk("merge", "4kx", "new")
    path = merged / "tickets/2026/11/Q-NEW001.md"
    ending = "status: resolved\nresolved: 2026-11-05T16:00:00Z\nresolution: duplicate\n"
    path.write_text(path.read_text().replace("status: open\n", ending))
    assert desk("note", worlds.NEW, "Where am I?").err == (
        "desk: Q-NEW001 was merged in a circle: `desk reopen` the one that goes on\n"
    )


def test_a_second_question_is_split_off_with_its_text_and_time(library, desk, overdue_ticket):
    desk("heard", overdue_ticket, "By the way, when do you close today?")
    entry = worlds.ticket_text(library, overdue_ticket).rpartition("^")[2][:8]
    outcome = desk("split", overdue_ticket, "--entry", entry[:6].lower(), "--service", "reference")
    name = worlds.made(outcome)
    assert outcome.out == (
        "Q-4KX7M2 split: 2026 issues of a history journal are missing from the aggregator\n"
        f"  links: -> {name}\n"
        f"{name} opened (open by history-liaison, reference, email): "
        "By the way, when do you close today?\n"
    )
    assert worlds.front(library, name) == {
        "id": name,
        "title": "By the way, when do you close today?",
        "status": "open",
        "service": "reference",
        "channel": "email",
        "opened": "2026-11-05T15:00:00Z",
        "lead": "history-liaison",
        "patron": "p-7f3kq29d",
        "department": "history",
        "links": "[Q-4KX7M2]",
    }


def test_a_second_question_is_written_down(library, desk, new_ticket):
    assert desk("split", new_ticket, "--entry", "zz").err == (
        "desk: zz is not one entry of Q-NEW001: its entries are none\n"
    )
    name = worlds.made(desk("split", new_ticket, "--at", "9:45", given="And maps?\n"))
    assert worlds.front(library, name)["opened"] == "2026-11-05T14:45:00Z"
    assert worlds.front(library, name)["status"] == "new"


def test_json_of_a_split_has_both_tickets(git_library, desk, overdue_ticket):
    content = json.loads(desk("split", overdue_ticket, "And Osiris?", "--json").out)
    first, second = content["changes"]
    assert (first["done"], second["done"]) == ("changed", "created")
    assert first["path"].endswith(f"{overdue_ticket}.md")
    assert second["after"]["id"] == content["opened"]


def test_json_of_a_merge_has_both_tickets_before_and_after(
    git_library, desk, overdue_ticket, new_ticket
):
    done = desk("merge", new_ticket, overdue_ticket, "--force", "--json")
    content = json.loads(done.out)
    first, second = content["changes"]
    assert (content["ticket"], content["into"]) == (new_ticket, overdue_ticket)
    assert (first["before"]["status"], first["after"]["status"]) == ("new", "resolved")
    assert [it["kind"] for it in second["entries"]] == ["link"]
