"""Records of missing issues: which texts are about the same one, and what changes."""

from dataclasses import replace
from datetime import date

import pytest

from deskbook.eresources.model.missing import Issue, describe_issue
from deskbook.eresources.rules import missing

JUNE = (date(2026, 6, 1), date(2026, 6, 30))
ISSUE = Issue(
    resource="r", title="Rural History", key="rural history", number="0000-1066",
    volume="24", issue="2", published="2026-06", first=JUNE[0], last=JUNE[1],
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"resource": "s"}, False),
        ({"number": "0000-1023", "key": "labor history"}, False),
        ({"number": "", "key": "labor history"}, False),
        ({"number": ""}, True),
        ({"number": "0000-1074"}, True),
        ({"issue": "3"}, False),
        ({"volume": "23", "issue": ""}, False),
        ({"volume": "", "issue": ""}, True),
        ({"volume": "", "issue": "", "first": date(2026, 9, 1), "last": date(2026, 9, 30)}, False),
        ({"volume": "", "issue": "", "first": None, "last": None}, False),
    ],
)
def test_two_texts_are_about_the_same_issue(change, same):
    other = replace(ISSUE, **change)
    assert missing.is_same(ISSUE, other) is same
    assert missing.is_same(other, ISSUE) is same


def test_whole_volume_is_the_same_without_dates():
    one = replace(ISSUE, issue="", first=None, last=None)
    assert missing.is_same(one, one)
    assert not missing.is_same(one, replace(one, volume="25"))


def test_name_of_a_record_is_readable_and_free():
    assert missing.make_slug(ISSUE, []) == "rural-history-v24-2"
    assert missing.make_slug(ISSUE, ["rural-history-v24-2"]) == "rural-history-v24-2-2"
    dated = replace(ISSUE, volume="", issue="", title="Études")
    assert missing.make_slug(dated, []) == "etudes-2026-06"
    assert missing.make_slug(replace(dated, title="歷史", published=""), []) == "issue"


def test_record_is_joined_awaited_and_closed():
    record = missing.open_record(ISSUE, "rural", date(2026, 11, 9))
    joined = missing.join(record, {"Q-00000A": date(2026, 11, 2)}, ["", "case 7"])
    assert (joined.missed, joined.tickets, joined.vendor_case) == (date(2026, 11, 2), ("Q-00000A",), "case 7")  # fmt: skip
    closed = missing.note_arrival(joined, date(2026, 11, 16), "seen\nthere")
    assert missing.list_changes(joined, closed) == {"arrived": date(2026, 11, 16), "checked": "seen there"}  # fmt: skip
    assert missing.await_again(closed, date(2026, 12, 1)).arrived is None
    assert describe_issue(record) == "Rural History, vol. 24, no. 2, 2026-06"
    assert missing.write_news(record, None) == "The issue that you missed is now there: Rural History, vol. 24, no. 2, 2026-06."  # fmt: skip
