"""Each verdict on why an item is not there, with the row that says so."""

from datetime import date

import pytest

from deskbook.eresources.formats import kbart, open_url
from deskbook.eresources.model.coverage import Citation, Holding
from deskbook.eresources.model.diagnosis import VERDICTS
from deskbook.eresources.rules import diagnosis
from deskbook.library.model.vocabulary import CAUSES

TODAY = date(2026, 11, 16)


def row(first="1990", last="", embargo="", volumes=("", ""), line=2):
    def day(value, end):
        return (
            date.fromisoformat(f"{value}-{end}")
            if len(value) == 4
            else date.fromisoformat(value)
            if value
            else None
        )

    return Holding(resource="history-full-text", line=line, title="Annals", first=day(first, "01-01"), last=day(last, "12-31"),
                   embargo=kbart.parse_embargo(embargo), first_volume=volumes[0], last_volume=volumes[1])  # fmt: skip


def verdict(cited, *listed, symptom="missing"):
    citation = cited if isinstance(cited, Citation) else open_url.parse_citation(f"Annals, {cited}")
    found = diagnosis.diagnose("history-full-text", listed, citation, TODAY, symptom)
    return found.verdict, str(found.day or ""), found.late, [it.says for it in found.sources]


@pytest.mark.parametrize(
    ("cited", "listed", "found"),
    [
        ("2026-03-15", row(embargo="P1Y"), ("embargoed", "2027-01-01", 0, ["embargoed"])),
        ("2026-09-01", row(embargo="P6M"), ("embargoed", "2027-03-01", 0, ["embargoed"])),
        ("2026-04-02", row(embargo="P6M"), ("late", "2026-10-01", 46, ["covers"])),
        ("2026-11-01", row(), ("delayed", "2026-11-01", 15, ["covers"])),
        ("2026", row(), ("delayed", "2026-11-16", 0, ["covers"])),
        ("2026", row(embargo="P6M"), ("unsure", "", 0, ["part"])),
        ("2019-05-01", row(embargo="P1Y"), ("expected", "2020-01-01", 0, ["covers"])),
        ("2019-05-01", row(), ("expected", "2019-05-01", 0, ["covers"])),
        ("1985", row(), ("outside", "", 0, ["outside"])),
        ("2026-03-15", row(last="2025"), ("outside", "", 0, ["outside"])),
        ("2020-06-01", row(embargo="R2Y"), ("outside", "2022-01-01", 0, ["closed"])),
        ("vol. 12", row(volumes=("1", "36")), ("expected", "", 0, ["covers"])),
        ("vol. 37", row(volumes=("1", "36")), ("outside", "", 0, ["outside"])),
        ("vol. 3", row(volumes=("4", "")), ("outside", "", 0, ["outside"])),
        ("vol. 3", row(volumes=("A", "B")), ("unsure", "", 0, ["unsure"])),
        ("vol. 3", row(volumes=("1", "9"), embargo="P1Y"), ("unsure", "", 0, ["unsure"])),
        ("volume unknown", row(), ("unsure", "", 0, ["unsure"])),
    ],
)  # fmt: skip
def test_the_verdict_on_an_item_that_one_list_names(cited, listed, found):
    assert verdict(cited, ("vendor", listed)) == found


def test_item_that_is_there_and_does_not_open_is_not_late():
    assert verdict("2026-11-01", ("vendor", row()), symptom="refused")[0] == "expected"


def test_a_title_that_no_list_names_is_unlisted():
    assert verdict("2026-11-01") == ("unlisted", "", 0, [])


def test_lists_that_disagree_about_the_item_are_a_mismatch():
    ours = ("ours", row(line=7))
    assert verdict("2026-03-15", ours, ("vendor", row(last="2025"))) == (
        "mismatch",
        "2026-03-15",
        0,
        ["covers", "outside"],
    )
    assert verdict("2026-03-15", ("vendor", row(embargo="P1Y")), ours)[0] == "mismatch"
    assert verdict("2026-03-15", ("vendor", row()), ours)[0] == "delayed"
    assert verdict("2026", ("vendor", row(embargo="P6M")), ours)[0] == "delayed"


def test_of_several_rows_of_one_list_the_one_that_covers_the_item_counts():
    rows = [("vendor", row(last="2000")), ("vendor", row(first="2001", line=3))]
    assert verdict("2026-11-01", *rows) == ("delayed", "2026-11-01", 15, ["covers", "outside"])


def test_likely_causes_are_of_the_closed_list():
    assert {cause for it in VERDICTS.values() for cause in it.causes} <= set(CAUSES)
