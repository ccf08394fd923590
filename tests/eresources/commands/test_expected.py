"""`desk coverage due` in the sample library, whose lists have two of three expected titles."""

import pytest
from tests import worlds
from tests.eresources.commands.test_delays import VENDOR

EXPECTED = """\
expected:
  - {number: 0378-5955, months: 3, last: 2026-06, volume: 36, issue: 2, issues: 4}
  - {number: 0000-1066, months: 3, last: 2026-06}
kbart: knowledge/holdings/vendor.txt
support:"""


@pytest.fixture
def expecting(library):
    """The library with a resource that says how often two titles come out."""
    folder = library / "knowledge/holdings"
    folder.mkdir()
    (folder / "vendor.txt").write_text(VENDOR)
    path = library / "knowledge/resources/history-full-text.md"
    path.write_text(path.read_text().replace("support:", EXPECTED))
    return library


def test_issue_that_is_overdue_is_shown_before_anybody_asks(expecting, desk):
    assert desk("coverage", "due").out == (
        "Annals of Hill History, vol. 36, no. 3, 2026-09: overdue for 36 days, since Wed 30 Sep\n"
        "  History Full Text, line 2: no embargo\n"
        "0000-1066: no list of its resource has it\n\n"
        "Open the newest issue of each: if it is there, write it into `last:`, else `desk watch`.\n"
    )
    assert desk("coverage", "due", "history-full-text").code == 0
    assert "nowhere is no resource" in desk("coverage", "due", "nowhere").err


def test_issue_that_is_known_as_missing_is_marked_and_one_that_came_is_left_out(expecting, desk):
    desk("watch", worlds.OVERDUE, "fri", "--item", "0378-5955, vol. 36, no. 3, 2026-09")
    assert "no embargo; missing since Mon 2 Nov" in desk("coverage", "due").out
    desk("arrived", worlds.OVERDUE, "--quiet")
    assert "Annals" not in desk("coverage", "due").out


def test_library_without_expected_titles_is_told_how_to_name_them(library, desk):
    assert "write `expected:` with number, months and last" in desk("coverage", "due").err


def test_nothing_is_due(expecting, desk):
    path = expecting / "knowledge/resources/history-full-text.md"
    path.write_text(path.read_text().replace("last: 2026-06", "last: 2026-11").replace("0000-1066", "0378-5955"))  # fmt: skip
    assert desk("coverage", "due").out == "2 titles are expected, and no issue is due within a month.\n"  # fmt: skip
