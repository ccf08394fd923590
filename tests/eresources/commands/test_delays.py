"""`desk watch`, `arrived` and `delays` in a small library with two lists."""

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


def test_late_content_is_watched_nudged_for_and_its_arrival_counted(
    listed, desk, overdue_ticket, monkeypatch
):
    watched = desk("watch", overdue_ticket, "mon", "--item", "0378-5955, 2026-10-01")
    assert (
        watched.out
        == """\
Q-4KX7M2 watch: 2026 issues of a history journal are missing from the aggregator
  watch: -> 2026-11-09
  item: -> 0378-5955, 2026-10-01
Issue Annals of Hill History, 2026-10-01: due Thu 1 Oct 2026, first missed Mon 2 Nov 2026, one ticket (knowledge/missing/annals-of-hill-history-2026-10-01.md)
"""
    )
    assert "still missing" in desk("delays").out
    desk("wait", overdue_ticket, "vendor", "--until", "2026-12-01")
    monkeypatch.setenv("DESK_NOW", "2026-11-09T15:00:00Z")
    assert (
        "Look whether 0378-5955, 2026-10-01 has come: `desk arrived` if so." in desk("remind").out
    )
    assert (
        desk("arrived", overdue_ticket, "--on", "yesterday").out
        == """\
Q-4KX7M2 arrived: 2026 issues of a history journal are missing from the aggregator
  arrived: -> 2026-11-08
  watch: 2026-11-09 ->
  status: waiting -> open
  waiting_on: vendor ->
The news waits in the outbox: `desk undo` takes it back until it is sent.
Issue Annals of Hill History, 2026-10-01: due Thu 1 Oct 2026, first missed Mon 2 Nov 2026, arrived Sun 8 Nov 2026, one ticket (knowledge/missing/annals-of-hill-history-2026-10-01.md)
Patrons of Q-4KX7M2 are told: The issue that you missed is now there in History Full Text: Annals of Hill History, 2026-10-01.
"""
    )
    assert (
        desk("delays").out
        == """\
Example Aggregator
  One issue came 38 days after it was due, 6 days after it was first missed.

  History Full Text
    One issue came 38 days after it was due, 6 days after it was first missed.
      Annals of Hill History, 2026-10-01: due Thu 1 Oct, missed Mon 2 Nov, there Sun 8 Nov
        Q-4KX7M2
"""
    )
    desk("wait", overdue_ticket, "vendor")
    late = "  Late content: One issue came 38 days after it was due, 6 days after it was first missed.\n  History Full Text\n"
    assert f"Example Aggregator\n{late}" in desk("vendor").out
    assert json.loads(desk("delays", "--json").out)["delays"][0]["days"] == [6]


def test_arrival_of_an_issue_closes_every_watch_and_tells_every_patron_once(
    listed, desk, overdue_ticket
):
    desk("watch", overdue_ticket, "fri", "--item", "Annals of Hill History, October 2026")
    second = worlds.made(desk("new", "-s", "e-resources", "-c", "email", "--resource", "history-full-text",
        "--item", "0378-5955, 2026-10", "-t", "A second reader misses it", "It is not there.",
        "--patron", "p-7f3kq29e"))  # fmt: skip
    before = json.loads(desk("delays", "--json").out)["delays"][0]
    assert len(before["missing"]) == 1
    done = desk("arrived", second, "Opened on and off campus.", "--on", "2026-11-05")
    assert f"Also about it, no longer awaited: {overdue_ticket}" in done.out
    assert "are told: The issue that you missed is now there in History Full Text" in done.out
    fronts = [worlds.front(listed, it) for it in (overdue_ticket, second)]
    assert [(it["arrived"], it.get("watch")) for it in fronts] == [("2026-11-05", None)] * 2
    for it in (overdue_ticket, second):
        assert worlds.timeline(listed, it).count("The issue that you missed is now there") == 1
    (delay,) = json.loads(desk("delays", "--json").out)["delays"]
    assert (delay["overdue"], len(delay["arrivals"]), delay["arrivals"][0]["readers"]) == (
        [5],
        1,
        2,
    )
    said = desk("diagnose", overdue_ticket).out
    assert "it came late and has been there since Thu 5 Nov" in said
    assert "arrived Thu 5 Nov: Opened on and off campus." in said
    evidence = desk("evidence", second).out
    assert "- Issue: Annals of Hill History, 2026-10\n" in evidence
    assert "- Reported to us: 2 times, by 2 readers" in evidence
    assert "knowledge/missing" not in desk("check").out
    again = desk("arrived", overdue_ticket, "Still there.", "--quiet")
    assert "are told" not in again.out


def test_issue_that_is_gone_again_is_awaited_again(listed, desk, overdue_ticket):
    desk("watch", overdue_ticket, "fri", "--item", "0378-5955, 2026-10")
    desk("arrived", overdue_ticket, "--quiet")
    desk("watch", overdue_ticket, "2026-11-12")
    (record,) = (listed / "knowledge/missing").glob("*.md")
    assert "watch: 2026-11-12" in record.read_text()
    assert "arrived:" not in record.read_text()


def test_words_of_one_patron_are_never_told_to_another(listed, desk, overdue_ticket):
    words = "Secret Diary Quarterly, vol. my friend Ann, 2026-10"
    desk("watch", overdue_ticket, "fri", "--item", words)
    assert not (listed / "knowledge/missing").exists()
    link = "https://r.example/?issn=0378-5955&date=2026-10&volume=Ann+Miller"
    desk("edit", overdue_ticket, "--item", link)
    told = desk("arrived", overdue_ticket).out
    assert "Ann" not in told.partition("are told: ")[2].replace("Annals", "")


def test_item_that_names_no_issue_has_no_record(listed, desk, overdue_ticket):
    done = desk("watch", overdue_ticket, "fri", "--item", "something")
    assert "No record of the issue is kept" in done.out
    assert not (listed / "knowledge/missing").exists()
    told = desk("arrived", overdue_ticket, "--tell", "It is there.").out
    assert f"Patrons of {overdue_ticket} are told: It is there." in told
