"""`desk edit` and `desk link`"""

import json

import pytest
from tests import worlds


def test_fields_are_set_dropped_and_cleared_and_no_other_line_changes(library, desk, new_ticket):
    before = worlds.front(library, new_ticket)
    outcome = desk(
        *("edit", new_ticket, "--title", "Census  tables", "--minutes", "15", "--clear", "course"),
        *("--label", "census", "--contributor", "eresources", "--clear", "patron-group"),
        *("--why", "Tidied."),
    )
    assert outcome.out == (
        "Q-NEW001 edit: Where do I find census tables from before 1900?\n"
        "  title: Where do I find census tables from before 1900? -> Census tables\n"
        "  minutes: -> 15\n  course: HIST 210 ->\n  patron_group: student ->\n"
        "  contributors: -> eresources\n  labels: -> census\n"
    )
    after = worlds.front(library, new_ticket)
    changed = {
        "title": "Census tables",
        "minutes": "15",
        "labels": "[census]",
        "contributors": "[eresources]",
    }
    assert after == {
        **{key: before[key] for key in before if key not in ("course", "patron_group")},
        **changed,
    }
    assert worlds.timeline(library, new_ticket).endswith("\n\nTidied.\n")
    assert desk("edit", new_ticket, "--drop-label", "census").code == 0
    assert "labels" not in worlds.front(library, new_ticket)


def test_the_question_is_redacted(library, desk, new_ticket):
    outcome = desk("edit", new_ticket, "--question", "-", given="Tables, please.\n")
    assert outcome.code == 0
    text = worlds.ticket_text(library, new_ticket)
    assert "---\n\nTables, please.\n\n<!-- timeline -->\n" in text
    assert worlds.timeline(library, new_ticket).endswith("\n- question: rewritten\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "what is to change? For example --title 'A better one'"),
        (("--clear", "title"), "every ticket needs a title: give another one with --title"),
        (("--clear", "status"), "status cannot be cleared: there are title, service, "),
        (
            ("--label", "Two Words"),
            'labels "Two Words" does not fit: write it like two-words. labels means: free labels, lower case with hyphens.',
        ),
        (("--contributor", "nobody"), 'contributors: no staff is called "nobody": there are '),
        (("--drop-label", "x"), "x cannot be dropped, it is not there: there is none"),
        (("--language", "en"), "Q-NEW001 says so already: nothing was changed"),
    ],
)
def test_edits_that_cannot_be_made(library, desk, new_ticket, words, message):
    outcome = desk("edit", new_ticket, *words)
    assert outcome.code == 2
    assert message in outcome.err


def test_links_to_tickets_and_addresses(library, desk, new_ticket):
    assert desk("link", new_ticket, "d0ne", "https://library.example/a,b").out.endswith(
        "\n  links: -> Q-D0NE01, https://library.example/a,b\n"
    )
    assert worlds.front(library, new_ticket)["links"] == '[Q-D0NE01, "https://library.example/a,b"]'
    desk("link", new_ticket, "--drop", "https://library.example/a,b", "--drop", "d0ne")
    assert "links" not in worlds.front(library, new_ticket)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ZZZ",), "no ticket begins with Q-ZZZ"),
        (
            ("javascript://alert(1)",),
            '"javascript://alert(1)" is not a web address: it begins with https://',
        ),
    ],
)
def test_links_that_cannot_be_made(library, desk, new_ticket, words, message):
    outcome = desk("link", new_ticket, *words)
    assert outcome.code == 2
    assert message in outcome.err


def test_json_of_an_edit_has_the_fields_before_and_after(git_library, desk, overdue_ticket):
    content = json.loads(desk("edit", overdue_ticket, "--title", "Better", "--json").out)
    (change,) = content["changes"]
    assert [*change["before"]] == ["title"]
    assert change["after"] == {"title": "Better"}
