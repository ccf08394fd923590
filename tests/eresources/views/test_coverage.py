"""Embargoes and rows of title lists in words."""

from datetime import date

import pytest

from deskbook.eresources.formats import kbart_row
from deskbook.eresources.model.coverage import Citation, Holding
from deskbook.eresources.model.diagnosis import Source
from deskbook.eresources.model.outcomes import CoverageFound
from deskbook.eresources.views import coverage
from deskbook.library.model.library import Library
from deskbook.library.model.records import Profile
from deskbook.library.views.outcome import Screen

TODAY = date(2026, 11, 16)
EMPTY = Library(profile=Profile(name="Hill", timezone="UTC", week=()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no embargo"),
        ("P1Y", "all but the current calendar year is there"),
        ("P6M", "all but the latest 6 calendar months is there"),
        ("R1D", "only today's is there"),
        ("R10Y;P30D", "only the latest 10 calendar years is there and all but the latest 30 days is there"),
    ],
)  # fmt: skip
def test_embargo_is_described_in_words(text, said):
    assert coverage.describe_embargo(kbart_row.parse_embargo(text)) == said


def test_statement_of_a_row_has_its_day():
    row = Holding(resource="r", line=2, title="T", last_volume="9", last_issue="1")
    sources = (
        Source(row, "vendor", "embargoed", date(2027, 1, 1)),
        Source(row, "vendor", "embargoed"),
        Source(row, "vendor", "closed", date(2022, 1, 1)),
        Source(row, "vendor", "part"),
        Source(row, "vendor", "unsure"),
        Source(row, "vendor", "covers"),
    )
    outcome = CoverageFound(
        asked="T", cited=Citation(volume="9"), sources=sources, today=TODAY, library=EMPTY
    )
    shown = coverage.list_rows(outcome, Screen()).split("\n")
    assert shown[:3] == [
        "T",
        "  r: the vendor's list, line 2",
        "    from its beginning to now (volume 9, issue 1); no embargo",
    ]
    assert shown[3::3] == [
        "    embargoed until Fri 1 Jan 2027",
        "    embargoed for good",
        "    the moving wall passed it by on Sat 1 Jan 2022",
        "    open in part: name the month or the day of the issue",
        "    does not decide",
        "    covers it",
    ]


def test_row_of_a_book_is_described_by_people_edition_and_dates():
    book = Holding(resource="r", line=2, title="Dunes", kind="monograph", author="Miller", editor="Lee", edition="3",
                   book_volume="2", printed=date(2020, 1, 1), online=date(2020, 2, 1), access="F", notes="n", depth="abstracts")  # fmt: skip
    assert coverage.describe_row(Source(book, "vendor", "covers")) == (
        "a book, by Miller, edited by Lee, edition 3, volume 2, printed 2020-01-01, online 2020-02-01; "
        "no embargo; free; abstracts; notes: n"
    )
