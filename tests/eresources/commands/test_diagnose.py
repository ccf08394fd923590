"""`desk diagnose`, `coverage`, `watch`, `arrived` and `delays` in a small library with two lists."""

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
Annals of Hill History\t0378-5955\t2434-561X\t1990\t1\t1\t\t\t\t\t\t1\t\tfulltext
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
    outside of its coverage: the list ends with 2025-12-31
""",
        UNUSED,
    )


def test_coverage_without_an_issue_says_only_what_there_is(listed, desk):
    assert (
        desk("coverage", "2434-561x").out
        == """\
Annals of Hill History, 0378-5955, 2434-561X
  History Full Text: our own list, line 3
    from 1990-01-01 (volume 1, issue 1) to now; no embargo
  History Full Text: the vendor's list, line 2
    from 1990-01-01 (volume 1, issue 1) to now; no embargo
"""
    )
    assert desk("coverage", "no such title").out == "No list has this title.\n"
    assert desk("coverage", "!!").out == "No list has this title.\n"


def test_coverage_for_other_programs(listed, desk):
    found = json.loads(desk("coverage", "0378-5955", "--date", "2026-11-02", "--json").out)
    del found["sources"][0]
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
                "depth": "fulltext",
                "access": "",
                "notes": "",
                "url": "https://h.example/a",
                "publisher": "",
                "says": "covers",
                "why": "",
                "day": "2026-11-02",
            }
        ],
    }


def test_lists_are_shown_with_each_row_that_cannot_be_used(listed, desk):
    outcome = desk("coverage", "--lists")
    assert (outcome.code, outcome.out) == (
        1,
        "history-full-text: the vendor's list, knowledge/holdings/vendor.txt, 2 rows\n"
        "history-full-text: our own list, knowledge/holdings/ours.txt, 2 rows\n",
    )
    assert outcome.err == (
        "knowledge/holdings/vendor.txt:4: error: Broken: date_first_issue_online sometime is not a "
        "date: write 2026, 2026-11 or 2026-11-05; the row is left out\n"
    )


def test_a_list_that_has_changed_is_read_again_and_one_that_is_gone_is_named(listed, desk):
    desk("coverage", "annals")
    (listed / "knowledge/holdings/ours.txt").write_text(OURS.replace("Annals", "Journal"))
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


def test_the_question_that_started_it_is_answered_in_one_call(listed, desk, overdue_ticket):
    desk("edit", overdue_ticket, "--item", "0378-5955, 2026-10-01, vol. 36, no. 4")
    assert (
        desk("diagnose", "4kx7").out
        == """\
Looked for: 0378-5955, volume 36, issue 4, published 2026-10-01
  Read: “vol. 36” as volume 36; “no. 4” as issue 4

History Full Text: delayed with no embargo: published by Thu 1 Oct, 35 days ago
  the vendor's list, line 2: from 1990-01-01 (volume 1, issue 1) to now; no embargo
    covers it, due by Thu 1 Oct
  our own list, line 3: from 1990-01-01 (volume 1, issue 1) to now; no embargo
    covers it, due by Thu 1 Oct
  Likely causes, in this order: content-delayed, content-missing,
  knowledge-base-holdings
  Next: Look at the publisher's own site, then open a case with the vendor, whose list
  says that it is there. Get the article by interlibrary loan meanwhile.

Known problem: New issues reach History Full Text weeks late (confirmed, late-issues)
"""
    )


def test_a_citation_is_diagnosed_in_every_resource_that_lists_it(listed, desk):
    said = desk("diagnose", "https://r.example/?issn=0000-0019&date=2026-03&sessionid=4711").out
    assert said.startswith("""\
Looked for: 0000-0019, published 2026-03
  Read: “issn=0000-0019” as ISSN 0000-0019; “date=2026-03” as published 2026-03
  Not understood: “sessionid=…”

