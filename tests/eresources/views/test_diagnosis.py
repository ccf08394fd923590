"""Citations and verdicts in words."""

from datetime import date

import pytest
from tests import item_texts

from deskbook.eresources.model.diagnosis import Diagnosis
from deskbook.eresources.views import diagnosis

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
