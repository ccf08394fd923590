"""`desk coverage` in a small library with two lists."""

import json

import pytest
from tests import worlds

VENDOR = """\
publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\tnum_first_vol_online\tnum_first_issue_online\tdate_last_issue_online\tnum_last_vol_online\tnum_last_issue_online\ttitle_url\tfirst_author\ttitle_id\tembargo_info\tcoverage_depth
Annals of Hill History\t0378-5955\t2434-561X\t1990\t1\t1\t\t\t\thttps://h.example/a\t\t1\t\tfulltext
The Hill Review\t0000-0019\t\t1980-01\t\t\t2025-12\t\t\t\t\t2\tP1Y\tfulltext
Broken\t\t\tsometime\t\t\t\t\t\t\t\t3\t\tfulltext
"""

OURS = """\
publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\tnum_first_vol_online\tnum_first_issue_online\tdate_last_issue_online\tnum_last_vol_online\tnum_last_issue_online\ttitle_url\tfirst_author\ttitle_id\tembargo_info\tcoverage_depth
Hill Review, The\t0000-0019\t\t1980\t\t\t\t\t\t\t\t2\t\tfulltext
"""

UNUSED = "knowledge/holdings/vendor.txt: 1 finding: `desk coverage --lists` shows them\n"


@pytest.fixture
def listed(library):
    """The library with the vendor's list of history-full-text and our own."""
    folder = library / "knowledge/holdings"
    folder.mkdir()
    (folder / "vendor.txt").write_text(VENDOR)
    (folder / "ours.txt").write_text(OURS)
    path = library / "knowledge/resources/history-full-text.md"
    path.write_text(
        path.read_text().replace(
            "support:",
            "kbart: knowledge/holdings/vendor.txt\nholdings: knowledge/holdings/ours.txt\nsupport:",
        )
    )
    return library


def test_coverage_says_from_when_to_when_and_through_which_embargo(listed, desk):
    assert desk("coverage", "hill", "review", "--date", "2026-03") == worlds.Outcome(
        0,
        """\
Hill Review, The, 0000-0019
  History Full Text: our own list, line 2
    from 1980-01-01 to now; no embargo
    covers it, due by Tue 31 Mar

The Hill Review, 0000-0019
  History Full Text: the vendor's list, line 3
    from 1980-01-01 to 2025-12-31; all but the current calendar year is there
    outside of its coverage
""",
        UNUSED,
    )


def test_coverage_without_an_issue_says_only_what_there_is(listed, desk):
    assert (
        desk("coverage", "2434-561x").out
        == """\
Annals of Hill History, 0378-5955, 2434-561X
  History Full Text: the vendor's list, line 2
    from 1990-01-01 (volume 1, issue 1) to now; no embargo
"""
    )
    assert desk("coverage", "no such title").out == "No list has this title.\n"
    assert desk("coverage", "!!").out == "No list has this title.\n"


def test_coverage_for_other_programs(listed, desk):
    found = json.loads(desk("coverage", "0378-5955", "--date", "2026-11-02", "--json").out)
    assert found == {
        "deskbook": 1,
        "kind": "coverage",
        "asked": "0378-5955",
        "sources": [
            {
                "resource": "history-full-text",
                "by": "vendor",
                "line": 2,
                "title": "Annals of Hill History",
                "numbers": ["03785955", "2434561X"],
                "first": "1990-01-01",
                "last": None,
                "embargo": "",
                "says": "covers",
                "day": "2026-11-02",
            }
        ],
    }


def test_lists_are_shown_with_each_row_that_cannot_be_used(listed, desk):
    outcome = desk("coverage", "--lists")
    assert (outcome.code, outcome.out) == (
        1,
        "history-full-text: the vendor's list, knowledge/holdings/vendor.txt, 2 rows\n"
        "history-full-text: our own list, knowledge/holdings/ours.txt, 1 row\n",
    )
    assert outcome.err == (
        "knowledge/holdings/vendor.txt:4: error: Broken: date_first_issue_online sometime is not a "
        "date: write 2026, 2026-11 or 2026-11-05; the row is left out\n"
    )


def test_a_list_that_has_changed_is_read_again_and_one_that_is_gone_is_named(listed, desk):
    desk("coverage", "annals")
    (listed / "knowledge/holdings/vendor.txt").write_text(VENDOR.replace("Annals", "Journal"))
    assert desk("coverage", "annals").out == "No list has this title.\n"
    assert "Journal of Hill History" in desk("coverage", "journal of hill").out
    (listed / ".desk/holdings.sqlite").write_bytes(b"damaged" * 1000)
    assert "Journal of Hill History" in desk("coverage", "journal of hill").out
    (listed / "knowledge/holdings/vendor.txt").unlink()
    refused = desk("coverage", "annals")
    assert (refused.code, refused.err) == (
        2,
        "desk: knowledge/resources/history-full-text.md: kbart names knowledge/holdings/vendor.txt, "
        "and there is no such file\n",
    )


def test_a_library_without_lists_is_told_how_to_get_one(library, desk):
    refused = desk("coverage", "annals")
    assert refused.code == 2
    assert "write its path as `kbart:` into knowledge/resources" in refused.err