History Full Text: the vendor's list and ours do not say the same
""")
    assert "4711" not in said
    assert "Others about the same:\n  Q-4KX7M2  open" in said


def test_what_is_refused_is_no_late_content(listed, desk):
    words = ("diagnose", "0378-5955", "--date", "2026-10", "--resource", "history-full-text")
    assert "delayed with no embargo" in desk(*words).out
    found = json.loads(desk(*words, "--refused", "--json").out)
    assert (found["verdicts"][0]["verdict"], found["verdicts"][0]["causes"][0]) == ("expected", "proxy-config")  # fmt: skip


def test_what_no_list_names_and_what_is_no_date_or_resource(listed, desk):
    assert "no list of this resource names the title" in desk("diagnose", "1234-5679").out
    assert "is no date of an issue" in desk("diagnose", "0378-5955", "--date", "spring").err
    assert "nowhere is no resource" in desk("diagnose", "0378-5955", "--resource", "nowhere").err


def test_the_evidence_holds_what_both_lists_say_and_when_it_was_due_and_came(
    listed, desk, overdue_ticket
):
    assert "title lists" not in desk("evidence", overdue_ticket).out
    desk("edit", overdue_ticket, "--item", "0000-0019, 2025-03")
    said = """\
- What we see: 2026 issues of a history journal are missing from the aggregator
- Item: 0000-0019, 2025-03
- Resource: History Full Text
- Vendor: Example Aggregator
- Due: 1 January 2026
- First reported to us: 2 November 2026
- Reported to us: once, by one reader; the last time on 2 November 2026
- Our reference: Q-4KX7M2

## What the title lists say

- Your title list, line 3: from 1980-01-01 to 2025-12-31; all but the current calendar year is there. \
Of this item: covers it, due by 1 January 2026.
- Our own list, line 2: from 1980-01-01 to now; no embargo. Of this item: covers it, due by 31 March 2025.
"""
    assert said in desk("evidence", overdue_ticket).out
    (listed / "knowledge/holdings/vendor.txt").write_text(VENDOR.splitlines()[0] + "\n")
    desk("arrived", overdue_ticket, "--on", "2026-11-05")
    told = desk("evidence", overdue_ticket).out
    assert "- Due: 31 March 2025\n" in told
    assert "- Seen to be there: 5 November 2026\n" in told
    assert "Your title list" not in told


def test_a_ticket_about_access_is_not_resolved_without_a_cause(listed, desk, overdue_ticket):
    desk("edit", overdue_ticket, "--symptom", "it stops in 2025")
    refused = desk("resolve", overdue_ticket, "It is there now.")
    assert refused.code == 2
    assert "say what was found wrong with --cause" in refused.err
    assert (
        desk("resolve", overdue_ticket, "--cause", "content-delayed", "It is there now.").code == 0
    )
    assert worlds.front(listed, overdue_ticket)["symptom"] == "it stops in 2025"
    assert worlds.front(listed, overdue_ticket)["cause"] == "content-delayed"


def test_text_that_is_not_understood_has_a_next_step_and_no_causes(listed, desk):
    said = desk("diagnose", "PMID 12345678").out
    assert "not understood: this names an article, not a title" in said
    assert "Next: Ask for the title or ISSN of the journal" in said
    assert "Likely causes" not in said


def test_every_cause_is_explained(library, desk):
    assert "content-delayed\n    The item came, or comes, later than the list" in desk("causes").out


def test_check_names_lists_that_are_missing_and_rows_that_cannot_be_used(listed, desk):
    assert "vendor.txt:4: error: Broken: date_first_issue_online sometime is not a date" in desk("check").out  # fmt: skip
    (listed / "knowledge/holdings/ours.txt").unlink()
    said = desk("check", "knowledge/resources").out
    assert said.startswith(
        "knowledge/resources/history-full-text.md:5: error: holdings: there is no file "
        "knowledge/holdings/ours.txt: put the list there, or take the line out [resource.list]"
    )
    path = listed / "knowledge/resources/history-full-text.md"
    path.write_text(path.read_text().replace("knowledge/holdings/ours.txt", "../ours.txt"))
    assert "../ours.txt leads out of the library" in desk("check").out


def test_check_wants_a_cause_on_a_resolved_ticket_about_access(listed, desk, overdue_ticket):
    desk("edit", overdue_ticket, "--item", "0378-5955")
    desk("resolve", overdue_ticket, "--cause", "unknown", "It is there.")
    assert "ticket.cause" not in desk("check").out
    path = next(listed.glob(f"tickets/*/*/{overdue_ticket}.md"))
    path.write_text(path.read_text().replace("\ncause: unknown", "", 1))
    assert "needs a cause: write one that `desk causes` explains" in desk("check").out
