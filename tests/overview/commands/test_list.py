"""`desk list` and its saved views."""

import json

from tests import worlds

BOTH = (
    "Q-4KX7M2  3d  open  e-resources  history-liaison  Wed 4 Nov!  "
    "2026 issues of a history journal are missing from the aggregator\n"
    "Q-NEW001  0d  new   reference                                 "
    "Where do I find census tables from before 1900?\n"
)
LEFT_OUT = "; resolved ones are left out, --all shows them.\n"


def ids(desk, *words):
    document = json.loads(desk("list", "--json", *words).out)
    assert (document["deskbook"], document["kind"]) == (1, "tickets")
    assert document["found"] >= len(document["tickets"])
    return [ticket["id"] for ticket in document["tickets"]]


def test_open_tickets_are_listed_oldest_first(library, desk):
    assert desk("list") == worlds.Outcome(0, BOTH + "2 tickets" + LEFT_OUT, "")


def test_nothing_found_is_said(library, desk):
    assert desk("list", "dragons").out == "No ticket fits" + LEFT_OUT


def test_a_narrow_terminal_cuts_titles(library, desk, monkeypatch):
    monkeypatch.setenv("COLUMNS", "84")
    assert desk("list").out.splitlines()[1].endswith("Where do I find census …")


def test_a_list_is_narrowed_by_fields_days_and_words(library, desk):
    every = [worlds.RESOLVED, worlds.OVERDUE, worlds.NEW]
    asked = {
        ("--all",): every,
        ("--mine",): [worlds.OVERDUE],
        ("--mine", "--by", "science-liaison"): [],
        ("--status", "resolved,new"): [worlds.RESOLVED, worlds.NEW],
        ("--resolution", "any"): [worlds.RESOLVED],
        ("--lead", "none"): [worlds.NEW],
        ("--contributor", "eresources"): [worlds.OVERDUE],
        ("--channel", "form", "--channel", "email"): [worlds.OVERDUE, worlds.NEW],
        ("--course", "HIST 210"): [worlds.NEW],
        ("--activity", "directional", "--all"): [worlds.RESOLVED],
        ("--read", "1-6", "--all"): [],
        ("--read", "none", "--all", "--limit", "2"): every[:2],
        ("--opened", "2026-10", "--all"): [worlds.RESOLVED],
        ("--resolved", "2026"): [worlds.RESOLVED],
        ("--promised", "..yesterday"): [worlds.OVERDUE],
        ("--updated", "today"): [worlds.NEW],
        ("--sort", "updated", "--all"): every,
        ("EMBARGO", "vendor"): [worlds.OVERDUE],
    }
    assert {words: ids(desk, *words) for words in asked} == asked


def test_json_holds_the_fields_but_not_the_entries(library, desk):
    document = json.loads(desk("list", "--json", "census").out)
    assert document == {
        "deskbook": 1,
        "kind": "tickets",
        "found": 1,
        "tickets": [
            {
                "id": "Q-NEW001",
                "title": "Where do I find census tables from before 1900?",
                "status": "new",
                "service": "reference",
                "channel": "form",
                "opened": "2026-11-05T14:30:00Z",
                "patron": "p-9wd2m4xk",
                "patron_group": "student",
                "language": "en",
                "course": "HIST 210",
                "question": "I need the printed census tables, not the database.",
                "updated": "2026-11-05T14:30:00Z",
            }
        ],
    }


def test_a_misspelt_value_is_refused_and_an_unknown_name_is_said(library, desk):
    assert desk("list", "--status", "opne").err == (
        'desk: status "opne" is not known: write open, or one of new, open, waiting, resolved\n'
    )
    assert desk("list", "--lead", "eresource") == worlds.Outcome(
        0,
        "No ticket fits" + LEFT_OUT,
        'desk: lead: no staff is called "eresource": did you mean eresources or eresources-head?\n',
    )
    assert desk("list", "--opened", "soon").code == 2


def test_a_file_that_cannot_be_read_is_named(library, desk):
    (library / "tickets/2026/11/Q-BAD001.md").write_text("no front matter\n")
    assert desk("list") == worlds.Outcome(
        1,
        BOTH + "2 tickets" + LEFT_OUT,
        "tickets/2026/11/Q-BAD001.md:1: the file does not begin with front matter: its first line has to be "
        "---, then come the fields, then --- again\n"
        "desk: these files are left out of the list until they are mended\n",
    )


def test_views_are_saved_used_narrowed_named_and_forgotten(library, desk):
    assert desk("list", "--views").out == (
        "No view is saved yet: `desk list --service reference --save NAME` saves one.\n"
    )
    saved = desk("list", "--all", "--service", "reference", "--save", "refs")
    assert saved.err == "saved: `desk list --view refs` shows it again\n"
    assert ids(desk, "--view", "refs") == [worlds.RESOLVED, worlds.NEW]
    assert ids(desk, "--view", "refs", "--open") == [worlds.NEW]
    assert ids(desk, "--view", "refs", "census") == [worlds.NEW]
    desk("list", "--save", "plain")
    assert desk("list", "--views").out == (
        "plain  no filters\nrefs  only_open: False, service: reference\n"
    )
    assert desk("list", "--view", "ref").err == (
        "desk: no view is called ref: did you mean refs?\n"
    )
    assert desk("list", "--forget", "plain").out == "the view plain is forgotten\n"
    assert desk("list", "--view", "plain").err == "desk: no view is called plain: saved are: refs\n"
