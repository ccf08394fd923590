"""Issues that should be there by now, from how often a title comes out."""

from datetime import date

import pytest

from deskbook.eresources.formats import kbart_row
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.rules import predictions
from deskbook.library.model.records import ExpectedTitle

TODAY = date(2026, 11, 16)
FOUND = Issue(resource="r", title="Rural History Quarterly", key="rural history quarterly")


def predicted(embargo="", **more):
    it = ExpectedTitle(**{"number": "0000-1066", "months": 3, "last": "2025-12", **more})
    parts = kbart_row.parse_embargo(embargo)
    return [
        (one.published, one.volume, one.issue, str(one.due))
        for one in predictions.predict(it, FOUND, parts, TODAY)
    ]


def test_issues_after_the_last_one_are_due_on_the_last_day_of_their_month():
    assert predicted(volume="23", issue="4", issues=4) == [
        ("2026-03", "24", "1", "2026-03-31"),
        ("2026-06", "24", "2", "2026-06-30"),
        ("2026-09", "24", "3", "2026-09-30"),
    ]


def test_issues_of_one_title_are_limited():
    assert len(predicted(months=1, last="2000-01")) == predictions.MOST


def test_embargo_puts_the_day_off():
    assert predicted("P6M") == [
        ("2026-03", "", "", "2026-09-01"),
        ("2026-06", "", "", "2026-12-01"),
    ]


@pytest.mark.parametrize("more", [{"last": "2026-11"}, {"months": 0}, {"embargo": "R1Y;P2Y"}])
def test_nothing_is_due(more):
    assert predicted(**more) == []


def test_issue_of_a_yearly_title_is_due_within_a_month():
    assert predicted(months=12, last="2024") == [("2025-01", "", "", "2025-01-31"), ("2026-01", "", "", "2026-01-31")]  # fmt: skip
