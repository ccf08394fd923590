"""`desk search`: tickets by what is said in them."""

import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests import strategies as our
from tests import worlds
from tests.cases import examples

from deskbook.search.adapters.index import search as index
from deskbook.search.model import Query, Term
from deskbook.tickets.rules.selection import Selection

EVERY = Selection(statuses=frozenset())


def ids(desk, *words):
    document = json.loads(desk("search", "--json", *words).out)
    assert (document["deskbook"], document["kind"], document["more"]) == (1, "hits", False)
    return [ticket["id"] for ticket in document["tickets"]]


def test_a_hit_is_shown_with_its_place(library, desk):
    assert desk("search", "embargo") == worlds.Outcome(
        0,
        "Q-4KX7M2  2026 issues of a history journal are missing from the aggregator\n"
        "          open, e-resources, history-liaison, Mon 2 Nov\n"
        "          …full text stops at December 2025. There is no embargo on the title page.\n"
        "1 ticket.\n",
        "",
    )


def test_words_are_found_in_titles_questions_and_entries_whatever_their_form(library, desk):
    asked = {
        ("laptop",): [worlds.RESOLVED],
        ("tables", "printing"): [worlds.NEW],
        ("vendor", "LISTED"): [worlds.OVERDUE],
        ("full text stops",): [worlds.OVERDUE],
        ("text full",): [],
        ("aggreg*",): [worlds.OVERDUE],
        ("aggrega",): [],
        ("embargo", "status:resolved"): [],
        ("i", "service:reference,circulation", "--newest"): [worlds.NEW, worlds.RESOLVED],
        ("i", "service:reference", "contributor:none", "lead:any"): [worlds.RESOLVED],
        ("i", "opened:2026-10"): [worlds.RESOLVED],
        ("the", "--newest", "--", "-database"): [worlds.OVERDUE],
    }
    assert {words: ids(desk, *words) for words in asked} == asked


def test_what_changed_is_found_at_once_and_what_went_is_not(library, desk):
    assert ids(desk, "census") == [worlds.NEW]
    desk("note", worlds.OVERDUE, "Compare the census of zeppelins.")
    assert ids(desk, "zeppelin") == [worlds.OVERDUE]
    assert sorted(ids(desk, "census")) == [worlds.OVERDUE, worlds.NEW]
    (library / f"tickets/2026/11/{worlds.NEW}.md").unlink()
    assert ids(desk, "census") == [worlds.OVERDUE]


def test_the_best_stands_first_and_a_limit_leaves_others(library, desk):
    for text in ("Maps of the harbor.", "Maps, maps and maps of a harbor, in a box."):
        desk("note", worlds.NEW, text)
    desk("edit", worlds.RESOLVED, "--title", "Maps of the harbor")
    assert ids(desk, "maps", "harbor") == [worlds.RESOLVED, worlds.NEW]
    assert ids(desk, "maps", "harbor", "--newest") == [worlds.NEW, worlds.RESOLVED]
    shown = desk("search", "maps", "--limit", "1").out
    assert shown.endswith("The best 1 ticket; there are more (--limit).\n")


def test_nothing_to_look_for_and_nothing_found_is_said(library, desk):
    assert desk("search", "service:reference").err == (
        "desk: what is to be looked for? Write a word; `desk list` goes by fields alone\n"
    )
    assert desk("search", "zeppelin").out.startswith("Nothing is found.")
    assert desk("search", "census", "status:opne").code == 2


def test_words_in_quotes_that_stand_apart_are_found_by_the_command_that_is_named(library, desk):
    told = desk("search", "stops full").out
    assert told == (
        "Nothing is found: words in quotes have to stand side by side. They may stand anywhere in: "
        "desk search stops full\n"
    )
    assert ids(desk, *told.split("desk search ")[1].split()) == [worlds.OVERDUE]


def test_a_file_that_cannot_be_looked_through_is_named(library, desk):
    path = f"tickets/2026/11/{worlds.NEW}.md"
    (library / path).write_text("<<<<<<< HEAD\n")
    found = desk("search", "embargo")
    assert (found.code, found.out.splitlines()[-1]) == (1, "1 ticket.")
    assert found.err.startswith(f"{path}:1: ")
    assert found.err.endswith("these files are left out of the list until they are mended\n")


def test_where_no_index_can_be_kept_one_is_made_for_the_moment(library, desk):
    (library / ".desk").write_text("a file where the folder should be")
    assert ids(desk, "embargo") == [worlds.OVERDUE]


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    return worlds.write_library(tmp_path_factory.mktemp("library"))


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(Term, our.raw_text.filter(str.strip), st.booleans()), min_size=1, max_size=4
    ),
    st.lists(st.builds(Term, our.raw_text.filter(str.strip)), max_size=2),
    st.sampled_from(["best", "newest"]),
)
def test_no_text_is_a_command_for_the_index(searched, terms, without, order):
    query = Query(tuple(terms), tuple(without))
    assert len(index.find_hits(searched, query, EVERY, order, 10).tickets) <= 3
