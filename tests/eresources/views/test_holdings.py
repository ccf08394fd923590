"""Embargoes and citations in words."""

from datetime import date

import pytest

from deskbook.eresources.formats import kbart, open_url
from deskbook.eresources.model.citation import Citation
from deskbook.eresources.model.coverage import Holding
from deskbook.eresources.model.diagnosis import Diagnosis, Source
from deskbook.eresources.views import holdings
from deskbook.library.model.library import Library
from deskbook.library.model.records import Profile

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
def test_an_embargo_is_said_in_words(text, said):
    assert holdings.embargo(kbart.embargo(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "nothing that tells a title, a date or a number"),
        ("2026", "published 2026"),
        ("2026-03", "published 2026-03"),
        ("2026-03-15 doi:10.1000/x", "published 2026-03-15, doi 10.1000/x"),
    ],
)
def test_what_was_understood_of_a_citation_is_said(text, said):
    assert holdings.citation(open_url.citation(text)) == f"Looked for: {said}"


@pytest.mark.parametrize(
    ("it", "said"),
    [
        (Diagnosis("r", "embargoed", (), (), date(2027, 1, 1)), "embargoed until Fri 1 Jan 2027"),
        (Diagnosis("r", "embargoed", (), ()), "embargoed for good"),
        (Diagnosis("r", "late", (), (), date(2026, 11, 15), 1), "late by a day: the embargo ended Sun 15 Nov"),
        (Diagnosis("r", "outside", (), (), date(2022, 1, 1)),
         "outside of what this resource holds: the moving wall passed it by on Sat 1 Jan 2022"),
    ],
)  # fmt: skip
def test_a_verdict_is_one_line(it, said):
    assert holdings.verdict(it, TODAY) == said


def test_what_a_row_says_is_said_with_its_day():
    row = Holding(resource="r", line=2, title="T", last_volume="9", last_issue="1")
    sources = (
        Source(row, "vendor", "embargoed", date(2027, 1, 1)),
        Source(row, "vendor", "embargoed"),
        Source(row, "vendor", "closed", date(2022, 1, 1)),
        Source(row, "vendor", "part"),
        Source(row, "vendor", "unsure"),
        Source(row, "vendor", "covers"),
    )
    shown = holdings.coverage(EMPTY, Citation(volume="9"), sources, TODAY).split("\n")
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
        "    name the date or the volume of the issue to be sure",
        "    covers it",
    ]
