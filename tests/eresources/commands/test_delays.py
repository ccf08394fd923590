"""`desk watch`, `arrived` and `delays` in a small library with two lists."""

import json

import pytest

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
Now tell the patron: `desk reply`, or `desk resolve` with a last reply.
"""
    )
    assert (
        desk("delays").out
        == """\
Example Aggregator
  One item came 6 days after it was first missed.

  History Full Text
    One item came 6 days after it was first missed.
      Q-4KX7M2  0378-5955, 2026-10-01: asked Mon 2 Nov, there Sun 8 Nov
"""
    )
    desk("wait", overdue_ticket, "vendor")
    late = "  Late content: One item came 6 days after it was first missed.\n  History Full Text\n"
    assert f"Example Aggregator\n{late}" in desk("vendor").out
    assert json.loads(desk("delays", "--json").out)["delays"][0]["days"] == [6]
