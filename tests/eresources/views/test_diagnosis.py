"""Citations and verdicts in words."""

from dataclasses import replace
from datetime import date

import pytest
from tests import item_texts

from deskbook.eresources.model.diagnosis import Diagnosis
from deskbook.eresources.views import diagnosis
from deskbook.library.model.records import Missing

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "nothing that names a title, a date or a number"),
        ("2026", "published 2026"),
        ("2026-03", "published 2026-03"),
        ("2026-03-15 doi:10.1000/x", "published 2026-03-15, doi 10.1000/x"),
    ],
)
def test_citation_is_described_as_it_was_understood(text, said):
    assert diagnosis.describe_citation(item_texts.cite(text)) == f"Looked for: {said}"


@pytest.mark.parametrize(
    ("it", "said"),
    [
        (Diagnosis("r", "embargoed", (), (), date(2027, 1, 1)), "embargoed until Fri 1 Jan 2027"),
        (Diagnosis("r", "embargoed", (), ()), "embargoed for good"),
        (Diagnosis("r", "late", (), (), date(2026, 11, 15), 1), "late by a day: the embargo ended Sun 15 Nov"),
        (Diagnosis("r", "outside", (), (), date(2022, 1, 1)),
         "outside of what this resource has: the moving wall passed it by on Sat 1 Jan 2022"),
    ],
)  # fmt: skip
def test_a_verdict_is_one_line(it, said):
    assert diagnosis.describe_verdict(it, TODAY) == said


def test_reading_shows_its_parts_its_doubts_and_what_is_left():
    reading = item_texts.read(
        "Spring 2026, 05/06/2026 hello https://a.example/x?sid=1 v. 3 or v. 4"
    )
    shown = "\n".join(diagnosis.list_parts(reading))
    for said in ("Note: 05/06/2026 may mean", "“hello”", "“sid=…”", "“v. 4”"):  # fmt: skip
        assert said in shown
    assert list(diagnosis.list_parts(item_texts.read(""))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025/26", "published 2025/2026"),
        ("05/06/2026", "published 2026-05-06/2026-06-05"),
        ("Jun-Jul 2026", "published 2026-06/2026-07"),
        ("ISBN 9780306406157, 2nd ed. PMID 12", "9780306406157, edition 2, PMID 12"),
    ],
)
def test_range_is_described_by_both_ends(text, said):
    assert diagnosis.describe_citation(item_texts.cite(text)) == f"Looked for: {said}"


def test_missing_issue_is_described_until_it_arrives():
    record = Missing(slug="rural", title="Rural History", volume="24", resource="r", missed=date(2026, 11, 2))  # fmt: skip
    assert diagnosis.describe_missing(record, TODAY) == (
        "Known as missing: Rural History, vol. 24 (knowledge/missing/rural.md)\n"
        "  first missed Mon 2 Nov"
    )
    known = replace(record, due=date(2026, 6, 30), tickets=("Q-00000A",), vendor_case="7", watch=date(2026, 11, 20))  # fmt: skip
    assert diagnosis.describe_missing(known, TODAY).splitlines()[1:] == [
        "  due Tue 30 Jun; first missed Mon 2 Nov in Q-00000A",
        "  vendor's case 7",
        "  we look again Fri 20 Nov",
    ]
    came = replace(known, arrived=date(2026, 11, 16), checked="It opens.")
    assert diagnosis.describe_missing(came, TODAY).endswith("  arrived Mon 16 Nov: It opens.")
    assert diagnosis.describe_missing(replace(came, checked=""), TODAY).endswith(
        "arrived Mon 16 Nov"
    )


def test_mismatch_says_which_list_lacks_the_title():
    found = Diagnosis("r", "mismatch", (), (), reason="listed but not activated")
    assert diagnosis.describe_verdict(found, TODAY) == "listed but not activated"
